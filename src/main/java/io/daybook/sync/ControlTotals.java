package io.daybook.sync;

import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What comparisons of everything came to, figure by figure, in PostgreSQL. Thread-safe. */
final class ControlTotals {
    private static final String KEEP =
            """
            INSERT INTO daybook.control_total (connection_id, data_type, checked_at, sync_id, currency, source_status,
                   platform_records, platform_amount, ledger_records, ledger_amount, letter_records, letter_amount,
                   ignored_records, ignored_amount)
            VALUES (:connection, :dataType, :at, :sync, :currency, :status, :platformRecords, :platformAmount,
                    :ledgerRecords, :ledgerAmount, :letterRecords, :letterAmount, :ignoredRecords, :ignoredAmount)
            """;

    private final Jdbi jdbi;

    ControlTotals(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps what a comparison of everything came to. */
    void keep(SyncRun run, ProofReport report) {
        TreeSet<Tally.Key> keys = new TreeSet<>(report.platform().counts().keySet());
        keys.addAll(report.ours().counts().keySet());
        jdbi.useTransaction(handle -> {
            Datasets.proved(handle, run, report.at(), report.agrees());
            for (Tally.Key key : keys) {
                keep(handle, run, report, key);
            }
        });
    }

    private static void keep(Handle handle, SyncRun run, ProofReport report, Tally.Key key) {
        handle.createUpdate(KEEP)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("at", report.at())
                .bind("sync", run.planned() ? (Long) run.id() : null)
                .bind("currency", key.currency())
                .bind("status", key.status())
                .bind("platformRecords", report.platform().of(key).records())
                .bind("platformAmount", report.platform().of(key).amount())
                .bind("ledgerRecords", report.ledger().of(key).records())
                .bind("ledgerAmount", report.ledger().of(key).amount())
                .bind("letterRecords", report.letters().of(key).records())
                .bind("letterAmount", report.letters().of(key).amount())
                .bind("ignoredRecords", report.ignored().of(key).records())
                .bind("ignoredAmount", report.ignored().of(key).amount())
                .execute();
    }
}
