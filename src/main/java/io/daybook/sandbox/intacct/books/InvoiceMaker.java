package io.daybook.sandbox.intacct.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Makes AR invoices, each from its index alone and already settled. Immutable. */
final class InvoiceMaker {
    private static final int MANY = 1_250;
    /** Where {@code RECORDNO} of recurring invoices begins; that of a customer is as much above it as their number. */
    static final long FIRST_SCHEDULE = 700_000;

    static final long FIRST_ORDER = 5_000_000;

    private final BooksSettings settings;
    private final Calendar calendar;
    private final Customers customers;
    private final ExchangeRates rates;

    InvoiceMaker(BooksSettings settings, Calendar calendar, Customers customers, ExchangeRates rates) {
        this.settings = settings;
        this.calendar = calendar;
        this.customers = customers;
        this.rates = rates;
    }

    /** How many of the invoices, the first ones, were imported from the system before. */
    int imported() {
        return settings.invoices() * 2 / 5;
    }

    /** The second in which an imported one was; up to 2,500 share one. */
    Instant importedAt(long index) {
        return calendar.written(imported(), Math.max(1, settings.invoices())).plusSeconds(index / 2_500);
    }

    /** The invoice without record numbers. */
    Document make(long index) {
        Chance chance = Chance.of(settings.seed(), "invoice", index);
        Optional<Oddity> oddity = Oddity.of(index, settings.invoices());
        Customer customer = customers.buying(index);
        Instant written = calendar.written(index, settings.invoices());
        Document invoice = begin(customer, written, chance);
        if (index < imported()) {
            invoice.created = importedAt(index);
            invoice.modified = chance.perMille(300) ? null : invoice.created;
        }
        invoice.recordId = "INV-" + (10_001 + index);
        origin(invoice, index, chance);
        int count = oddity.filter(Oddity.MANY_LINES::equals).isPresent() ? MANY : usualCount(chance);
        addLines(invoice, count, chance);
        if (oddity.isPresent()) {
            makeOdd(invoice, oddity.get());
        } else {
            giveState(invoice, index, chance);
        }
        return invoice;
    }

    /** An ordinary open invoice, typed in at that moment. */
    Document fresh(Customer customer, Instant moment, Chance chance) {
        Document invoice = begin(customer, moment, chance);
        if (customer.contract() && chance.perMille(400)) {
            fromContract(invoice);
        }
        addLines(invoice, usualCount(chance), chance);
        return invoice;
    }

    /** An ordinary line for a document that stands. */
    Line line(Document document, Chance chance) {
        return usual(document, chance);
    }

    private Document begin(Customer customer, Instant written, Chance chance) {
        LocalDate day = Calendar.day(written);
        Document invoice = new Document(
                Document.INVOICE,
                customer,
                customer.home(),
                customer.currency(),
                rates.rate(customer.currency(), customer.home().currency(), day));
        invoice.date = chance.perMille(40) ? day.minusDays(chance.between(1, 6)) : day;
        invoice.created = written;
        invoice.modified = written;
        invoice.description =
                chance.perMille(500) ? "Invoice of " + day.getMonth() + " & co. <" + day.getYear() + ">" : null;
        invoice.topLevel = !customer.hidden() && chance.perMille(20);
        invoice.hidden = customer.hidden() || (customer.home() == Entity.GERMANY && chance.perMille(300));
        return invoice;
    }

    private void origin(Document invoice, long index, Chance chance) {
        if (invoice.customer.contract() && chance.perMille(600)) {
            fromContract(invoice);
        } else if (invoice.customer.recurring() && chance.perMille(600)) {
            invoice.schedule = FIRST_SCHEDULE + invoice.customer.number();
        } else if (chance.perMille(250)) {
            invoice.module = "8.SO";
            invoice.order = FIRST_ORDER + index;
            invoice.source = "Sales Invoice-SI" + String.format("%06d", index + 1);
        }
    }

    private static void fromContract(Document invoice) {
        invoice.module = "55.CONTRACT";
        invoice.source = invoice.customer.contractId();
    }

    private static int usualCount(Chance chance) {
        return chance.perMille(20) ? chance.between(12, 40) : chance.between(1, 6);
    }

    private static void addLines(Document invoice, int count, Chance chance) {
        boolean taxed = invoice.entity.taxPercent() > 0 && chance.perMille(500) && count < 50;
        for (int i = 0; i < count; i++) {
            Line line = usual(invoice, chance);
            invoice.lines.add(line);
            if (taxed && line.amount.signum() != 0) {
                BigDecimal tax = line.amount
                        .multiply(BigDecimal.valueOf(invoice.entity.taxPercent(), 2))
                        .setScale(ExchangeRates.decimals(invoice.currency), RoundingMode.HALF_UP);
                Line taxLine = new Line(null, tax, "Tax " + invoice.entity.taxPercent() + "%");
                taxLine.taxed = line;
                invoice.lines.add(taxLine);
            }
        }
    }

    private static Line usual(Document document, Chance chance) {
        boolean subscription = document.module.equals("55.CONTRACT") || document.schedule != null;
        Item item = subscription && chance.perMille(850)
                ? chance.pick(Item.RECURRING)
                : chance.perMille(400) ? chance.pick(Item.RECURRING) : chance.pick(Item.ONE_OFF);
        long cents = chance.between(item.lowest() * 100, item.highest() * 100);
        Line line = new Line(
                item,
                ExchangeRates.fromEuro(cents, document.currency),
                chance.perMille(300) ? null : item.title() + " – n° " + chance.between(1, 999));
        line.department = chance.perMille(700) ? String.valueOf(10 * chance.between(1, 3)) : null;
        if (document.module.equals("55.CONTRACT")) {
            line.contractId = document.customer.contractId();
        }
        if (item.deferred() && chance.perMille(800)) {
            line.template = item.months() > 1 ? "Straight-line, monthly" : "On delivery";
            line.recognizedFrom = document.date.withDayOfMonth(1);
            line.recognizedTo =
                    line.recognizedFrom.plusMonths(Math.max(1, item.months())).minusDays(1);
        }
        return line;
    }

    private void giveState(Document invoice, long index, Chance chance) {
        if (index % 211 == 100) {
            invoice.lines.forEach(line -> line.amount = BigDecimal.ZERO);
            invoice.state = State.NO_VALUE;
        } else if (index % 53 == 20) {
            invoice.state = State.DRAFT;
        } else if (index % 67 == 30) {
            invoice.state = State.REVERSED;
            touch(invoice, chance.between(2, 40), chance);
        } else if (index % 25 == 7) {
            invoice.lines.forEach(line -> line.amount = line.amount.negate());
            settle(invoice, chance, 500);
        } else {
            settle(invoice, chance, 760);
        }
    }

    private void settle(Document invoice, Chance chance, int paidPerMille) {
        if (chance.perMille(paidPerMille)) {
            pay(invoice, invoice.total(), State.PAID, chance);
        } else if (chance.perMille(250)) {
            BigDecimal part = invoice.total()
                    .multiply(BigDecimal.valueOf(chance.between(10, 90), 2))
                    .setScale(ExchangeRates.decimals(invoice.currency), RoundingMode.HALF_UP);
            if (part.signum() != 0) {
                pay(invoice, part, State.PARTIALLY_PAID, chance);
            }
        } else if (chance.perMille(40)) {
            invoice.state = State.SELECTED;
        }
    }

    private void pay(Document invoice, BigDecimal amount, State state, Chance chance) {
        Instant moment = Calendar.later(calendarMoment(invoice), chance.between(3, 70), chance);
        if (!moment.isBefore(settings.asOf())) {
            return;
        }
        invoice.paid = amount;
        invoice.paidOn = Calendar.day(moment);
        invoice.state = state;
        // what was paid before it was imported left no trace of its own
        if (invoice.modified != null && moment.isAfter(invoice.modified)) {
            invoice.modified = moment;
        }
    }

    private void touch(Document invoice, int days, Chance chance) {
        Instant moment = Calendar.later(invoice.created, days, chance);
        invoice.modified = moment.isBefore(settings.asOf()) ? moment : invoice.created;
    }

    private static Instant calendarMoment(Document invoice) {
        return invoice.date.atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
    }

    private static void makeOdd(Document invoice, Oddity oddity) {
        switch (oddity) {
            case NO_ISO_CURRENCY -> invoice.currency = "PTS";
            case NO_DATE -> invoice.date = null;
            case NO_AMOUNT -> invoice.lines.get(0).amount = null;
            case NO_CURRENCY -> invoice.currency = null;
            case UNKNOWN_CUSTOMER -> invoice.customerId = "C-GONE";
            case MANY_LINES -> {
                // chosen when the lines were counted
            }
        }
    }
}
