package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;

/** What a document in the making becomes in the tables. Immutable. */
final class DocumentRows {
    private static final long IMPORTER = 2;

    private DocumentRows() {}

    static Row header(Document document) {
        BigDecimal total = document.total();
        BigDecimal baseTotal = document.baseTotal();
        boolean invoice = document.object.equals(Document.INVOICE);
        Row row = new Row()
                .set("RECORDNO", document.recordNumber)
                .set("RECORDTYPE", invoice ? "ri" : "ra")
                .set("RECORDID", document.recordId)
                .set("STATE", document.state.label())
                .set("RAWSTATE", document.state.code())
                .set("CUSTOMERID", document.customerId)
                .set("CUSTOMERNAME", document.customer.name())
                .set("TRX_ENTITYDUE", document.due())
                .set("DESCRIPTION", document.description)
                .set("WHENCREATED", document.date)
                .set("WHENPOSTED", document.state == State.DRAFT ? null : document.date)
                .set("WHENPAID", document.paidOn)
                .set("BASECURR", document.entity.currency())
                .set("CURRENCY", document.currency)
                .set("EXCH_RATE_DATE", document.date)
                .set("EXCHANGE_RATE", document.rate)
                .set("PRBATCH", document.date == null ? null : "Sales " + document.date)
                .set("PRBATCHKEY", document.date == null ? null : document.date.toEpochDay() - 18_000)
                .set("MODULEKEY", document.module)
                .set("AUWHENCREATED", document.created)
                .set("WHENMODIFIED", document.modified)
                .set("CREATEDBY", IMPORTER)
                .set("MODIFIEDBY", IMPORTER);
        amounts(row, total, document.paid, baseTotal, document.base(document.paid));
        row.set("TOTALSELECTED", document.state == State.SELECTED ? row.get("TOTALDUE") : BigDecimal.ZERO);
        row.set("TRX_TOTALSELECTED", document.state == State.SELECTED ? row.get("TRX_TOTALDUE") : BigDecimal.ZERO);
        if (invoice) {
            row.set("DESCRIPTION2", document.source)
                    .set("TERMNAME", document.customer.terms())
                    .set("TERMKEY", 1L + document.customer.termsDays() / 15)
                    .set(
                            "WHENDUE",
                            document.date == null ? null : document.date.plusDays(document.customer.termsDays()))
                    .set("TRX_TOTALDISCOUNTAPPLIED", BigDecimal.ZERO)
                    .set("SCHOPKEY", document.schedule)
                    .set("SYSTEMGENERATED", document.schedule == null ? "F" : "T")
                    .set("HASPOSTEDREVREC", document.lines.stream().anyMatch(line -> line.template != null) ? "T" : "F")
                    .set("DOCHDRKEY", document.order)
                    .set("DUNNINGCOUNT", 0L);
        }
        return owned(row, document.topLevel ? null : document.entity, document.hidden);
    }

    static Row line(Document document, Line line, int number) {
        BigDecimal base = document.base(line.amount);
        boolean paid = document.state == State.PAID;
        Row row = new Row()
                .set("RECORDNO", line.recordNumber)
                .set("RECORDKEY", document.recordNumber)
                .set("ACCOUNTKEY", line.byUser() ? 10L + line.item.ordinal() : 3L)
                .set("ACCOUNTNO", line.byUser() ? line.item.account() : "2200")
                .set("ACCOUNTTITLE", line.byUser() ? "Sales" : "Sales tax payable")
                .set("OFFSETGLACCOUNTNO", "1200")
                .set("ENTRY_DATE", document.date)
                .set("AMOUNT", base)
                .set("TRX_AMOUNT", line.amount)
                .set("DEPARTMENTID", line.department)
                .set("LOCATIONID", document.entity.id())
                .set("ENTRYDESCRIPTION", line.memo)
                .set("EXCH_RATE_DATE", document.date)
                .set("EXCHANGE_RATE", document.rate)
                .set("LINEITEM", line.byUser() ? "T" : "F")
                .set("LINE_NO", String.valueOf(number))
                .set("CURRENCY", document.currency)
                .set("BASECURR", document.entity.currency())
                .set("TOTALPAID", paid ? base : BigDecimal.ZERO)
                .set("TRX_TOTALPAID", paid ? line.amount : BigDecimal.ZERO)
                .set("PARENTENTRY", line.taxed == null ? null : line.taxed.recordNumber)
                .set("STATE", document.state.label())
                .set("RECORDTYPE", document.object.equals(Document.INVOICE) ? "ri" : "ra")
                .set("WHENCREATED", document.created)
                .set("WHENMODIFIED", document.modified)
                .set("CREATEDBY", IMPORTER)
                .set("MODIFIEDBY", IMPORTER)
                .set("CUSTOMERID", document.customerId)
                .set("CUSTOMERNAME", document.customer.name())
                .set("ITEMID", line.byUser() ? line.item.id() : null)
                .set("ITEMNAME", line.byUser() ? line.item.title() : null);
        if (document.object.equals(Document.INVOICE)) {
            row.set("DEFERREVENUE", line.template != null)
                    .set("REVRECTEMPLATE", line.template)
                    .set("REVRECTEMPLATEKEY", line.template == null ? null : 1L)
                    .set("DEFERREDREVACCTNO", line.template == null ? null : "2500")
                    .set("REVRECSTARTDATE", line.recognizedFrom)
                    .set("REVRECENDDATE", line.recognizedTo)
                    .set("CONTRACTID", line.contractId)
                    .set("CONTRACTNAME", line.contractId == null ? null : "Contract " + line.contractId);
        }
        return row;
    }

    /** Entered, paid and due, in both currencies. */
    static void amounts(Row row, BigDecimal total, BigDecimal paid, BigDecimal baseTotal, BigDecimal basePaid) {
        boolean settled = total.compareTo(paid) == 0;
        BigDecimal baseSettled = settled ? baseTotal : basePaid;
        row.set("TRX_TOTALENTERED", total)
                .set("TRX_TOTALPAID", paid)
                .set("TRX_TOTALDUE", total.subtract(paid))
                .set("TOTALENTERED", baseTotal)
                .set("TOTALPAID", baseSettled)
                .set("TOTALDUE", baseTotal.subtract(baseSettled));
    }

    /** Names the entity that has a record; {@code null} for the top level. */
    static Row owned(Row row, Entity entity, boolean hidden) {
        return row.set("MEGAENTITYKEY", entity == null ? null : entity.recordNumber())
                .set("MEGAENTITYID", entity == null ? null : entity.id())
                .set("MEGAENTITYNAME", entity == null ? null : entity.title())
                .set(Schema.PRIVATE, hidden);
    }
}
