package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Writes the customer invoices, each from its index alone and not yet settled. Immutable. */
final class InvoiceMaker {
    private static final BigDecimal EXCESS_DECIMALS = new BigDecimal("-10.005");
    private static final BigDecimal TWELVE_DECIMALS = new BigDecimal("-33.333333333333");
    /** {@code approvalstatus} of what nobody has approved yet. */
    static final long PENDING = 1;

    private static final long APPROVED = 2;
    private static final long REJECTED = 3;
    /** Every so many invoices the next two belong together: same customer, one credit memo over both. */
    private static final long TWINS_EVERY = 331;

    private static final long FIRST_TWIN = 17;

    private final BooksSettings settings;
    private final Calendar calendar;
    private final Customers customers;
    private final ExchangeRates rates;
    private final SalesLines sales;
    private final Memos memos;

    InvoiceMaker(
            BooksSettings settings,
            Calendar calendar,
            Customers customers,
            ExchangeRates rates,
            SalesLines sales,
            Memos memos) {
        this.settings = settings;
        this.calendar = calendar;
        this.customers = customers;
        this.rates = rates;
        this.sales = sales;
        this.memos = memos;
    }

    /** Whether this invoice and the next share a customer and a credit memo. */
    boolean isFirstTwin(long index) {
        return index % TWINS_EVERY == FIRST_TWIN
                && index + 1 < settings.invoices()
                && oddity(index).isEmpty()
                && oddity(index + 1).isEmpty();
    }

    /** The invoice without id and number; its status is {@code null} where settlement is to decide between A and B. */
    Document make(long index) {
        Chance chance = Chance.of(settings.seed(), "invoice", index);
        Optional<Oddity> oddity = oddity(index);
        Customer customer = customer(index);
        boolean inEuro = oddity.isPresent()
                && (oddity.get() == Oddity.EXCESS_DECIMALS || oddity.get() == Oddity.TWELVE_DECIMALS);
        Subsidiary subsidiary = inEuro ? Subsidiary.PARENT : customer.subsidiary();
        Currency currency = inEuro
                ? Currency.EUR
                : oddity.filter(Oddity.NO_ISO_CURRENCY::equals).isPresent() ? Currency.POINTS : customer.currency();
        Document invoice = begin(customer, subsidiary, currency, calendar.written(index, settings.invoices()), chance);
        int count = oddity.filter(Oddity.MANY_LINES::equals).isPresent() ? SalesLines.MANY : sales.usualCount(chance);
        sales.addTo(invoice, count, Calendar.day(invoice.created), chance);
        oddity.ifPresent(odd -> makeOdd(invoice, odd));
        if (oddity.isPresent()) {
            invoice.status = "A";
        } else if (!isFirstTwin(index) && !(index > 0 && isFirstTwin(index - 1))) {
            giveStatus(invoice, index);
        }
        return invoice;
    }

    /** An ordinary open invoice of that customer, written at a moment after the books' history. */
    Document fresh(Customer customer, Instant moment, Chance chance) {
        Document invoice = begin(customer, customer.subsidiary(), customer.currency(), moment, chance);
        sales.addTo(invoice, sales.usualCount(chance), Calendar.day(moment), chance);
        invoice.status = "A";
        invoice.paid = BigDecimal.ZERO;
        invoice.unpaid = invoice.foreignTotal();
        return invoice;
    }

    private Document begin(
            Customer customer, Subsidiary subsidiary, Currency currency, Instant created, Chance chance) {
        LocalDate day = Calendar.day(created);
        Document invoice = new Document(
                DocumentType.INVOICE, subsidiary, currency, rates.rate(currency, subsidiary.currency(), day));
        fillHeader(invoice, customer, created, day, chance);
        invoice.addMain(Account.RECEIVABLE);
        return invoice;
    }

    private Optional<Oddity> oddity(long index) {
        return Oddity.of(index, settings.invoices());
    }

    private Customer customer(long index) {
        long buyer = index > 0 && isFirstTwin(index - 1) ? index - 1 : index;
        return customers.buying(buyer, Chance.of(settings.seed(), "buyer", buyer));
    }

    private void fillHeader(Document invoice, Customer customer, Instant created, LocalDate day, Chance chance) {
        invoice.entity = customer.id();
        invoice.created = created;
        long age = Math.max(1, Duration.between(created, settings.asOf()).toSeconds());
        invoice.modified = created.plusSeconds(chance.below(Math.min(age, 7200)));
        invoice.date = chance.perMille(40) ? day.minusDays(chance.between(1, 6)) : day;
        invoice.due = invoice.date.plusDays(customer.termsDays());
        invoice.terms = Lists.termOfDays(customer.termsDays());
        invoice.approval = APPROVED;
        invoice.memo = memos.header(chance);
        invoice.numbered = !chance.perMille(15);
        invoice.externalId = chance.perMille(300) ? "crm-" + Long.toHexString(chance.below(1L << 40)) : null;
        invoice.otherReference = chance.perMille(250) ? "PO " + chance.between(1000, 99999) : null;
    }

    private static void giveStatus(Document invoice, long index) {
        if (index % 499 == 250) {
            invoice.status = index % 2 == 0 ? "C" : "Z";
        } else if (index % 211 == 100) {
            invoice.status = "E";
            invoice.approval = REJECTED;
            invoice.posting = false;
        } else if (index % 149 == 60) {
            invoice.status = "V";
            invoice.voided = true;
            invoice.memo = "VOID";
            invoice.zero();
        } else if (index % 53 == 20) {
            invoice.status = "D";
            invoice.approval = PENDING;
            invoice.posting = false;
        }
    }

    private void makeOdd(Document invoice, Oddity oddity) {
        switch (oddity) {
            case EXCESS_DECIMALS -> overwriteFirst(invoice, EXCESS_DECIMALS);
            case TWELVE_DECIMALS -> overwriteFirst(invoice, TWELVE_DECIMALS);
            case NO_DATE -> {
                invoice.date = null;
                invoice.due = null;
            }
            case UNKNOWN_CUSTOMER -> invoice.entity = customers.endOfIds() + 1_000_000;
            case NO_ISO_CURRENCY, MANY_LINES -> {
                // chosen before the lines were written
            }
        }
    }

    private static void overwriteFirst(Document invoice, BigDecimal amount) {
        Line first = invoice.lines.get(1);
        first.foreignAmount = amount;
        first.netAmount = amount;
        invoice.balance();
    }
}
