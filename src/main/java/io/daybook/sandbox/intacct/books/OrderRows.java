package io.daybook.sandbox.intacct.books;

/** The Order Entry document that an invoice came from. Immutable. */
final class OrderRows {
    private OrderRows() {}

    static Row order(Document invoice) {
        Row row = new Row()
                .set("RECORDNO", invoice.order)
                .set("DOCNO", invoice.source.substring(invoice.source.indexOf('-') + 1))
                .set("DOCID", invoice.source)
                .set("DOCPARID", "Sales Invoice")
                .set("STATE", invoice.state == State.DRAFT ? "Draft" : "Pending")
                .set("WHENCREATED", invoice.date)
                .set("AUWHENCREATED", invoice.created)
                .set("WHENMODIFIED", invoice.modified)
                .set("CURRENCY", invoice.currency)
                .set("BASECURR", invoice.entity.currency())
                .set("TOTAL", invoice.baseTotal())
                .set("TRX_TOTAL", invoice.total())
                .set("PRRECORDKEY", invoice.recordNumber)
                .set("CUSTVENDID", invoice.customerId)
                .set("CUSTVENDNAME", invoice.customer.name())
                .set("PAYMENTSTATUS", invoice.state == State.PAID ? "Paid" : "Open")
                .set("CREATEDBY", 1L)
                .set("MODIFIEDBY", 1L);
        return DocumentRows.owned(row, invoice.topLevel ? null : invoice.entity, invoice.hidden);
    }
}
