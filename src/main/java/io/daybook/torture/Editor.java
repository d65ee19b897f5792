package io.daybook.torture;

import io.daybook.sandbox.netsuite.books.Mutations;
import io.daybook.sandbox.netsuite.books.Touched;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Carries edits out on whatever the books offer for them. What is edited, and how, follows from the random numbers and the
 * books alone. Used by one thread.
 */
final class Editor {
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final String WITHOUT_LATER =
            " AND NOT EXISTS (SELECT 1 FROM previoustransactionlinelink l WHERE l.previousdoc = t.id)";
    private static final String WITHOUT_LINKS =
            WITHOUT_LATER + " AND NOT EXISTS (SELECT 1 FROM previoustransactionlinelink l WHERE l.nextdoc = t.id)";
    private static final String OPEN_INVOICE = "t.type = 'CustInvc' AND t.status = 'A' AND t.foreignamountunpaid > 0";
    private static final String BOOKED = "t.type IN ('CustInvc', 'CustCred') AND t.status IN ('A', 'B')";
    private static final String SALES = "t.type IN ('CustInvc', 'CustCred') AND t.status IN ('A', 'B', 'D')";
    private static final String PRICED = "tl.quantity IS NOT NULL AND tl.rate IS NOT NULL";
    /** An amount that no mapping accepts, to be mended by a new price. */
    private static final String TOO_EXACT = PRICED + " AND tl.foreignamount <> ROUND(tl.foreignamount, 2)";

    private static final List<String> CATEGORIES =
            Arrays.asList("Subscription", "SaaS", "Setup", "Training", "Maintenance", null, null);

    private final Candidates candidates;
    private final Random random;
    private final Phrases phrases;

    Editor(Candidates candidates, Random random) {
        this.candidates = candidates;
        this.random = random;
        this.phrases = new Phrases(random);
    }

    /** What the edit touched; empty where the books offer nothing for it, or refuse it as the platform would. */
    Optional<Touched> carryOut(Edit edit, Mutations books) {
        try {
            return Optional.ofNullable(attempt(edit, books));
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return Optional.empty();
        }
    }

    private Touched attempt(Edit edit, Mutations books) {
        return switch (edit) {
            case CREATE_INVOICE -> books.createInvoice();
            case CREATE_PENDING_INVOICE -> books.createPendingInvoice();
            case CREATE_CREDIT_MEMO -> books.createCreditMemo();
            case CREDIT_INVOICE ->
                document(candidates.standing(OPEN_INVOICE), id -> books.createCreditMemo(id, between(5, 60)));
            case APPLY_CREDIT -> applyCredit(books);
            case PAY_FULLY -> document(candidates.standing(OPEN_INVOICE), id -> books.applyPayment(id, unpaid(id)));
            case PAY_PARTLY -> document(candidates.standing(OPEN_INVOICE), id -> books.applyPayment(id, part(id)));
            case EDIT_HEADER -> document(candidates.document(SALES), id -> books.editHeader(id, phrases.memo()));
            case EDIT_LINE -> document(candidates.line("TRUE"), key -> books.editLine(key, phrases.memo()));
            case ADD_LINE -> document(candidates.standing(SALES), books::addLine);
            case DELETE_LINE -> document(candidates.line("TRUE"), books::deleteLine);
            case DELETE_PAYMENT ->
                document(candidates.document("t.type = 'CustPymt'" + WITHOUT_LATER), books::deleteDocument);
            case DELETE_CREDIT_MEMO ->
                document(candidates.document("t.type = 'CustCred'" + WITHOUT_LATER), books::deleteDocument);
            case DELETE_INVOICE ->
                document(candidates.document("t.type = 'CustInvc'" + WITHOUT_LATER), books::deleteDocument);
            case VOID_TO_ZERO -> document(candidates.document(BOOKED + WITHOUT_LATER), books::voidDocument);
            case VOID_BY_JOURNAL -> document(candidates.standing(BOOKED), books::voidByJournal);
            case CHANGE_CURRENCY ->
                document(
                        candidates.document(SALES + WITHOUT_LINKS),
                        id -> books.changeCurrency(id, candidates.currency()));
            case CHANGE_QUANTITY ->
                document(candidates.line(PRICED), key -> books.changeQuantity(key, BigDecimal.valueOf(between(0, 14))));
            case RE_PRICE ->
                document(candidates.line(mendsFirst(TOO_EXACT, PRICED)), key -> books.rePrice(key, price(key)));
            case CHANGE_CATEGORY ->
                document(
                        candidates.line("tl.netamount IS NOT NULL"),
                        key -> books.changeCategory(key, pick(CATEGORIES)));
            case CHANGE_PERIOD -> document(candidates.line("TRUE"), key -> books.changePeriod(key, day(), day()));
            case CHANGE_DATE ->
                document(
                        candidates.document(mendsFirst(SALES + " AND t.trandate IS NULL", SALES)),
                        id -> books.changeDate(id, day()));
            case APPROVE -> document(candidates.document("t.type = 'CustInvc' AND t.status = 'D'"), books::approve);
            case REJECT -> document(candidates.document("t.type = 'CustInvc' AND t.status = 'D'"), books::reject);
            case TOUCH_HEADERS -> books.touchMany(between(20, 300));
            case TOUCH_LINES -> books.touchManyLines(between(50, 600), phrases.memo());
            case CREATE_CUSTOMER -> createCustomer(books);
            case EDIT_CUSTOMER ->
                document(candidates.customer("TRUE"), id -> books.editCustomer(id, phrases.email(id)));
            case RENAME_CUSTOMER ->
                document(
                        candidates.customer("TRUE"),
                        id -> books.renameCustomer(id, "C-" + id + " umbenannt é " + between(1, 99)));
            case SWITCH_CUSTOMER ->
                document(candidates.customer("TRUE"), id -> books.setInactive(id, random.nextBoolean()));
            case MERGE_CUSTOMERS -> merge(books);
            case DELETE_CUSTOMER ->
                document(
                        candidates.customer("NOT EXISTS (SELECT 1 FROM transaction t WHERE t.entity = c.id)"),
                        books::deleteCustomer);
        };
    }

    private interface Action {
        Touched on(long id);
    }

    private static Touched document(Optional<Long> found, Action action) {
        return found.map(action::on).orElse(null);
    }

    private Touched applyCredit(Mutations books) {
        Optional<Map.Entry<Long, Long>> pair = candidates.creditAndInvoice();
        if (pair.isEmpty()) {
            return null;
        }
        long credit = pair.get().getKey();
        long invoice = pair.get().getValue();
        BigDecimal most =
                candidates.amount("t.foreignpaymentamountunused", credit).min(unpaid(invoice));
        return books.applyCredit(
                credit, invoice, random.nextBoolean() ? most : share(most, candidates.decimals(invoice)));
    }

    /** A newcomer mostly buys at once. */
    private Touched createCustomer(Mutations books) {
        Touched made = books.createCustomer();
        return random.nextInt(3) == 0 ? made : books.createInvoice(made.customer());
    }

    /** Some customers must be left to sell to. */
    private Touched merge(Mutations books) {
        Optional<Long> duplicate = candidates.customer("(SELECT COUNT(*) FROM customer) > 8");
        Optional<Long> into = candidates.customer("TRUE");
        return duplicate.isEmpty() || duplicate.equals(into) ? null : books.mergeCustomers(duplicate.get(), into.get());
    }

    /** One time in three, what is wrong in the books is looked for, so that dead letters get mended too. */
    private String mendsFirst(String wrong, String usual) {
        return random.nextInt(3) == 0 ? wrong : usual;
    }

    private BigDecimal unpaid(long invoice) {
        return candidates.amount("t.foreignamountunpaid", invoice);
    }

    private BigDecimal part(long invoice) {
        return share(unpaid(invoice), candidates.decimals(invoice));
    }

    private BigDecimal share(BigDecimal whole, int decimals) {
        BigDecimal part = whole.multiply(BigDecimal.valueOf(between(5, 95)))
                .movePointLeft(2)
                .setScale(decimals, RoundingMode.DOWN);
        return part.signum() == 0 ? whole : part;
    }

    private BigDecimal price(long uniqueKey) {
        int decimals = candidates.decimalsOfLine(uniqueKey);
        return BigDecimal.valueOf(between(1, 5_000_000), decimals);
    }

    /** A day of the year, now and then none. */
    private LocalDate day() {
        return random.nextInt(9) == 0 ? null : FIRST_DAY.plusDays(random.nextInt(365));
    }

    private int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
