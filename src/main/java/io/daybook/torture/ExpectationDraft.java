package io.daybook.torture;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An expectation in the making, filled in the order of documents: what every platform's books have in common. A document is left
 * out, or else refused whole when one value of it cannot be kept, or else expected whole. Used by one thread.
 */
final class ExpectationDraft {
    private static final Map<String, Integer> DECIMALS = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .collect(Collectors.toMap(Currency::getCurrencyCode, Currency::getDefaultFractionDigits));

    private final Map<String, Map<String, Map<String, Object>>> living = new TreeMap<>();
    private final Map<String, Set<String>> refused = new TreeMap<>();
    private final Map<String, Long> ignored = new TreeMap<>();
    private final Map<String, Map<String, Object>> lines = new LinkedHashMap<>();
    private Document open;

    /**
     * A document as its first line shows it.
     *
     * @param credit whether it is a credit note
     * @param leftOut whether it is left out on purpose
     * @param acceptable whether its own values can be kept
     * @param head the columns of its row
     */
    record Document(String id, boolean credit, boolean leftOut, boolean acceptable, Map<String, Object> head) {
        String dataType() {
            return credit ? "creditNotes" : "invoices";
        }

        String table() {
            return credit ? "credit_note" : "invoice";
        }
    }

    /** Reads a row of the books. */
    interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    ExpectationDraft() {
        LedgerTables.ALL.forEach(table -> living.put(table, new HashMap<>()));
        LedgerTables.DATA_TYPES.forEach(dataType -> {
            refused.put(dataType, new TreeSet<>());
            ignored.put(dataType, 0L);
        });
    }

    static void each(Connection books, String query, RowReader reader) throws SQLException {
        try (PreparedStatement ask = books.prepareStatement(query);
                ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                reader.read(rows);
            }
        }
    }

    /** A row that is no document. */
    void expect(String table, String id, Map<String, Object> columns) {
        living.get(table).put(id, columns);
    }

    void refuse(String dataType, String id) {
        refused.get(dataType).add(id);
    }

    /** Whether a document's lines are being added. */
    boolean isOpen(String id) {
        return open != null && open.id().equals(id);
    }

    /** The document whose lines are being added. */
    Document document() {
        return open;
    }

    /** Ends the document before it. */
    void begin(Document document) {
        end();
        open = document;
    }

    /** @param acceptable whether its values can be kept */
    void line(String id, Map<String, Object> columns, boolean acceptable) {
        lines.put(id, columns);
        if (!acceptable && open.acceptable()) {
            open = new Document(open.id(), open.credit(), open.leftOut(), false, open.head());
        }
    }

    private void end() {
        if (open == null) {
            return;
        }
        if (open.leftOut()) {
            ignored.merge(open.dataType(), 1L, Long::sum);
        } else if (!open.acceptable()) {
            refuse(open.dataType(), open.id());
        } else {
            living.get(open.table()).put(open.id(), open.head());
            living.get(open.table() + "_line").putAll(lines);
        }
        lines.clear();
        open = null;
    }

    /** Ends the last document. */
    Expectation done() {
        end();
        return new Expectation(living, refused, ignored);
    }

    /** Whether it is a currency that money is counted in. */
    static boolean currency(String code) {
        return code != null && DECIMALS.containsKey(code);
    }

    /** Whether an amount can be kept exactly in its currency. */
    static boolean fits(BigDecimal amount, String currency) {
        return amount != null
                && currency(currency)
                && amount.stripTrailingZeros().scale() <= DECIMALS.get(currency);
    }

    /** An empty text is none. */
    static String text(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null || text.isEmpty() ? null : text;
    }
}
