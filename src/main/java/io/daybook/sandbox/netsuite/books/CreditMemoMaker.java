package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes credit memos: from an invoice, over two invoices, or for no invoice at all. Immutable. */
final class CreditMemoMaker {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final BooksSettings settings;
    private final Customers customers;
    private final ExchangeRates rates;
    private final SalesLines sales;
    private final Memos memos;

    CreditMemoMaker(BooksSettings settings, Customers customers, ExchangeRates rates, SalesLines sales, Memos memos) {
        this.settings = settings;
        this.customers = customers;
        this.rates = rates;
        this.sales = sales;
        this.memos = memos;
    }

    /** All of an invoice, line by line with the signs turned; the base amounts too, so that both together are nothing. */
    Document full(Document invoice, Instant created, boolean createdFrom) {
        Document credit = begin(invoice, created);
        for (Line sold : invoice.lines.subList(1, invoice.lines.size())) {
            if (sold.foreignAmount != null && !sold.costOfGoods) {
                Line line = copy(credit, sold, sold.foreignAmount.negate(), createdFrom ? invoice.id : null);
                line.netAmount = sold.netAmount.negate();
                line.tax = sold.tax;
            }
        }
        credit.balance();
        return credit;
    }

    /** A part of an invoice's first lines, with tax. */
    Document partial(Document invoice, Instant created, boolean createdFrom, int percent) {
        Document credit = begin(invoice, created);
        int copied = 0;
        for (Line sold : invoice.lines) {
            if (sold.category != null && sold.foreignAmount != null && copied < 3) {
                BigDecimal part = sold.foreignAmount
                        .negate()
                        .multiply(BigDecimal.valueOf(percent))
                        .divide(HUNDRED);
                copy(credit, sold, credit.currency.round(part), createdFrom ? invoice.id : null);
                copied++;
            }
        }
        sales.addTax(credit);
        credit.balance();
        return credit;
    }

    /** One memo over several amounts of one customer's invoices, without tax and without saying where it came from. */
    Document over(Document invoice, List<BigDecimal> amounts, Instant created) {
        Document credit = begin(invoice, created);
        for (BigDecimal amount : amounts) {
            copy(credit, invoice.lines.get(1), amount, null);
        }
        credit.balance();
        return credit;
    }

    /** A goodwill credit that no invoice is known of; every seventh was voided. */
    Document alone(long index, Instant created) {
        Chance chance = Chance.of(settings.seed(), "goodwill", index);
        Document credit = goodwill(customers.buying(index, chance), created, chance);
        if (chance.below(7) == 0) {
            credit.status = "V";
            credit.voided = true;
            credit.memo = "VOID";
            credit.zero();
        }
        credit.used = BigDecimal.ZERO;
        credit.unused = credit.foreignTotal().negate();
        return credit;
    }

    /** A goodwill credit of that customer, wholly open. */
    Document fresh(Customer customer, Instant created, Chance chance) {
        Document credit = goodwill(customer, created, chance);
        credit.used = BigDecimal.ZERO;
        credit.unused = credit.foreignTotal().negate();
        return credit;
    }

    private Document goodwill(Customer customer, Instant created, Chance chance) {
        LocalDate day = Calendar.day(created);
        Document credit = new Document(
                DocumentType.CREDIT_MEMO,
                customer.subsidiary(),
                customer.currency(),
                rates.rate(customer.currency(), customer.subsidiary().currency(), day));
        credit.entity = customer.id();
        fillHeader(credit, created, chance);
        credit.addMain(Account.RECEIVABLE);
        for (int i = chance.between(1, 3); i > 0; i--) {
            Line line = sales.addSold(credit, Product.CATALOGUE.get((int) chance.below(11)), day, chance);
            line.foreignAmount = line.foreignAmount.negate();
            line.netAmount = line.netAmount.negate();
            line.quantity = line.quantity.negate();
        }
        sales.addTax(credit);
        credit.balance();
        credit.status = "A";
        return credit;
    }

    /** Applies an amount to an invoice and says what is left. */
    static void apply(Document credit, long invoice, BigDecimal amount, Instant moment) {
        credit.links.add(new Link(invoice, DocumentType.INVOICE, 0, Link.PAYMENT, amount, moment));
        credit.used = credit.used == null ? amount : credit.used.add(amount);
        credit.unused = credit.foreignTotal().negate().subtract(credit.used);
        credit.status = credit.unused.signum() == 0 ? "B" : "A";
    }

    private Document begin(Document invoice, Instant created) {
        Document credit =
                new Document(DocumentType.CREDIT_MEMO, invoice.subsidiary, invoice.currency, invoice.exchangeRate);
        credit.entity = invoice.entity;
        fillHeader(credit, created, Chance.of(settings.seed(), "credit", invoice.id));
        credit.addMain(Account.RECEIVABLE);
        return credit;
    }

    private void fillHeader(Document credit, Instant created, Chance chance) {
        credit.created = created;
        credit.modified = created;
        credit.date = Calendar.day(created);
        credit.memo = memos.header(chance);
    }

    private static Line copy(Document credit, Line sold, BigDecimal amount, Long createdFrom) {
        Line line = credit.add(sold.account, amount);
        line.product = sold.product;
        line.category = sold.category;
        line.periodStart = sold.periodStart;
        line.periodEnd = sold.periodEnd;
        line.memo = sold.memo;
        line.department = sold.department;
        line.classification = sold.classification;
        line.location = sold.location;
        line.createdFrom = createdFrom;
        line.quantity = sold.quantity == null ? null : sold.quantity.negate();
        line.rate = sold.rate;
        return line;
    }
}
