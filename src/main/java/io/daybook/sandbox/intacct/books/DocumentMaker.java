package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;

/** Writes a document as a client describes it, with what the platform adds (Intacct reference 5). Used for one document. */
final class DocumentMaker {
    private final Change change;
    private final NewDocument document;
    private final DocumentKind kind;
    private final Row header;
    private final Entity entity;

    DocumentMaker(Change change, NewDocument document) {
        this.change = change;
        this.document = document;
        this.kind = document.kind();
        this.header = new Row(document.header());
        this.entity = document.entity() == null
                ? Entity.ofLocation((String) document.lines().get(0).get("LOCATIONID"))
                : Entity.of(document.entity()).orElseThrow();
    }

    /**
     * The number of what was written.
     *
     * @throws IllegalArgumentException when it cannot be written, with the reason
     */
    long write(ExchangeRates rates) {
        party();
        terms();
        currency(rates);
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal baseTotal = BigDecimal.ZERO;
        for (Map<String, Object> line : document.lines()) {
            BigDecimal amount = (BigDecimal) line.get("TRX_AMOUNT");
            total = total.add(amount);
            baseTotal = baseTotal.add(base(amount));
        }
        State state = document.draft() ? State.DRAFT : total.signum() == 0 ? State.NO_VALUE : State.POSTED;
        long number = change.numbering().document();
        header(number, state);
        DocumentRows.amounts(header, total, BigDecimal.ZERO, baseTotal, BigDecimal.ZERO);
        header.set("TRX_ENTITYDUE", total);
        change.insert(kind.object(), header);
        int position = 1;
        for (Map<String, Object> line : document.lines()) {
            change.insert(kind.lineObject(), line(new Row(line), number, position++, state));
        }
        return number;
    }

    private void party() {
        Object id = header.get(kind.partyId());
        String name = change.handle()
                .select("SELECT NAME FROM " + kind.party() + " WHERE " + kind.partyId() + " = ?", id)
                .mapTo(String.class)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Invalid " + kind.partyId() + " '" + id + "'"));
        header.set(kind.partyName(), name);
    }

    /** A day to pay by, or terms to work it out from. */
    private void terms() {
        if (kind == DocumentKind.ADJUSTMENT || header.get("WHENDUE") != null) {
            return;
        }
        Object name = header.get("TERMNAME");
        long days = change.handle()
                .select("SELECT DUEDATE FROM ARTERM WHERE NAME = ?", name)
                .mapTo(Long.class)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        name == null ? "Missing due date or payment term" : "Invalid payment term '" + name + "'"));
        header.set("WHENDUE", date().plusDays(days));
    }

    private void currency(ExchangeRates rates) {
        String base = header.get("BASECURR") == null ? entity.currency() : header.text("BASECURR");
        String currency = header.get("CURRENCY") == null ? base : header.text("CURRENCY");
        header.set("BASECURR", base).set("CURRENCY", currency);
        if (header.get("EXCHANGE_RATE") != null) {
            return;
        }
        if (currency.equals(base)) {
            header.set("EXCHANGE_RATE", BigDecimal.ONE);
        } else if (!document.dailyRate()) {
            throw new IllegalArgumentException("Missing exchange rate or exchange rate type");
        } else if (!ExchangeRates.knows(currency) || !ExchangeRates.knows(base)) {
            throw new IllegalArgumentException("There is no exchange rate from " + currency + " to " + base);
        } else {
            header.set("EXCHANGE_RATE", rates.rate(currency, base, date()));
        }
    }

    private void header(long number, State state) {
        LocalDate posted = header.get("WHENPOSTED") == null ? date() : (LocalDate) header.get("WHENPOSTED");
        header.set("RECORDNO", number)
                .set("RECORDTYPE", kind.recordType())
                .set("STATE", state.label())
                .set("RAWSTATE", state.code())
                .set("WHENPOSTED", state == State.DRAFT ? null : posted)
                .set("EXCH_RATE_DATE", header.get("EXCH_RATE_DATE") == null ? date() : header.get("EXCH_RATE_DATE"))
                .set("PRBATCH", "Sales " + date())
                .set("MODULEKEY", kind.module())
                .set("SYSTEMGENERATED", "F")
                .set("AUWHENCREATED", change.moment())
                .set("WHENMODIFIED", change.moment())
                .set("CREATEDBY", document.user())
                .set("MODIFIEDBY", document.user());
        if (header.get("RECORDID") == null) {
            header.set("RECORDID", kind.object().substring(2, 5) + "-" + number);
        }
        DocumentRows.owned(header, document.entity() == null ? null : entity, false);
    }

    private Row line(Row line, long number, int position, State state) {
        Entity.ofLocation(line.text("LOCATIONID"));
        boolean deferred = line.get("REVRECTEMPLATE") != null;
        return line.set("RECORDNO", change.numbering().line())
                .set("RECORDKEY", number)
                .set("RECORDTYPE", kind.recordType())
                .set("LINE_NO", String.valueOf(position))
                .set("LINEITEM", "T")
                .set("AMOUNT", base(line.amount("TRX_AMOUNT")))
                .set("CURRENCY", header.get("CURRENCY"))
                .set("BASECURR", header.get("BASECURR"))
                .set("EXCHANGE_RATE", header.get("EXCHANGE_RATE"))
                .set("EXCH_RATE_DATE", header.get("EXCH_RATE_DATE"))
                .set("ENTRY_DATE", date())
                .set("DEFERREVENUE", deferred)
                .set("TOTALPAID", BigDecimal.ZERO)
                .set("TRX_TOTALPAID", BigDecimal.ZERO)
                .set("STATE", state.label())
                .set(kind.partyId(), header.get(kind.partyId()))
                .set(kind.partyName(), header.get(kind.partyName()))
                .set("WHENCREATED", change.moment())
                .set("WHENMODIFIED", change.moment())
                .set("CREATEDBY", document.user())
                .set("MODIFIEDBY", document.user());
    }

    private LocalDate date() {
        return (LocalDate) header.get("WHENCREATED");
    }

    private BigDecimal base(BigDecimal amount) {
        return amount.multiply(header.amount("EXCHANGE_RATE"))
                .setScale(ExchangeRates.decimals(header.text("BASECURR")), RoundingMode.HALF_UP);
    }
}
