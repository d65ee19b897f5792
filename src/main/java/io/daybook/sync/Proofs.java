package io.daybook.sync;

import io.daybook.ledger.LedgerDoubts;
import io.daybook.ledger.LedgerStatistics;
import io.daybook.source.DocumentTotals;
import io.daybook.source.Total;
import io.daybook.source.Window;
import io.daybook.sync.Proof.Ask;
import io.daybook.sync.Proof.Sides;
import java.sql.Connection;
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

    private final DataSource dataSource;
    private final SyncStore store;
    private final Datasets datasets;
    private final ControlTotals controlTotals;
    private final OurTallies ours = new OurTallies();
    private final LedgerDoubts doubts = new LedgerDoubts();
    private final LedgerStatistics statistics = new LedgerStatistics();
    private final Duration every;
    private final Clock clock;

    /** @param every how long a comparison as a whole is good for */
    Proofs(
            DataSource dataSource,
            SyncStore store,
            Datasets datasets,
            ControlTotals controlTotals,
            Duration every,
            Clock clock) {
        this.dataSource = dataSource;
        this.store = store;
        this.datasets = datasets;
        this.controlTotals = controlTotals;
        this.every = every;
        this.clock = clock;
    }

    /** Begins the comparison that is due after a round of reading; it may have nothing to ask. */
    public Proof begin(SyncRun run) throws SQLException {
        Proof proof = new Proof(run);
        if (!run.openWindows().isEmpty() || run.stopped() != null) {
            return proof;
        }
        if (due(run)) {
            try (Connection connection = dataSource.getConnection()) {
                statistics.refresh(
                        connection,
                        run.mapping().target(),
                        run.connection().id(),
                        run.counts().loaded());
            }
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
        Sides sides = ours.of(connection, proof.run(), range, platform);
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
        List<Window> parts = records <= SMALL ? List.of() : ours.cut(connection, proof.run(), range, PARTS);
        if (parts.isEmpty()) {
            proof.ask(Ask.DOCUMENTS, range);
        } else {
            parts.forEach(part -> proof.ask(Ask.TOTALS, part));
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
        Map<Long, Tally> held = ours.perDocument(connection, proof.run(), range.after(), upTo);
        if (range.listed()) {
            held.keySet().retainAll(range.documents());
        }
        Set<Long> all = new HashSet<>(platform.keySet());
        all.addAll(held.keySet());
        for (long document : all) {
            Tally there = platform.getOrDefault(document, Tally.NOTHING);
            Tally here = held.getOrDefault(document, Tally.NOTHING);
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
        verification.report().ifPresent(report -> controlTotals.keep(run, report));
        if (!proof.differing().isEmpty()) {
            datasets.reread(run.connection().id(), run.dataType(), proof.differing());
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
        controlTotals.keep(proof.run(), report);
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
}
