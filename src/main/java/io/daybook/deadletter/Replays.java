package io.daybook.deadletter;

import io.daybook.mapping.Draft;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.mapping.SourceRecord;
import io.daybook.sync.Datasets;
import io.daybook.sync.Entry;
import io.daybook.sync.SingleDocument;
import io.daybook.sync.SyncReport;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The life of a replay, step by step, as the replay route calls it: {@link #reopen}, the record route for each entry,
 * {@link #conclude}. The document is loaded and its letter closed in one transaction. Thread-safe.
 */
public final class Replays {
    private final DataSource dataSource;
    private final DeadLetters letters;
    private final Mappings mappings;
    private final SingleDocument documents;

    public Replays(DataSource dataSource, DeadLetters letters, Mappings mappings, SingleDocument documents) {
        this.dataSource = dataSource;
        this.letters = letters;
        this.mappings = mappings;
        this.documents = documents;
    }

    /** Reads a letter's records back, for the present mapping. */
    public Replay reopen(long letterId) {
        DeadLetter letter = letters.get(letterId);
        Mapping mapping = mappings.get(letter.platform(), letter.dataType());
        List<Entry> entries = new ArrayList<>();
        if (letter.closedAt().isEmpty()) {
            for (SourceRecord record :
                    Payload.read(letter.payload(), mapping.question().fieldNames())) {
                entries.add(new Entry(
                        mapping,
                        new Draft(record, entries.isEmpty()),
                        letter.pageId().orElse(0L),
                        null));
            }
        }
        return new Replay(letter, mapping, entries);
    }

    /** Loads what the record route made of a letter's document. */
    public ReplayResult conclude(Replay replay) throws SQLException {
        DeadLetter letter = replay.letter();
        if (letter.closedAt().isPresent()) {
            return new ReplayResult(
                    letter.id(),
                    true,
                    "was closed already: " + letter.closedBecause().orElse(""));
        }
        try (Connection transaction = dataSource.getConnection()) {
            transaction.setAutoCommit(false);
            try {
                SingleDocument.Outcome outcome =
                        documents.load(transaction, letter.connectionId(), replay.mapping(), replay.entries());
                Optional<ReplayResult> result = settle(transaction, replay, outcome);
                if (result.isEmpty()) {
                    transaction.rollback();
                    return overtaken(letter.id());
                }
                transaction.commit();
                return result.get();
            } catch (SQLException | RuntimeException failed) {
                transaction.rollback();
                throw failed;
            }
        }
    }

    /** A sync dealt with the document while it was replayed: what that sync did stands, and nothing of the replay does. */
    private ReplayResult overtaken(long letterId) {
        return letters.get(letterId)
                .closedBecause()
                .map(because -> new ReplayResult(letterId, true, "was closed meanwhile: " + because))
                .orElseGet(() -> new ReplayResult(
                        letterId, false, "a sync found its document failing anew meanwhile; replay it again"));
    }

    /** @return nothing where the letter is no longer the one that was read */
    private Optional<ReplayResult> settle(Connection transaction, Replay replay, SingleDocument.Outcome outcome)
            throws SQLException {
        long id = replay.letter().id();
        if (outcome.became() == SingleDocument.Became.FAILED) {
            Draft.Failure failure = outcome.failure().orElseThrow();
            return letters.failedAgain(
                            transaction,
                            replay.letter(),
                            failure,
                            replay.mapping().version())
                    ? Optional.of(new ReplayResult(id, false, "failed again: " + failure.message()))
                    : Optional.empty();
        }
        if (outcome.became() == SingleDocument.Became.SUPERSEDED) {
            DeadLetter letter = replay.letter();
            // clocks can go back: only the platform knows which version is the newest
            Datasets.reread(
                    transaction,
                    letter.connectionId(),
                    letter.dataType(),
                    letter.documentKey(),
                    "a replay found a newer version in the ledger");
        }
        String because =
                switch (outcome.became()) {
                    case LOADED -> "loaded by a replay";
                    case UNCHANGED -> "a replay found it in the ledger already, the same";
                    case SUPERSEDED ->
                        "the ledger has a newer version, which stays; the next sync reads the document again";
                    case IGNORED -> "the present mapping leaves it out";
                    case FAILED -> throw new IllegalStateException();
                };
        return letters.close(transaction, replay.letter(), because)
                ? Optional.of(new ReplayResult(id, true, because))
                : Optional.empty();
    }

    /** What a sync of the whole dataset did for its letter; the sync itself closes it when it runs to its end. */
    public ReplayResult concludeSync(Replay replay, SyncReport report) {
        boolean closed = report.state() == SyncReport.State.DONE;
        String message = closed
                ? "sync " + report.syncId() + " ran to its end"
                : "the sync ended " + report.state().name().toLowerCase(Locale.ROOT)
                        + report.problem().map(stop -> ": " + stop.message()).orElse("");
        return new ReplayResult(replay.letter().id(), closed, message);
    }
}
