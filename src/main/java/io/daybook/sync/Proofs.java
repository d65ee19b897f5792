package io.daybook.sync;

import io.daybook.ledger.LedgerDoubts;
import io.daybook.ledger.LedgerTotals;
import io.daybook.source.DocumentTotals;
import io.daybook.source.Total;
import io.daybook.source.Window;
import io.daybook.sync.Proof.Ask;
import io.daybook.sync.Proof.Sides;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The step "prove": the platform counts and adds up by itself, and every figure must be that of ledger, dead letters and
 * ignored documents together (docs/architecture.md, "Reading without losing a row"). Where it is not, ever smaller ranges are
 * compared until the documents are found that differ; they are read again, and it is compared once more. Thread-safe.
 */
public final class Proofs {
    /** Into how many parts a range that differs is cut. */
    private static final int PARTS = 8;

    /** A range with no more records than these is compared document by document. */
    private static final long SMALL = 4000;

    /** So many documents that differ are enough for one round: more are found by the next. */
    private static final int MOST_DIFFERING = 20_000;

    /** Pages of single documents that a run compares in turn where deletions are in no log. */
    private static final int ROTATING_PAGES = 2;

    private static final String OTHERS =
            """
            SELECT %s, t.currency, t.status, sum(t.records), sum(t.amount)
              FROM (%s) AS kept
             CROSS JOIN LATERAL jsonb_to_recordset(kept.tally)
                        AS t (currency text, status text, records bigint, amount numeric)
             WHERE kept.document_key > ? AND kept.document_key <= ?
             GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """;
    private static final String LETTERS =
            """
            SELECT CASE WHEN document_key ~ '^-?[0-9]{1,18}$' THEN document_key::bigint END AS document_key, tally
              FROM daybook.dead_letter WHERE connection_id = ? AND data_type = ? AND closed_at IS NULL
            """;
    private static final String IGNORED =
            """
            SELECT document_key, tally FROM daybook.ignored_document i
             WHERE connection_id = ? AND data_type = ?
               AND NOT EXISTS (SELECT FROM daybook.dead_letter d
                                WHERE d.connection_id = i.connection_id AND d.data_type = i.data_type
                                  AND d.document_key = i.document_key::text AND d.closed_at IS NULL)
            """;
    private static final String SPAN =
            "SELECT min(original_id::bigint), max(original_id::bigint) FROM ledger.%s WHERE connection_id = ?"
                    + " AND original_id::bigint > ? AND original_id::bigint <= ?";

    private final DataSource dataSource;
    private final SyncStore store;
    private final LedgerTotals ledger = new LedgerTotals();
    private final LedgerDoubts doubts = new LedgerDoubts();
    private final Duration every;
    private final Clock clock;

    /** @param every how long a comparison as a whole is good for */
    Proofs(DataSource dataSource, SyncStore store, Duration every, Clock clock) {
        this.dataSource = dataSource;
        this.store = store;
        this.every = every;
        this.clock = clock;
    }

    /** Begins the comparison that is due after a round of reading; it may have nothing to ask. */
    public Proof begin(SyncRun run) {
        Proof proof = new Proof(run);
        if (!run.openWindows().isEmpty() || run.stopped() != null) {
            return proof;
        }
        if (due(run)) {
            proof.ofAll();
            proof.ask(Ask.TOTALS, Window.all());
        } else if (run.verification().round() > 0) {
            askForSuspects(proof);
        } else if (!run.deletionLog() && !run.readsEverything()) {
            proof.limit(ROTATING_PAGES);
            proof.ask(
                    Ask.DOCUMENTS,
                    new Window(run.dataset().comparedUpTo().orElse(Long.MIN_VALUE), OptionalLong.empty()));
        }
        return proof;
    }

    /** Compares everything once, outside any sync. */
    public Proof beginAlone(SyncRun run) {
        Proof proof = new Proof(run);
        proof.ofAll();
        proof.ask(Ask.TOTALS, Window.all());
        return proof;
    }

    boolean due(SyncRun run) {
        Dataset known = run.dataset();
        return run.readsEverything()
                || run.order().prove()
                || !known.agrees()
                || known.provedAt()
                        .filter(at -> at.plus(every).isAfter(clock.instant()))
                        .isEmpty();
    }

    private static void askForSuspects(Proof proof) {
        for (Window some : Window.of(proof.run().verification().suspects())) {
            proof.ask(Ask.DOCUMENTS, some);
        }
    }

    /**
     * Compares the platform's answer with ours and decides what to ask next.
     *
     * @param answer totals of a range, or of its documents, as was asked
     */
    public void compare(Proof proof, Object answer) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (answer instanceof DocumentTotals documents) {
                compareDocuments(connection, proof, documents);
            } else {
                List<Total> totals = new ArrayList<>();
                ((List<?>) answer).forEach(total -> totals.add((Total) total));
                compareTotals(connection, proof, Tally.ofTotals(totals));
            }
        }
    }

    private void compareTotals(Connection connection, Proof proof, Tally platform) throws SQLException {
        Window range = proof.task().range();
        Instant now = clock.instant();
        Sides sides = sides(connection, proof.run(), range, platform);
        proof.answered();
        if (range.equals(Window.all())) {
            proof.sides(sides, now);
            if (!sides.agree() && proof.run().verification().round() > 0) {
                askForSuspects(proof);
                return;
            }
        }
        if (sides.agree() || proof.differing().size() >= MOST_DIFFERING) {
            return;
        }
        long records = Math.max(platform.records(), sides.ours().records());
        List<Window> parts = records <= SMALL ? List.of() : parts(connection, proof.run(), range);
        if (parts.isEmpty()) {
            proof.ask(Ask.DOCUMENTS, range);
        } else {
            parts.forEach(part -> proof.ask(Ask.TOTALS, part));
        }
    }

    /** Cuts a range; into nothing where we know too few documents of it to cut between. */
    private static List<Window> parts(Connection connection, SyncRun run, Window range) throws SQLException {
        try (PreparedStatement span = connection.prepareStatement(
                SPAN.formatted(run.mapping().target().head().name()))) {
            span.setLong(1, run.connection().id());
            span.setLong(2, range.after());
            span.setLong(3, range.upTo().orElse(Long.MAX_VALUE));
            try (ResultSet row = span.executeQuery()) {
                row.next();
                long low = row.getLong(1);
                boolean none = row.wasNull();
                long width = Math.floorDiv(Math.subtractExact(row.getLong(2), low), PARTS);
                if (none || width < 1) {
                    return List.of();
                }
                List<Window> parts = new ArrayList<>();
                long after = range.after();
                for (int i = 1; i < PARTS; i++) {
                    parts.add(new Window(after, OptionalLong.of(low + width * i)));
                    after = low + width * i;
                }
                parts.add(new Window(after, range.upTo()));
                return parts;
            }
        }
    }

    private void compareDocuments(Connection connection, Proof proof, DocumentTotals answer) throws SQLException {
        Window range = proof.task().range();
        proof.answered();
        Map<Long, Tally> platform = new TreeMap<>();
        answer.totals().forEach(each -> platform.merge(each.document(), Tally.of(each.total()), Tally::plus));
        long last = answer.totals().isEmpty()
                ? range.after()
                : answer.totals().get(answer.totals().size() - 1).document();
        long upTo = answer.last() ? range.upTo().orElse(Long.MAX_VALUE) : last;
        Map<Long, Tally> ours = documents(connection, proof.run(), range.after(), upTo);
        if (range.listed()) {
            ours.keySet().retainAll(range.documents());
        }
        Set<Long> all = new HashSet<>(platform.keySet());
        all.addAll(ours.keySet());
        for (long document : all) {
            Tally there = platform.getOrDefault(document, Tally.NOTHING);
            Tally here = ours.getOrDefault(document, Tally.NOTHING);
            if (!there.equals(here)) {
                proof.differing()
                        .put(
                                document,
                                proof.platform() + " has " + ProofReport.inWords(there) + ", here are "
                                        + ProofReport.inWords(here));
            }
        }
        if (!answer.last() && proof.another() && proof.differing().size() < MOST_DIFFERING) {
            proof.ask(Ask.DOCUMENTS, after(range, last));
        } else if (!proof.isOfAll() && !range.listed()) {
            proof.run().verification().rotatedUpTo(answer.last() ? Optional.empty() : Optional.of(last));
        }
    }

    private static Window after(Window range, long last) {
        return new Window(
                last,
                range.upTo(),
                range.documents().stream().filter(key -> key > last).toList());
    }

    /**
     * Decides what the comparison came to: another round for the documents that differ, or the run's verdict.
     *
     * @throws SQLException the database is away
     */
    public void conclude(Proof proof) throws SQLException {
        SyncRun run = proof.run();
        if (run.stopped() != null || !run.openWindows().isEmpty()) {
            return;
        }
        Verification verification = run.verification();
        if (!proof.differing().isEmpty() && verification.round() < Verification.ROUNDS) {
            doubt(run, proof.differing().keySet());
            verification.again(proof.differing().keySet());
            run.add(store.append(run, Window.of(proof.differing().keySet())));
            return;
        }
        verification.conclude(report(proof));
        verification.report().ifPresent(report -> store.proved(run, report));
        if (!proof.differing().isEmpty()) {
            store.reread(run, proof.differing());
        }
    }

    /** Reading them again must mend rows that somebody changed by hand, too. */
    private void doubt(SyncRun run, Set<Long> documents) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            doubts.about(connection, run.connection().id(), run.mapping().target(), documents);
        }
    }

    /** Keeps what a comparison outside any sync came to. */
    ProofReport concludeAlone(Proof proof) {
        ProofReport report = report(proof).orElseThrow();
        store.proved(proof.run(), report);
        return report;
    }

    private static Optional<ProofReport> report(Proof proof) {
        Sides sides = proof.sides();
        if (sides == null) {
            return Optional.empty();
        }
        ProofReport.Verdict verdict = sides.agree()
                ? ProofReport.Verdict.AGREES
                : proof.differing().isEmpty() ? ProofReport.Verdict.AGREES_BY_PARTS : ProofReport.Verdict.DIFFERS;
        return Optional.of(new ProofReport(
                verdict,
                proof.at(),
                sides.platform(),
                sides.ledger(),
                sides.letters(),
                sides.ignored(),
                proof.differing()));
    }

    private Sides sides(Connection connection, SyncRun run, Window range, Tally platform) throws SQLException {
        long upTo = range.upTo().orElse(Long.MAX_VALUE);
        return new Sides(
                platform,
                Tally.ofSums(ledger.totals(connection, scope(run, range.after(), upTo))),
                Tally.ofSums(others(connection, run, LETTERS, "0::bigint", range.after(), upTo)),
                Tally.ofSums(others(connection, run, IGNORED, "0::bigint", range.after(), upTo)));
    }

    private Map<Long, Tally> documents(Connection connection, SyncRun run, long after, long upTo) throws SQLException {
        List<LedgerTotals.Sum> sums = new ArrayList<>(ledger.perDocument(connection, scope(run, after, upTo)));
        sums.addAll(others(connection, run, LETTERS, "kept.document_key", after, upTo));
        sums.addAll(others(connection, run, IGNORED, "kept.document_key", after, upTo));
        Map<Long, Tally> documents = new TreeMap<>();
        sums.forEach(sum -> documents.merge(sum.document(), Tally.of(sum), Tally::plus));
        return documents;
    }

    private static LedgerTotals.Scope scope(SyncRun run, long after, long upTo) {
        return new LedgerTotals.Scope(
                run.connection().id(),
                run.mapping().target(),
                run.mapping().controlColumn(),
                run.mapping()
                        .question()
                        .control()
                        .flatMap(control -> control.status())
                        .isPresent(),
                after,
                upTo);
    }

    private static List<LedgerTotals.Sum> others(
            Connection connection, SyncRun run, String kept, String document, long after, long upTo)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OTHERS.formatted(document, kept))) {
            statement.setLong(1, run.connection().id());
            statement.setString(2, run.dataType());
            statement.setLong(3, after);
            statement.setLong(4, upTo);
            List<LedgerTotals.Sum> sums = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sums.add(new LedgerTotals.Sum(
                            row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), row.getBigDecimal(5)));
                }
            }
            return sums;
        }
    }
}
