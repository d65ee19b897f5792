package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;

/** Writes documents, their lines and links into the tables, in batches. Belongs to one thread. */
final class DocumentWriter implements AutoCloseable {
    private static final String HEADER =
            """
            id, tranid, transactionnumber, number, type, recordtype, status, entity, trandate, duedate, closedate,
            createddate, lastmodifieddate, createdby, lastmodifiedby, currency, exchangerate, foreigntotal, total,
            foreignamountpaid, foreignamountunpaid, foreignpaymentamountused, foreignpaymentamountunused,
            voided, void, posting, approvalstatus, postingperiod, terms, memo, externalid, otherrefnum, subsidiary""";
    private static final String LINE =
            """
            transaction, id, uniquekey, linesequencenumber, mainline, taxline, iscogs, item, itemtype, quantity, rate,
            netamount, foreignamount, debitforeignamount, creditforeignamount, foreignamountpaid, foreignamountunpaid,
            foreignpaymentamountused, foreignpaymentamountunused, expenseaccount, memo, entity, department, class,
            location, subsidiary, createdfrom, linecreateddate, linelastmodifieddate, accountinglinetype,
            transactionlinetype, hascostline, isclosed, custcol_iw_rr_start_date, custcol_iw_rr_end_date,
            custcol_iw_item_revenue_category, account_""";
    private static final String LINK =
            "previousdoc, previousline, previoustype, nextdoc, nextline, nexttype, linktype, foreignamount, lastmodifieddate";

    private final Insert headers;
    private final Insert lines;
    private final Insert links;

    DocumentWriter(Connection connection, BooksSettings settings) throws SQLException {
        headers = new Insert(connection, settings, "transaction", HEADER);
        lines = new Insert(connection, settings, "transactionline", LINE);
        links = new Insert(connection, settings, "previoustransactionlinelink", LINK);
    }

    /** Writes the header and the links. */
    void header(Document document) throws SQLException {
        String number = document.numbered ? document.number() : null;
        headers.row(
                document.id,
                number,
                document.number(),
                number,
                document.type.type(),
                document.type.recordType(),
                document.status,
                document.entity,
                document.date,
                document.due,
                document.closed,
                document.created,
                document.modified,
                document.createdBy,
                document.createdBy,
                document.currency.id(),
                document.exchangeRate,
                document.foreignTotal(),
                document.total(),
                document.paid,
                document.unpaid,
                document.used,
                document.unused,
                document.voided,
                document.voided,
                document.posting,
                document.approval,
                document.date == null ? null : Lists.periodOf(document.date),
                document.terms,
                document.memo,
                document.externalId,
                document.otherReference,
                document.subsidiary.id());
        for (Link link : document.links) {
            links.row(
                    link.previous(),
                    0L,
                    link.previousType().type(),
                    document.id,
                    link.line(),
                    document.type.type(),
                    link.linkType(),
                    link.foreignAmount(),
                    link.modified());
        }
    }

    /** Writes one line of a document. */
    void line(Document document, Line line) throws SQLException {
        BigDecimal amount = line.foreignAmount;
        lines.row(
                document.id,
                line.id,
                line.uniqueKey,
                line.id,
                line.main,
                line.tax,
                line.costOfGoods,
                line.product == null ? null : line.product.id(),
                line.product == null ? (line.tax ? "TaxItem" : null) : line.product.itemType(),
                line.quantity,
                line.rate,
                line.netAmount,
                amount,
                amount != null && amount.signum() > 0 ? amount : null,
                amount != null && amount.signum() < 0 ? amount.negate() : null,
                line.main ? document.paid : null,
                line.main ? document.unpaid : null,
                line.main ? document.used : null,
                line.main ? document.unused : null,
                line.expense ? line.account.id() : null,
                line.memo,
                document.entity,
                line.department,
                line.classification,
                line.location,
                document.subsidiary.id(),
                line.createdFrom,
                line.created,
                line.modified,
                line.accountingLineType(),
                line.costOfGoods ? "COGS" : null,
                line.costOfGoods,
                false,
                line.periodStart,
                line.periodEnd,
                line.category,
                line.account == null ? null : line.account.id());
    }

    void flush() throws SQLException {
        headers.flush();
        lines.flush();
        links.flush();
    }

    /** Leaves what waits unsent: flush first. */
    @Override
    public void close() throws SQLException {
        headers.close();
        lines.close();
        links.close();
    }
}
