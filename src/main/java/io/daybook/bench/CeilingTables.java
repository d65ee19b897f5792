package io.daybook.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** The ledger's tables of invoices, written by COPY and one merge each. Used by one thread, on one connection. */
final class CeilingTables {
    static final String HEADS = "connection_id, original_id, invoice_number, customer_id, date, due_date, status,"
            + " source_status, currency_code, memo, source_modified_at";
    static final String LINES = "connection_id, original_id, invoice_id, line_number, product, description,"
            + " amount_excluding_tax_after_discount, amount_currency_code, foreign_amount, currency_code, period_start,"
            + " period_end, type, revenue_category, source_modified_at";

    private final CopyManager copy;
    private final Statement statement;

    CeilingTables(Connection database, long connectionId) throws SQLException {
        copy = database.unwrap(PGConnection.class).getCopyAPI();
        statement = database.createStatement();
        statement.execute("CREATE TEMPORARY TABLE IF NOT EXISTS ceiling_invoice ON COMMIT DELETE ROWS AS SELECT "
                + HEADS + " FROM ledger.invoice WHERE false");
        statement.execute("CREATE TEMPORARY TABLE IF NOT EXISTS ceiling_invoice_line ON COMMIT DELETE ROWS AS SELECT "
                + LINES + " FROM ledger.invoice_line WHERE false");
    }

    void merge(CeilingPage page) throws SQLException, IOException {
        copy.copyIn("COPY ceiling_invoice FROM STDIN", new ByteArrayInputStream(page.heads()));
        copy.copyIn("COPY ceiling_invoice_line FROM STDIN", new ByteArrayInputStream(page.lines()));
        statement.execute(merge("invoice", HEADS, "", ""));
        statement.execute(merge("invoice_line", LINES, ", type_reason", ", 'category'"));
    }

    private static String merge(String table, String columns, String further, String values) {
        List<String> names = Arrays.stream(columns.split(", ")).skip(2).toList();
        return "INSERT INTO ledger." + table + " (" + columns + further
                + ", content_hash, mapping_version, page_id) SELECT "
                + columns + values + ", '', 'ceiling', 0 FROM ceiling_" + table
                + " ON CONFLICT (connection_id, original_id) DO UPDATE SET "
                + names.stream().map(name -> name + " = excluded." + name).collect(Collectors.joining(", "))
                + ", loaded_at = now()";
    }
}
