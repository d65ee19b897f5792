package io.daybook.torture;

import static io.daybook.torture.ExpectationDraft.each;
import static io.daybook.torture.ExpectationDraft.text;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Says what the ledger must hold by looking straight into the sandbox's tables: the contract of the shipped mappings told a
 * second time, without SuiteQL, YAML, CEL or any code of the way that is tried. A document is left out when it is voided in
 * whichever style (NetSuite reference 6.7) or its status has no counterpart; it is refused whole when one value of it cannot
 * be kept. Thread-safe; the books must be quiet meanwhile.
 */
final class ExpectedLedger {
    private static final Map<String, String> INVOICE_STATUS = Map.of("A", "open", "B", "paid", "D", "pending");
    private static final Map<String, String> CREDIT_STATUS = Map.of("A", "open", "B", "applied");
    private static final Set<String> SUBSCRIPTIONS = Set.of("Subscription", "SaaS");

    private static final String CURRENCIES =
            "SELECT id, symbol, name, currencyprecision, isbasecurrency, isinactive FROM currency ORDER BY id";
    private static final String CUSTOMERS =
            """
            SELECT c.id, c.entityid, c.email, c.companyname, c.altname, c.isinactive, m.symbol,
              (SELECT MIN(r.subsidiary) FROM customersubsidiaryrelationship r WHERE r.entity = c.id AND r.isprimarysub = 'T') AS subsidiary
            FROM customer c LEFT JOIN currency m ON m.id = c.currency ORDER BY c.id
            """;
    private static final String LINES =
            """
            SELECT t.id AS document, t.number, t.entity, t.trandate, t.duedate, t.status, t.memo AS headermemo, t.subsidiary,
              CASE WHEN t.voided = 'T' OR t.void = 'T' OR EXISTS (
                SELECT 1 FROM previoustransactionlinelink r WHERE r.previousdoc = t.id AND r.linktype = 'Reversal')
                THEN 'T' ELSE 'F' END AS gone,
              (SELECT MIN(l.previousdoc) FROM previoustransactionlinelink l
               WHERE l.nextdoc = t.id AND l.previoustype = 'CustInvc') AS invoice,
              tl.uniquekey, tl.id AS line, tl.item, tl.memo, tl.custcol_iw_item_revenue_category AS category,
              tl.custcol_iw_rr_start_date AS periodstart, tl.custcol_iw_rr_end_date AS periodend,
              tl.netamount, tl.foreignamount, cur.symbol, base.symbol AS basesymbol
            FROM transaction t
            JOIN transactionline tl ON tl.transaction = t.id
            JOIN currency cur ON cur.id = t.currency
            LEFT JOIN subsidiary s ON s.id = tl.subsidiary
            LEFT JOIN currency base ON base.id = s.currency
            """;
    private static final String INVOICE_LINES = LINES
            + """
              WHERE t.type = 'CustInvc' AND tl.custcol_iw_item_revenue_category IS NOT NULL AND tl.netamount IS NOT NULL
              ORDER BY t.id, tl.uniquekey
              """;
    private static final String CREDIT_LINES = LINES
            + """
              WHERE t.type = 'CustCred' AND tl.mainline = 'F' AND tl.taxline = 'F' AND COALESCE(tl.iscogs, 'F') = 'F'
                AND tl.netamount IS NOT NULL
              ORDER BY t.id, tl.uniquekey
              """;

    private final DataSource books;

    ExpectedLedger(DataSource books) {
        this.books = books;
    }

    /** @throws SQLException the books cannot be read, which is a defect */
    Expectation now() throws SQLException {
        ExpectationDraft draft = new ExpectationDraft();
        try (Connection connection = books.getConnection()) {
            each(connection, CURRENCIES, row -> currency(draft, row));
            each(connection, CUSTOMERS, row -> customer(draft, row));
            each(connection, INVOICE_LINES, row -> line(draft, row, true));
            each(connection, CREDIT_LINES, row -> line(draft, row, false));
        }
        return draft.done();
    }

    private static void currency(ExpectationDraft draft, ResultSet row) throws SQLException {
        String id = row.getString("id");
        String symbol = text(row, "symbol");
        if (!ExpectationDraft.currency(symbol)) {
            draft.refuse("currencies", id);
            return;
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("currency_code", symbol);
        columns.put("name", text(row, "name"));
        columns.put("decimals", row.getBigDecimal("currencyprecision"));
        columns.put("is_base", flag(row, "isbasecurrency"));
        columns.put("is_inactive", flag(row, "isinactive"));
        draft.expect("currency", id, columns);
    }

    private static void customer(ExpectationDraft draft, ResultSet row) throws SQLException {
        String id = row.getString("id");
        String symbol = text(row, "symbol");
        String name = text(row, "entityid");
        if (name == null || symbol != null && !ExpectationDraft.currency(symbol)) {
            draft.refuse("customers", id);
            return;
        }
        String company = text(row, "companyname");
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("name", name);
        columns.put("email", text(row, "email"));
        columns.put("company_name", company == null ? text(row, "altname") : company);
        columns.put("currency_code", symbol);
        columns.put("is_inactive", flag(row, "isinactive"));
        columns.put("entity", text(row, "subsidiary"));
        draft.expect("customer", id, columns);
    }

    private static void line(ExpectationDraft draft, ResultSet row, boolean invoice) throws SQLException {
        String id = row.getString("document");
        if (!draft.isOpen(id)) {
            draft.begin(document(row, id, invoice));
        }
        String symbol = text(row, "symbol");
        String base = text(row, "basesymbol");
        BigDecimal foreign = row.getBigDecimal("foreignamount");
        boolean acceptable = ExpectationDraft.fits(row.getBigDecimal("netamount"), base)
                && (foreign == null || ExpectationDraft.fits(foreign, symbol));
        draft.line(row.getString("uniquekey"), lineColumns(row, id, invoice, symbol, base), acceptable);
    }

    private static ExpectationDraft.Document document(ResultSet row, String id, boolean invoice) throws SQLException {
        String letter = text(row, "status");
        String status = letter == null ? null : (invoice ? INVOICE_STATUS : CREDIT_STATUS).get(letter);
        LocalDate date = row.getObject("trandate", LocalDate.class);
        String symbol = text(row, "symbol");
        Map<String, Object> head = new LinkedHashMap<>();
        head.put(invoice ? "invoice_number" : "credit_note_number", text(row, "number"));
        head.put("customer_id", text(row, "entity"));
        head.put("date", date);
        if (invoice) {
            head.put("due_date", row.getObject("duedate", LocalDate.class));
        } else {
            head.put("invoice_id", text(row, "invoice"));
        }
        head.put("status", status);
        head.put("source_status", letter == null ? null : new Expectation.Loosely.IfThere(letter));
        head.put("currency_code", symbol);
        head.put("memo", text(row, "headermemo"));
        head.put("entity", text(row, "subsidiary"));
        return new ExpectationDraft.Document(
                id,
                !invoice,
                status == null || "T".equals(row.getString("gone")),
                date != null && ExpectationDraft.currency(symbol),
                head);
    }

    private static Map<String, Object> lineColumns(
            ResultSet row, String document, boolean invoice, String symbol, String base) throws SQLException {
        String category = text(row, "category");
        LocalDate start = row.getObject("periodstart", LocalDate.class);
        LocalDate end = row.getObject("periodend", LocalDate.class);
        BigDecimal foreign = row.getBigDecimal("foreignamount");
        boolean subscription = category != null
                && SUBSCRIPTIONS.contains(category)
                && start != null
                && end != null
                && !end.isBefore(start);
        List<String> reason = new ArrayList<>(List.of(subscription ? "rule 1" : "otherwise"));
        for (Object seen : new Object[] {category, start, end}) {
            if (seen != null) {
                reason.add(seen.toString());
            }
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put(invoice ? "invoice_id" : "credit_note_id", document);
        columns.put("line_number", text(row, "line"));
        columns.put("product", text(row, "item"));
        columns.put("description", text(row, "memo"));
        columns.put(
                invoice ? "amount_excluding_tax_after_discount" : "amount",
                row.getBigDecimal("netamount").negate());
        columns.put("amount_currency_code", base);
        columns.put("foreign_amount", foreign == null ? null : foreign.negate());
        columns.put("currency_code", symbol);
        columns.put("period_start", start);
        columns.put("period_end", end);
        columns.put("type", subscription ? "subscription" : "one_off");
        columns.put("type_reason", new Expectation.Loosely.Mentioning(reason));
        columns.put("revenue_category", category);
        return columns;
    }

    private static Boolean flag(ResultSet row, String column) throws SQLException {
        String flag = row.getString(column);
        return flag == null ? null : flag.equals("T");
    }
}
