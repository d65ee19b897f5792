package io.daybook.app;

import io.daybook.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a sync of invoices leaves behind, but for when and how often somebody had to begin. */
final class LedgerState {
    private static final Map<String, String> QUESTIONS = Map.of(
            "invoices",
            """
            SELECT to_jsonb(i) - 'connection_id' - 'page_id' - 'loaded_at' || jsonb_build_object('deleted_at', deleted_at)
              FROM ledger.invoice i ORDER BY original_id
            """,
            "lines",
            """
            SELECT to_jsonb(l) - 'connection_id' - 'page_id' - 'loaded_at' || jsonb_build_object('deleted_at', deleted_at)
              FROM ledger.invoice_line l ORDER BY original_id
            """,
            "letters",
            """
            SELECT document_key || ' ' || record_key || ' ' || kind || ' ' || message || ' ' || route || '/' || step || ' '
                   || payload || ' ' || records || ' ' || money || ' ' || attempts || ' ' || (closed_at IS NULL)
              FROM daybook.dead_letter ORDER BY document_key
            """,
            "syncs",
            "SELECT state || ' ' || expected_records FROM daybook.sync ORDER BY id",
            "counts",
            """
            SELECT jsonb_build_object('read', sum(read), 'loaded', sum(loaded), 'unchanged', sum(unchanged), 'ignored',
                                      sum(ignored), 'letters', sum(dead_letters), 'not done', count(*) FILTER (WHERE NOT done),
                                      'does not add up', count(*) FILTER (WHERE read <> loaded + unchanged + ignored + dead_letters))
              FROM daybook.sync_window
            """,
            "money",
            """
            SELECT m.key || ' ' || sum(m.value::numeric) FROM daybook.sync_window w, jsonb_each_text(w.money) m
             GROUP BY m.key ORDER BY m.key
            """,
            "rows without their page",
            """
            SELECT original_id FROM ledger.invoice WHERE page_id NOT IN (SELECT id FROM daybook.page)
            UNION ALL SELECT original_id FROM ledger.invoice_line WHERE page_id NOT IN (SELECT id FROM daybook.page)
            UNION ALL SELECT document_key FROM daybook.dead_letter WHERE page_id NOT IN (SELECT id FROM daybook.page)
            """);

    private LedgerState() {}

    static Map<String, List<String>> of(TestDatabase database) {
        Map<String, List<String>> state = new TreeMap<>();
        QUESTIONS.forEach((name, sql) -> state.put(name, database.jdbi().withHandle(handle -> handle.createQuery(sql)
                .mapTo(String.class)
                .list())));
        return state;
    }
}
