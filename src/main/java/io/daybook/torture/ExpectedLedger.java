package io.daybook.torture;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
    private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

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
        Draft draft = new Draft();
        try (Connection connection = books.getConnection()) {
            each(connection, CURRENCIES, row -> draft.currency(row));
            each(connection, CUSTOMERS, row -> draft.customer(row));
            each(connection, INVOICE_LINES, row -> draft.line(row, true));
            draft.endDocument();
            each(connection, CREDIT_LINES, row -> draft.line(row, false));
            draft.endDocument();
        }
        return new Expectation(draft.living, draft.refused, draft.ignored);
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String query, RowReader reader) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(query);
                ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** The expectation in the making. */
    private static final class Draft {
        private final Map<String, Map<String, Map<String, Object>>> living = new TreeMap<>();
        private final Map<String, Set<String>> refused = new TreeMap<>();
        private final Map<String, Long> ignored = new TreeMap<>();
        private final Map<String, Map<String, Object>> lines = new LinkedHashMap<>();
        private Map<String, Object> head;
        private String headTable;
        private String document;
        private boolean acceptable;
        private boolean left;

        Draft() {
            for (String table : LedgerTables.ALL) {
                living.put(table, new HashMap<>());
            }
            for (String dataType : LedgerTables.DATA_TYPES) {
                refused.put(dataType, new TreeSet<>());
                ignored.put(dataType, 0L);
            }
        }

        void currency(ResultSet row) throws SQLException {
            String id = row.getString("id");
            String symbol = text(row, "symbol");
            if (symbol == null || !DECIMALS.containsKey(symbol)) {
                refused.get("currencies").add(id);
                return;
            }
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("currency_code", symbol);
            columns.put("name", text(row, "name"));
            columns.put("decimals", row.getBigDecimal("currencyprecision"));
            columns.put("is_base", flag(row, "isbasecurrency"));
            columns.put("is_inactive", flag(row, "isinactive"));
            living.get("currency").put(id, columns);
        }

        void customer(ResultSet row) throws SQLException {
            String id = row.getString("id");
            String symbol = text(row, "symbol");
            String name = text(row, "entityid");
            if (name == null || symbol != null && !DECIMALS.containsKey(symbol)) {
                refused.get("customers").add(id);
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
            living.get("customer").put(id, columns);
        }

        void line(ResultSet row, boolean invoice) throws SQLException {
            String id = row.getString("document");
            if (!id.equals(document)) {
                endDocument();
                beginDocument(row, id, invoice);
            }
            String symbol = text(row, "symbol");
            String base = text(row, "basesymbol");
            BigDecimal net = row.getBigDecimal("netamount");
            BigDecimal foreign = row.getBigDecimal("foreignamount");
            acceptable &= fits(net, base) && (foreign == null || fits(foreign, symbol));
            lines.put(row.getString("uniquekey"), lineColumns(row, invoice, symbol, base));
        }

        private void beginDocument(ResultSet row, String id, boolean invoice) throws SQLException {
            String letter = text(row, "status");
            String status = letter == null ? null : (invoice ? INVOICE_STATUS : CREDIT_STATUS).get(letter);
            LocalDate date = row.getObject("trandate", LocalDate.class);
            String symbol = text(row, "symbol");
            document = id;
            headTable = invoice ? "invoice" : "credit_note";
            left = status == null || "T".equals(row.getString("gone"));
            acceptable = date != null && symbol != null && DECIMALS.containsKey(symbol);
            head = new LinkedHashMap<>();
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
        }

        void endDocument() {
            if (document == null) {
                return;
            }
            String dataType = headTable.equals("invoice") ? "invoices" : "creditNotes";
            if (left) {
                ignored.merge(dataType, 1L, Long::sum);
            } else if (!acceptable) {
                refused.get(dataType).add(document);
            } else {
                living.get(headTable).put(document, head);
                living.get(headTable + "_line").putAll(lines);
            }
            lines.clear();
            document = null;
        }

        private Map<String, Object> lineColumns(ResultSet row, boolean invoice, String symbol, String base)
                throws SQLException {
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

        /** Whether an amount can be kept exactly in its currency. */
        private static boolean fits(BigDecimal amount, String currency) {
            Integer decimals = currency == null ? null : DECIMALS.get(currency);
            return decimals != null && amount.stripTrailingZeros().scale() <= decimals;
        }

        /** NetSuite gives an empty text as none. */
        private static String text(ResultSet row, String column) throws SQLException {
            String text = row.getString(column);
            return text == null || text.isEmpty() ? null : text;
        }

        private static Boolean flag(ResultSet row, String column) throws SQLException {
            String flag = row.getString(column);
            return flag == null ? null : flag.equals("T");
        }
    }
}
