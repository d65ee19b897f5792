package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A document in the making, header and lines, filled in field by field as a bookkeeper fills in a form. Belongs to one
 * thread.
 */
final class Document {
    final DocumentType type;
    final Subsidiary subsidiary;
    final Currency currency;
    final BigDecimal exchangeRate;
    final List<Line> lines = new ArrayList<>();
    final List<Link> links = new ArrayList<>();

    long id;
    /** Whether people see a document number; NetSuite lets it be absent. */
    boolean numbered = true;

    String status;
    Long entity;
    LocalDate date;
    LocalDate due;
    LocalDate closed;
    Instant created;
    Instant modified;
    /** Open and settled parts, transaction currency; {@code null} for kinds that are not settled. */
    BigDecimal unpaid;

    BigDecimal paid;
    /** Applied and unapplied parts of what settles, transaction currency; {@code null} for other kinds. */
    BigDecimal used;

    BigDecimal unused;
    boolean voided;
    boolean posting = true;
    Long approval;
    Long terms;
    String memo;
    String externalId;
    String otherReference;
    long createdBy = 3;

    Document(DocumentType type, Subsidiary subsidiary, Currency currency, BigDecimal exchangeRate) {
        this.type = type;
        this.subsidiary = subsidiary;
        this.currency = currency;
        this.exchangeRate = exchangeRate;
    }

    /** Adds a line with the next number and the amount in both currencies, the base one rounded as its currency asks. */
    Line add(Account account, BigDecimal foreignAmount) {
        Line line = new Line();
        line.id = lines.size();
        line.account = account;
        if (foreignAmount != null) {
            line.foreignAmount = foreignAmount;
            line.netAmount = subsidiary.currency().round(foreignAmount.multiply(exchangeRate));
        }
        line.created = created;
        line.modified = created;
        lines.add(line);
        return line;
    }

    /** Adds the main line (number 0), to be balanced once the others stand. */
    Line addMain(Account account) {
        Line line = add(account, BigDecimal.ZERO);
        line.main = true;
        return line;
    }

    /** Document number by kind, subsidiary and id, such as {@code INV-FR-0005123}. */
    String number() {
        return String.format(Locale.ROOT, "%s-%s-%07d", type.prefix(), subsidiary.prefix(), id);
    }

    Line main() {
        return lines.get(0);
    }

    /** Makes the first line what the others lack to a sum of exactly zero, in both currencies. */
    void balance() {
        BigDecimal foreign = BigDecimal.ZERO;
        BigDecimal net = BigDecimal.ZERO;
        for (Line line : lines.subList(1, lines.size())) {
            if (line.foreignAmount != null) {
                foreign = foreign.add(line.foreignAmount);
                net = net.add(line.netAmount);
            }
        }
        main().foreignAmount = foreign.negate();
        main().netAmount = net.negate();
    }

    /** Header total in transaction currency: what the main line says. */
    BigDecimal foreignTotal() {
        return main().foreignAmount;
    }

    /** Header total in base currency. */
    BigDecimal total() {
        return main().netAmount;
    }

    /** Turns every amount to zero, as a void does (NetSuite reference 6.7). */
    void zero() {
        for (Line line : lines) {
            if (line.foreignAmount != null) {
                line.foreignAmount = BigDecimal.ZERO;
                line.netAmount = BigDecimal.ZERO;
            }
        }
    }

    /** Notes a change of the header at a moment, unless it changed later already. */
    void touch(Instant moment) {
        if (moment.isAfter(modified)) {
            modified = moment;
        }
    }
}
