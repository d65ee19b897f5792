package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Writes what stands between the receivables: sales orders, vendor bills, journals. Immutable. */
final class OtherDocuments {
    private static final List<Account> EXPENSES = List.of(Account.HOSTING, Account.FEES, Account.TRAVEL);

    private final BooksSettings settings;
    private final Customers customers;
    private final Vendors vendors;
    private final ExchangeRates rates;
    private final SalesLines sales;

    OtherDocuments(
            BooksSettings settings, Customers customers, Vendors vendors, ExchangeRates rates, SalesLines sales) {
        this.settings = settings;
        this.customers = customers;
        this.vendors = vendors;
        this.rates = rates;
        this.sales = sales;
    }

    /** An order, with revenue categories like an invoice's: who forgets to filter on the type counts it. */
    Document salesOrder(long index, Instant created) {
        Chance chance = Chance.of(settings.seed(), "order", index);
        Customer customer = customers.buying(index, chance);
        Document order = begin(DocumentType.SALES_ORDER, customer.subsidiary(), customer.currency(), created);
        order.entity = customer.id();
        order.posting = false;
        order.status = chance.pick(List.of("A", "B", "F", "G", "H"));
        order.addMain(Account.RECEIVABLE);
        sales.addTo(order, chance.between(1, 4), order.date, chance);
        return order;
    }

    /** A vendor's bill: expenses and input tax against the payable. */
    Document bill(long index, Instant created) {
        Chance chance = Chance.of(settings.seed(), "bill", index);
        Vendor vendor = vendors.at((int) chance.below(vendors.count()));
        Document bill = begin(DocumentType.VENDOR_BILL, vendor.subsidiary(), vendor.currency(), created);
        bill.entity = vendor.id();
        bill.due = bill.date.plusDays(30);
        bill.terms = Lists.termOfDays(30);
        bill.approval = 2L;
        bill.addMain(Account.PAYABLE);
        for (int i = chance.between(1, 4); i > 0; i--) {
            BigDecimal euros = BigDecimal.valueOf(chance.between(2_000, 900_000), 2);
            Line line = bill.add(chance.pick(EXPENSES), bill.currency.round(inCurrency(euros, bill.currency)));
            line.expense = true;
        }
        BigDecimal tax = BigDecimal.valueOf(chance.between(100, 50_000), 2);
        Line line = bill.add(Account.INPUT_TAX, bill.currency.round(inCurrency(tax, bill.currency)));
        line.tax = true;
        bill.balance();
        bill.paid = BigDecimal.ZERO;
        bill.unpaid = bill.foreignTotal().negate();
        bill.status = "A";
        return bill;
    }

    /** A month's accrual of salaries, in the subsidiary's own currency. */
    Document journal(long index, Instant created) {
        Chance chance = Chance.of(settings.seed(), "journal", index);
        Subsidiary subsidiary = chance.pick(Subsidiary.SELLING);
        Document journal = begin(DocumentType.JOURNAL, subsidiary, subsidiary.currency(), created);
        journal.status = "B";
        journal.add(Account.ACCRUED, BigDecimal.ZERO);
        for (Account account : List.of(Account.SALARIES, Account.TRAVEL)) {
            BigDecimal euros = BigDecimal.valueOf(chance.between(10_000, 4_000_000), 2);
            journal.add(account, journal.currency.round(inCurrency(euros, journal.currency)));
        }
        journal.balance();
        return journal;
    }

    private Document begin(DocumentType type, Subsidiary subsidiary, Currency currency, Instant created) {
        LocalDate day = Calendar.day(created);
        Document document = new Document(type, subsidiary, currency, rates.rate(currency, subsidiary.currency(), day));
        document.created = created;
        document.modified = created;
        document.date = day;
        return document;
    }

    private static BigDecimal inCurrency(BigDecimal euros, Currency currency) {
        return euros.divide(currency.inEuro(), 6, RoundingMode.HALF_UP);
    }
}
