package io.daybook.sync;

import io.daybook.source.RangeRequest;
import io.daybook.source.Window;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeMap;

/**
 * A comparison of ours with the platform's own counts and sums, question by question, as the prove route carries it: ask
 * {@link #nextRequest()} of {@link #operation()}, hand the answer to {@link Proofs}. Used by one thread.
 */
public final class Proof {
    /** What the platform is asked about a range. */
    enum Ask {
        /** Counts and sums over all of it. */
        TOTALS("totals"),
        /** Counts and sums of each of its documents, a page at a time. */
        DOCUMENTS("documentTotals");

        private final String operation;

        Ask(String operation) {
            this.operation = operation;
        }
    }

    /** A question yet to be asked. */
    record Task(Ask ask, Window range) {}

    private final SyncRun run;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private final TreeMap<Long, String> differing = new TreeMap<>();
    private boolean whole;
    private int pages = Integer.MAX_VALUE;
    private Instant at = Instant.EPOCH;
    private Sides sides;

    /** What the platform and we have, over all documents. */
    record Sides(Tally platform, Tally ledger, Tally letters, Tally ignored) {
        Tally ours() {
            return ledger.plus(letters).plus(ignored);
        }

        boolean agree() {
            return platform.equals(ours());
        }
    }

    Proof(SyncRun run) {
        this.run = run;
    }

    SyncRun run() {
        return run;
    }

    /** Whether there is another question. */
    public boolean unfinished() {
        return !tasks.isEmpty() && run.stopped() == null;
    }

    /** The platform, which is also the name of its component. */
    public String platform() {
        return run.platform();
    }

    /** What to ask of the platform's component. */
    public String operation() {
        return tasks.getFirst().ask().operation;
    }

    /** The range to ask about. */
    public RangeRequest nextRequest() {
        return new RangeRequest(
                run.connection(),
                run.dataType(),
                run.mapping().question(),
                tasks.getFirst().range());
    }

    Task task() {
        return tasks.getFirst();
    }

    /** The first question was answered. */
    void answered() {
        tasks.removeFirst();
    }

    /** Asks further; the question asked last is answered first. */
    void ask(Ask ask, Window range) {
        tasks.addFirst(new Task(ask, range));
    }

    /** Asks no more. */
    void end() {
        tasks.clear();
    }

    /** The comparison is of all documents. */
    void ofAll() {
        whole = true;
    }

    boolean isOfAll() {
        return whole;
    }

    /** Only so many pages of single documents are asked for. */
    void limit(int mostPages) {
        pages = mostPages;
    }

    /** @return whether another page may be asked for */
    boolean another() {
        return --pages > 0;
    }

    void sides(Sides found, Instant when) {
        sides = found;
        at = when;
    }

    /** {@code null} before the totals over all documents were answered. */
    Sides sides() {
        return sides;
    }

    Instant at() {
        return at;
    }

    TreeMap<Long, String> differing() {
        return differing;
    }
}
