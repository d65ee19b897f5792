package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;

/**
 * Lines of what is sold: about four with a revenue category, sometimes dozens, and those a real document has besides:
 * freight, discount, cost of goods, a line that only describes, tax. Immutable.
 */
final class SalesLines {
    /** Lines with a category in the document that has {@link Oddity#MANY_LINES}. */
    static final int MANY = 1250;

    private static final List<Integer> COUNTS = List.of(1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 4, 4, 4, 5, 5, 6, 6, 7, 8);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

    private final Memos memos;

    SalesLines(Memos memos) {
        this.memos = memos;
    }

    /** How many lines with a category a usual document has: 4 on average, 30 to 80 in two of a thousand. */
    int usualCount(Chance chance) {
        return chance.perMille(2) ? chance.between(30, 80) : chance.pick(COUNTS);
    }

    /** Adds {@code count} lines with a category, the other lines and the tax; balances the document. */
    void addTo(Document document, int count, LocalDate day, Chance chance) {
        for (int i = 0; i < count; i++) {
            addSold(document, chance.pick(Product.CATALOGUE), day, chance);
        }
        addUncategorised(document, day, chance);
        addTax(document);
        document.balance();
    }

    /** Adds one line that sells {@code product}: income, so a credit. */
    Line addSold(Document document, Product product, LocalDate day, Chance chance) {
        int quantity = product.recurring() ? chance.pick(List.of(1, 1, 5, 12, 25)) : chance.between(1, 6);
        BigDecimal price = price(product, document.currency, chance);
        Line line = document.add(
                product.income(),
                document.currency
                        .round(price.multiply(BigDecimal.valueOf(quantity)))
                        .negate());
        describe(line, product, chance);
        line.quantity = BigDecimal.valueOf(-quantity);
        line.rate = price;
        if (product.category() != null) {
            line.category = product.category();
            givePeriod(line, product, day, chance);
        }
        if (product.income() == Account.GOODS && chance.perMille(600)) {
            addCostOfGoods(document, line);
        }
        return line;
    }

    /** Adds the line with the tax on all that is sold so far, when the subsidiary charges any. */
    void addTax(Document document) {
        BigDecimal sold = BigDecimal.ZERO;
        for (Line line : document.lines) {
            if (line.product != null && !line.costOfGoods && line.foreignAmount != null) {
                sold = sold.add(line.foreignAmount);
            }
        }
        BigDecimal rate = BigDecimal.valueOf(document.subsidiary.taxPerMille()).divide(THOUSAND);
        BigDecimal tax = document.currency.round(sold.multiply(rate));
        if (tax.signum() != 0) {
            Line line = document.add(Account.SALES_TAX, tax);
            line.tax = true;
            line.rate = rate.multiply(HUNDRED);
        }
    }

    private void addUncategorised(Document document, LocalDate day, Chance chance) {
        if (chance.perMille(50)) {
            addSold(document, Product.FREIGHT, day, chance);
        }
        if (chance.perMille(20)) {
            BigDecimal discount = document.lines.get(1).foreignAmount.negate().movePointLeft(1);
            Line line = document.add(Account.DISCOUNTS, document.currency.round(discount));
            describe(line, Product.DISCOUNT, chance);
        }
        if (chance.perMille(15)) {
            Line description = document.add(Account.SUBSCRIPTIONS, null);
            describe(description, Product.CATALOGUE.get(0), chance);
            description.memo = "Inclus : assistance 7 j/7";
            description.category = "Subscription";
        }
    }

    private static void addCostOfGoods(Document document, Line sold) {
        BigDecimal cost =
                document.currency.round(sold.foreignAmount.movePointLeft(1).multiply(BigDecimal.valueOf(5)));
        for (Account account : List.of(Account.COST_OF_GOODS, Account.STOCK)) {
            Line line = document.add(account, account == Account.STOCK ? cost : cost.negate());
            line.product = sold.product;
            line.costOfGoods = true;
        }
    }

    private void describe(Line line, Product product, Chance chance) {
        line.product = product;
        line.memo = memos.line(chance);
        line.department = chance.perMille(600) ? 1L + chance.below(4) : null;
        line.classification = chance.perMille(500) ? 1L + chance.below(3) : null;
        line.location = chance.perMille(300) ? 1L + chance.below(3) : null;
    }

    private static BigDecimal price(Product product, Currency currency, Chance chance) {
        BigDecimal euros = BigDecimal.valueOf(chance.between(product.lowestPrice(), product.highestPrice()), 2);
        return euros.divide(currency.inEuro(), currency.decimals(), RoundingMode.HALF_UP);
    }

    private static void givePeriod(Line line, Product product, LocalDate day, Chance chance) {
        long kind = chance.below(1000);
        if (!product.recurring()) {
            line.periodStart = kind < 250 ? day : null;
            line.periodEnd = kind < 150 ? day : null;
            return;
        }
        LocalDate start = chance.perMille(700) ? day.withDayOfMonth(1) : day;
        LocalDate end = start.plusMonths(chance.pick(List.of(1, 1, 3, 12, 12))).minusDays(1);
        boolean reversed = kind < 20;
        boolean noStart = kind >= 20 && kind < 55;
        boolean noEnd = kind >= 30 && kind < 70;
        line.periodStart = noStart ? null : reversed ? end : start;
        line.periodEnd = noEnd ? null : reversed ? start : end;
    }
}
