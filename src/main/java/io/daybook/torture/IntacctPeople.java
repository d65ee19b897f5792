package io.daybook.torture;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.books.Mutations;
import io.daybook.sandbox.intacct.books.Touched;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;

/** Who edits the books of an Intacct company. Used by one thread. */
final class IntacctPeople implements People {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final List<String> STATUSES = List.of("active", "active", "active non-posting", "inactive");
    private static final String DOCUMENTS =
            """
            (SELECT RECORDNO, STATE, CURRENCY, CUSTOMERID, WHENCREATED, DOCHDRKEY, TRX_TOTALENTERED, TRX_TOTALPAID, TRX_TOTALDUE
               FROM ARINVOICE
              UNION ALL
             SELECT RECORDNO, STATE, CURRENCY, CUSTOMERID, WHENCREATED, NULL, TRX_TOTALENTERED, TRX_TOTALPAID, TRX_TOTALDUE
               FROM ARADJUSTMENT) d
            """;
    private static final String LINES =
            """
            (SELECT RECORDNO, RECORDKEY, LINEITEM, TRX_AMOUNT, CURRENCY, TRUE AS INVOICE FROM ARINVOICEITEM
              UNION ALL
             SELECT RECORDNO, RECORDKEY, LINEITEM, TRX_AMOUNT, CURRENCY, FALSE FROM ARADJUSTMENTITEM) l
            """;
    private static final String OPEN = "d.STATE IN ('Posted', 'Partially Paid', 'Selected') AND d.TRX_TOTALDUE ";

    private final Jdbi books;
    private final Mutations mutations;
    private final Random random;
    private final Phrases phrases;

    IntacctPeople(Books books, Random random) {
        this.books = Jdbi.create(books.dataSource());
        this.mutations = books.mutations();
        this.random = random;
        this.phrases = new Phrases(random);
    }

    @Override
    public Edited edit(Optional<Instant> stamp) {
        return carryOut(Weighted.pick(IntacctEdit.values(), random), stamp);
    }

    /** A certain edit. */
    Edited carryOut(IntacctEdit edit, Optional<Instant> stamp) {
        Optional<Touched> touched;
        try {
            touched = Optional.ofNullable(
                    attempt(edit, stamp.map(mutations::stamped).orElse(mutations)));
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException refused) {
            touched = Optional.empty();
        }
        return new Edited(
                edit.name(),
                touched.map(Touched::moment),
                touched.map(IntacctPeople::described).orElse(""));
    }

    private static String described(Touched touched) {
        return "documents " + NetSuitePeople.few(touched.documents()) + " lines " + NetSuitePeople.few(touched.lines())
                + (touched.customers().isEmpty() ? "" : " customers " + touched.customers());
    }

    private Touched attempt(IntacctEdit edit, Mutations on) {
        return switch (edit) {
            case CREATE_INVOICE -> on.createInvoice();
            case CREATE_DRAFT -> on.createDraft();
            case CREATE_NEGATIVE_INVOICE -> on.createNegativeInvoice();
            case CREATE_ORDER_INVOICE -> on.createOrderInvoice();
            case CREATE_CREDIT_MEMO -> on.createCreditMemo();
            case CREATE_DEBIT_MEMO -> on.createDebitMemo();
            case CREATE_WITHOUT_ISO_CURRENCY -> on.createInvoiceWithoutIsoCurrency();
            case IMPORT -> on.importInvoices(between(2, 60), false);
            case IMPORT_UNTOUCHED -> on.importInvoices(between(2, 60), true);
            case POST_DRAFT -> on(document("d.STATE = 'Draft'"), on::post);
            case PAY_FULLY -> on(document(OPEN + "<> 0"), id -> on.pay(id, due(id)));
            case PAY_PARTLY -> on(document(OPEN + "<> 0"), id -> on.pay(id, part(id)));
            case PAY_UNNOTICED -> on(document(OPEN + "<> 0"), id -> on.payUnnoticed(id, due(id)));
            case APPLY_CREDIT -> applyCredit(on);
            case REVERSE -> on(document("d.STATE = 'Posted' AND d.TRX_TOTALPAID = 0"), on::reverse);
            case REISSUE -> on(document("d.DOCHDRKEY IS NOT NULL"), on::reissue);
            case REISSUE_UNNOTICED -> on(document("d.DOCHDRKEY IS NOT NULL"), on::reissueUnnoticed);
            case DELETE -> on(document("TRUE"), on::delete);
            case DELETE_UNNOTICED -> on(document("TRUE"), on::deleteUnnoticed);
            case EDIT_HEADER -> on(document("TRUE"), id -> on.editHeader(id, phrases.memo()));
            case CHANGE_DATE ->
                on(document(random.nextInt(3) == 0 ? "d.WHENCREATED IS NULL" : "TRUE"), id -> on.setDate(id, day()));
            case EDIT_LINE -> on(line("TRUE"), id -> on.editLine(id, phrases.memo()));
            case CHANGE_AMOUNT -> on(line("TRUE"), id -> on.setAmount(id, amount(id, false)));
            case CHANGE_SIGN -> on(line("TRUE"), id -> on.setAmount(id, amount(id, true)));
            case CHANGE_PERIOD -> on(line("l.INVOICE"), id -> on.setPeriod(id, day(), day()));
            case CHANGE_CONTRACT ->
                on(line("l.INVOICE"), id -> on.setContract(id, random.nextBoolean() ? null : "K-" + between(1, 99)));
            case ADD_LINE -> on(document("d.STATE NOT IN ('Paid', 'Reversed', 'Reversal')"), on::addLine);
            case DELETE_LINE -> on(line("TRUE"), on::deleteLine);
            case CREATE_CUSTOMER -> on.createCustomer();
            case EDIT_CUSTOMER -> on(customer("TRUE"), id -> on.editCustomer(id, phrases.email(id)));
            case RENAME_CUSTOMER ->
                on(
                        customer("TRUE"),
                        id -> on.renameCustomer(id, "C-" + id + " umbenannt é & <" + between(1, 99) + ">"));
            case SWITCH_CUSTOMER ->
                on(customer("TRUE"), id -> on.setStatus(id, STATUSES.get(random.nextInt(STATUSES.size()))));
            case DELETE_CUSTOMER ->
                on(
                        customer(
                                "NOT EXISTS (SELECT 1 FROM ARINVOICE i WHERE i.CUSTOMERID = c.CUSTOMERID) AND NOT EXISTS"
                                        + " (SELECT 1 FROM ARADJUSTMENT a WHERE a.CUSTOMERID = c.CUSTOMERID)"),
                        on::deleteCustomer);
        };
    }

    private interface Action {
        Touched on(long id);
    }

    private static Touched on(Optional<Long> found, Action action) {
        return found.map(action::on).orElse(null);
    }

    private Touched applyCredit(Mutations on) {
        Optional<Long> credit = document(OPEN + "< 0");
        Optional<Long> invoice = credit.flatMap(id -> document(OPEN + "> 0 AND d.CURRENCY = (SELECT c.CURRENCY FROM "
                + DOCUMENTS.replace(") d", ") c") + " WHERE c.RECORDNO = " + id + ")"));
        if (invoice.isEmpty()) {
            return null;
        }
        BigDecimal most = due(credit.get()).negate().min(due(invoice.get()));
        return on.applyCredit(
                credit.get(), invoice.get(), random.nextBoolean() ? most : share(most, decimals(invoice.get())));
    }

    private Optional<Long> document(String condition) {
        return one("SELECT d.RECORDNO AS id FROM " + DOCUMENTS + " WHERE " + condition);
    }

    private Optional<Long> line(String condition) {
        return one("SELECT l.RECORDNO AS id FROM " + LINES + " WHERE l.LINEITEM = 'T' AND l.TRX_AMOUNT IS NOT NULL AND "
                + condition);
    }

    private Optional<Long> customer(String condition) {
        return one("SELECT c.RECORDNO AS id FROM CUSTOMER c WHERE " + condition);
    }

    private Optional<Long> one(String rows) {
        return books.withHandle(handle -> {
            long count = handle.select("SELECT COUNT(*) FROM (" + rows + ") x")
                    .mapTo(Long.class)
                    .one();
            return count == 0
                    ? Optional.empty()
                    : handle.select(
                                    rows + " ORDER BY id OFFSET ? ROWS FETCH NEXT 1 ROW ONLY",
                                    random.nextInt(Math.toIntExact(count)))
                            .mapTo(Long.class)
                            .findOne();
        });
    }

    private BigDecimal due(long document) {
        return of(DOCUMENTS, "TRX_TOTALDUE", document, BigDecimal.class);
    }

    private BigDecimal part(long document) {
        return share(due(document), decimals(document));
    }

    private BigDecimal share(BigDecimal whole, int decimals) {
        BigDecimal part = whole.multiply(BigDecimal.valueOf(between(5, 95)))
                .movePointLeft(2)
                .setScale(decimals, RoundingMode.DOWN);
        return part.signum() == 0 ? whole : part;
    }

    /** Another amount of a line, of the same sign or of the other. */
    private BigDecimal amount(long line, boolean turned) {
        BigDecimal before = of(LINES, "TRX_AMOUNT", line, BigDecimal.class);
        BigDecimal amount =
                BigDecimal.valueOf(between(1, 5_000_000), decimalsOf(of(LINES, "CURRENCY", line, String.class)));
        return before.signum() < 0 ^ turned ? amount.negate() : amount;
    }

    private int decimals(long document) {
        return decimalsOf(of(DOCUMENTS, "CURRENCY", document, String.class));
    }

    private static int decimalsOf(String currency) {
        try {
            return currency == null ? 2 : Currency.getInstance(currency).getDefaultFractionDigits();
        } catch (IllegalArgumentException noIsoCode) {
            return 2;
        }
    }

    private <T> T of(String rows, String column, long recordNumber, Class<T> type) {
        return books.withHandle(
                handle -> handle.select("SELECT " + column + " FROM " + rows + " WHERE RECORDNO = ?", recordNumber)
                        .mapTo(type)
                        .findOne()
                        .orElse(null));
    }

    /** A day of the year, now and then none. */
    private LocalDate day() {
        return random.nextInt(9) == 0 ? null : FIRST_DAY.plusDays(random.nextInt(365));
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }
}
