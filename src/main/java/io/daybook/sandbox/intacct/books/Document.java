package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An AR invoice or adjustment in the making. Not thread-safe. */
final class Document {
    static final String INVOICE = "ARINVOICE";
    static final String ADJUSTMENT = "ARADJUSTMENT";

    final String object;
    final Customer customer;
    final Entity entity;
    final List<Line> lines = new ArrayList<>();
    String customerId;
    String currency;
    BigDecimal rate;
    LocalDate date;
    Instant created;
    /** {@code null} when nobody touched it since it was imported. */
    Instant modified;

    State state = State.POSTED;
    long recordNumber;
    String recordId;
    String description;
    /** The order that it came from: {@code Sales Invoice-SI000017}. */
    String source;

    String module = "4.AR";
    Long schedule;
    Long order;
    BigDecimal paid = BigDecimal.ZERO;
    LocalDate paidOn;
    /** Belongs to no entity: typed in at top level. */
    boolean topLevel;

    boolean hidden;

    Document(String object, Customer customer, Entity entity, String currency, BigDecimal rate) {
        this.object = object;
        this.customer = customer;
        this.customerId = customer.id();
        this.entity = entity;
        this.currency = currency;
        this.rate = rate;
    }

    String lineObject() {
        return object + "ITEM";
    }

    /** Of all lines, tax included, in transaction currency. */
    BigDecimal total() {
        return lines.stream()
                .map(line -> line.amount)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BigDecimal due() {
        return total().subtract(paid);
    }

    /** In base currency, with the decimals that it has. */
    BigDecimal base(BigDecimal amount) {
        return amount == null
                ? null
                : amount.multiply(rate).setScale(ExchangeRates.decimals(entity.currency()), RoundingMode.HALF_UP);
    }

    /** Of all lines, each rounded by itself, in base currency. */
    BigDecimal baseTotal() {
        return lines.stream()
                .map(line -> base(line.amount))
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The counter-document that reverses it on that day. */
    Document reversal(Instant moment, LocalDate day) {
        Document other = new Document(object, customer, entity, currency, rate);
        other.customerId = customerId;
        other.date = day;
        other.created = moment;
        other.modified = moment;
        other.state = State.REVERSAL;
        other.recordId = recordId;
        other.description = "Reversal of " + recordId;
        other.source = source;
        other.module = module;
        other.topLevel = topLevel;
        other.hidden = hidden;
        lines.forEach(line -> other.lines.add(line.negated()));
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).taxed != null) {
                other.lines.get(i).taxed = other.lines.get(lines.indexOf(lines.get(i).taxed));
            }
        }
        return other;
    }
}
