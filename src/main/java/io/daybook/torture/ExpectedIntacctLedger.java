package io.daybook.torture;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
 * Says what the ledger must hold of an Intacct company by looking straight into the sandbox's tables: the contract of the
 * shipped mappings told a second time, without XML, YAML, CEL or any code of the way that is tried. Thread-safe; the books must
 * be quiet meanwhile.
 */
final class ExpectedIntacctLedger {
    private static final Set<String> LEFT_OUT = Set.of("Draft", "Reversed", "Reversal");
    private static final int LONGEST_ONE_OFF_DAYS = 31;
    private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

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
        Draft draft = new Draft();
        try (Connection connection = books.getConnection()) {
            each(connection, CURRENCIES, draft::currency);
            each(connection, CUSTOMERS, draft::customer);
            each(connection, INVOICE_LINES, row -> draft.line(row, false));
            draft.endDocument();
            each(connection, ADJUSTMENT_LINES, row -> draft.line(row, true));
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
        private String document;
        private boolean credit;
        private boolean leftOut;
        private boolean acceptable;

        Draft() {
            LedgerTables.ALL.forEach(table -> living.put(table, new HashMap<>()));
            LedgerTables.DATA_TYPES.forEach(dataType -> {
                refused.put(dataType, new TreeSet<>());
                ignored.put(dataType, 0L);
            });
        }

        void currency(ResultSet row) throws SQLException {
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("currency_code", row.getString("CURRENCY"));
            columns.put("name", text(row, "NAME"));
            living.get("currency").put(row.getString("RECORDNO"), columns);
        }

        void customer(ResultSet row) throws SQLException {
            String symbol = text(row, "CURRENCY");
            if (symbol != null && !DECIMALS.containsKey(symbol)) {
                refused.get("customers").add(row.getString("RECORDNO"));
                return;
            }
            String name = text(row, "NAME");
            Map<String, Object> columns = new LinkedHashMap<>();
            columns.put("name", name == null ? text(row, "CUSTOMERID") : name);
            columns.put("email", text(row, "EMAIL"));
            columns.put("company_name", text(row, "COMPANY"));
            columns.put("currency_code", symbol);
            columns.put("entity", text(row, "MEGAENTITYID"));
            living.get("customer").put(row.getString("RECORDNO"), columns);
        }

        void line(ResultSet row, boolean adjustment) throws SQLException {
            String id = row.getString("DOCUMENT");
            if (!id.equals(document)) {
                endDocument();
                beginDocument(row, id, adjustment);
            }
            String symbol = text(row, "CURRENCY");
            BigDecimal foreign = row.getBigDecimal("TRX_AMOUNT");
            acceptable &= fits(row.getBigDecimal("AMOUNT"), text(row, "BASECURR"))
                    && symbol != null
                    && DECIMALS.containsKey(symbol)
                    && (foreign == null || fits(foreign, symbol));
            lines.put(row.getString("RECORDNO"), lineColumns(row, symbol, foreign));
        }

        private void beginDocument(ResultSet row, String id, boolean adjustment) throws SQLException {
            String state = row.getString("STATE");
            BigDecimal due = row.getBigDecimal("TRX_TOTALDUE");
            BigDecimal total = row.getBigDecimal("TRX_TOTALENTERED");
            LocalDate date = row.getObject("ISSUED", LocalDate.class);
            document = id;
            credit = adjustment || total != null && total.signum() < 0;
            leftOut = LEFT_OUT.contains(state);
            acceptable = date != null;
            boolean settled = state.equals("Paid") || due != null && due.signum() == 0;
            head = new LinkedHashMap<>();
            head.put(credit ? "credit_note_number" : "invoice_number", text(row, "RECORDID"));
            String customer = text(row, "CUSTOMER");
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
        }

        void endDocument() {
            if (document == null) {
                return;
            }
            String dataType = credit ? "creditNotes" : "invoices";
            if (leftOut) {
                ignored.merge(dataType, 1L, Long::sum);
            } else if (!acceptable) {
                refused.get(dataType).add(document);
            } else {
                String table = credit ? "credit_note" : "invoice";
                living.get(table).put(document, head);
                living.get(table + "_line").putAll(lines);
            }
            lines.clear();
            document = null;
        }

        private Map<String, Object> lineColumns(ResultSet row, String symbol, BigDecimal foreign) throws SQLException {
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
            columns.put(credit ? "credit_note_id" : "invoice_id", document);
            columns.put("line_number", text(row, "LINE_NO"));
            columns.put("product", text(row, "ITEMID"));
            columns.put("description", text(row, "ENTRYDESCRIPTION"));
            columns.put(credit ? "amount" : "amount_excluding_tax_after_discount", row.getBigDecimal("AMOUNT"));
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

        /** Whether an amount can be kept exactly in its currency. */
        private static boolean fits(BigDecimal amount, String currency) {
            Integer decimals = currency == null ? null : DECIMALS.get(currency);
            return amount != null
                    && decimals != null
                    && amount.stripTrailingZeros().scale() <= decimals;
        }

        /** An empty text is none. */
        private static String text(ResultSet row, String column) throws SQLException {
            String text = row.getString(column);
            return text == null || text.isEmpty() ? null : text;
        }
    }
}
