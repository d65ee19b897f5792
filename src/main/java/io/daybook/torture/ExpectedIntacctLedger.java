package io.daybook.torture;

import static io.daybook.torture.ExpectationDraft.each;
import static io.daybook.torture.ExpectationDraft.text;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Says what the ledger must hold of an Intacct company by looking straight into the sandbox's tables: the contract of the
 * shipped mappings told a second time, without XML, YAML, CEL or any code of the way that is tried. Thread-safe; the books must
 * be quiet meanwhile.
 */
final class ExpectedIntacctLedger {
    private static final Set<String> LEFT_OUT = Set.of("Draft", "Reversed", "Reversal");
    private static final int LONGEST_ONE_OFF_DAYS = 31;

    private static final String CURRENCIES =
            "SELECT RECORDNO, CURRENCY, NAME FROM LOCATIONENTITY WHERE CURRENCY IS NOT NULL ORDER BY RECORDNO";
    private static final String CUSTOMERS =
            """
            SELECT RECORDNO, CUSTOMERID, NAME, CURRENCY, MEGAENTITYID, "DISPLAYCONTACT.EMAIL1" AS EMAIL,
                   "DISPLAYCONTACT.COMPANYNAME" AS COMPANY
              FROM CUSTOMER ORDER BY RECORDNO
            """;
    private static final String INVOICE_LINES =
            """
            SELECT d.RECORDNO AS DOCUMENT, d.RECORDID, d.STATE, d.TRX_TOTALDUE, d.TRX_TOTALENTERED, d.WHENCREATED AS ISSUED, d.WHENDUE,
                   d.DESCRIPTION, d.SCHOPKEY, d.MEGAENTITYID, d.CUSTOMERID, c.RECORDNO AS CUSTOMER, l.RECORDNO, l.LINE_NO, l.ITEMID, l.ENTRYDESCRIPTION,
                   l.CONTRACTID, l.REVRECTEMPLATE, l.REVRECSTARTDATE, l.REVRECENDDATE, i.MRR, l.CURRENCY, l.BASECURR, l.AMOUNT,
                   l.TRX_AMOUNT
              FROM ARINVOICEITEM l
              JOIN ARINVOICE d ON d.RECORDNO = l.RECORDKEY
              LEFT JOIN CUSTOMER c ON c.CUSTOMERID = d.CUSTOMERID
              LEFT JOIN ITEM i ON i.ITEMID = l.ITEMID
             WHERE l.LINEITEM = 'T'
             ORDER BY d.RECORDNO, l.RECORDNO
            """;
    /** Adjustments know no schedules, contracts or revenue recognition. */
    private static final String ADJUSTMENT_LINES =
            """
            SELECT d.RECORDNO AS DOCUMENT, d.RECORDID, d.STATE, d.TRX_TOTALDUE, d.TRX_TOTALENTERED, d.WHENCREATED AS ISSUED,
                   CAST(NULL AS DATE) AS WHENDUE, d.DESCRIPTION, CAST(NULL AS BIGINT) AS SCHOPKEY, d.MEGAENTITYID, d.CUSTOMERID,
                   c.RECORDNO AS CUSTOMER, l.RECORDNO, l.LINE_NO, l.ITEMID, l.ENTRYDESCRIPTION, CAST(NULL AS VARCHAR) AS CONTRACTID,
                   CAST(NULL AS VARCHAR) AS REVRECTEMPLATE, CAST(NULL AS DATE) AS REVRECSTARTDATE, CAST(NULL AS DATE) AS REVRECENDDATE,
                   CAST(NULL AS BOOLEAN) AS MRR, l.CURRENCY, l.BASECURR, l.AMOUNT, l.TRX_AMOUNT
              FROM ARADJUSTMENTITEM l
              JOIN ARADJUSTMENT d ON d.RECORDNO = l.RECORDKEY
              LEFT JOIN CUSTOMER c ON c.CUSTOMERID = d.CUSTOMERID
             WHERE l.LINEITEM = 'T' AND d.TRX_TOTALENTERED < 0
             ORDER BY d.RECORDNO, l.RECORDNO
            """;

    private final DataSource books;

    ExpectedIntacctLedger(DataSource books) {
        this.books = books;
    }

    /** @throws SQLException the books cannot be read, which is a defect */
    Expectation now() throws SQLException {
        ExpectationDraft draft = new ExpectationDraft();
        try (Connection connection = books.getConnection()) {
            each(connection, CURRENCIES, row -> currency(draft, row));
            each(connection, CUSTOMERS, row -> customer(draft, row));
            each(connection, INVOICE_LINES, row -> line(draft, row, false));
            each(connection, ADJUSTMENT_LINES, row -> line(draft, row, true));
        }
        return draft.done();
    }

    private static void currency(ExpectationDraft draft, ResultSet row) throws SQLException {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("currency_code", row.getString("CURRENCY"));
        columns.put("name", text(row, "NAME"));
        draft.expect("currency", row.getString("RECORDNO"), columns);
    }

    private static void customer(ExpectationDraft draft, ResultSet row) throws SQLException {
        String id = row.getString("RECORDNO");
        String symbol = text(row, "CURRENCY");
        if (symbol != null && !ExpectationDraft.currency(symbol)) {
            draft.refuse("customers", id);
            return;
        }
        String name = text(row, "NAME");
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("name", name == null ? text(row, "CUSTOMERID") : name);
        columns.put("email", text(row, "EMAIL"));
        columns.put("company_name", text(row, "COMPANY"));
        columns.put("currency_code", symbol);
        columns.put("entity", text(row, "MEGAENTITYID"));
        draft.expect("customer", id, columns);
    }

    private static void line(ExpectationDraft draft, ResultSet row, boolean adjustment) throws SQLException {
        String id = row.getString("DOCUMENT");
        if (!draft.isOpen(id)) {
            draft.begin(document(row, id, adjustment));
        }
        String symbol = text(row, "CURRENCY");
        BigDecimal foreign = row.getBigDecimal("TRX_AMOUNT");
        boolean acceptable = ExpectationDraft.fits(row.getBigDecimal("AMOUNT"), text(row, "BASECURR"))
                && ExpectationDraft.currency(symbol)
                && (foreign == null || ExpectationDraft.fits(foreign, symbol));
        draft.line(row.getString("RECORDNO"), lineColumns(row, draft.document(), symbol, foreign), acceptable);
    }

    private static ExpectationDraft.Document document(ResultSet row, String id, boolean adjustment)
            throws SQLException {
        String state = row.getString("STATE");
        BigDecimal due = row.getBigDecimal("TRX_TOTALDUE");
        BigDecimal total = row.getBigDecimal("TRX_TOTALENTERED");
        LocalDate date = row.getObject("ISSUED", LocalDate.class);
        String customer = text(row, "CUSTOMER");
        boolean credit = adjustment || total != null && total.signum() < 0;
        boolean settled = state.equals("Paid") || due != null && due.signum() == 0;
        Map<String, Object> head = new LinkedHashMap<>();
        head.put(credit ? "credit_note_number" : "invoice_number", text(row, "RECORDID"));
        head.put("customer_id", customer == null ? text(row, "CUSTOMERID") : customer);
        head.put("date", date);
        if (credit) {
            head.put("invoice_id", null);
        } else {
            head.put("due_date", row.getObject("WHENDUE", LocalDate.class));
        }
        head.put("status", settled ? credit ? "applied" : "paid" : "open");
        head.put("source_status", state);
        head.put("currency_code", text(row, "CURRENCY"));
        head.put("memo", text(row, "DESCRIPTION"));
        head.put("entity", text(row, "MEGAENTITYID"));
        return new ExpectationDraft.Document(id, credit, LEFT_OUT.contains(state), date != null, head);
    }

    private static Map<String, Object> lineColumns(
            ResultSet row, ExpectationDraft.Document document, String symbol, BigDecimal foreign) throws SQLException {
        LocalDate start = row.getObject("REVRECSTARTDATE", LocalDate.class);
        LocalDate end = row.getObject("REVRECENDDATE", LocalDate.class);
        int rule = rule(row, start, end);
        List<String> reason = new ArrayList<>(List.of(rule > 0 ? "rule " + rule : "otherwise"));
        for (Object seen : new Object[] {
            rule == 1 ? text(row, "CONTRACTID") : null,
            rule == 2 ? text(row, "SCHOPKEY") : null,
            rule >= 3 ? start : null,
            rule >= 3 ? end : null
        }) {
            if (seen != null) {
                reason.add(seen.toString());
            }
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(document.credit() ? "credit_note_id" : "invoice_id", document.id());
        columns.put("line_number", text(row, "LINE_NO"));
        columns.put("product", text(row, "ITEMID"));
        columns.put("description", text(row, "ENTRYDESCRIPTION"));
        columns.put(document.credit() ? "amount" : "amount_excluding_tax_after_discount", row.getBigDecimal("AMOUNT"));
        columns.put("amount_currency_code", text(row, "BASECURR"));
        columns.put("foreign_amount", foreign);
        columns.put("currency_code", symbol);
        columns.put("period_start", start);
        columns.put("period_end", end);
        columns.put("type", rule > 0 ? "subscription" : "one_off");
        columns.put("type_reason", new Expectation.Loosely.Mentioning(reason));
        return columns;
    }

    /** Which sign of a subscription there is, the strongest first (Intacct reference 4.6); 0 for none. */
    private static int rule(ResultSet row, LocalDate start, LocalDate end) throws SQLException {
        Object recurring = row.getObject("MRR");
        boolean period = start != null && end != null && !end.isBefore(start);
        if (text(row, "CONTRACTID") != null) {
            return 1;
        }
        if (text(row, "SCHOPKEY") != null) {
            return 2;
        }
        if (text(row, "REVRECTEMPLATE") != null
                && period
                && ChronoUnit.DAYS.between(start, end) + 1 > LONGEST_ONE_OFF_DAYS
                && !Boolean.FALSE.equals(recurring)) {
            return 3;
        }
        return period && Boolean.TRUE.equals(recurring) ? 4 : 0;
    }
}
