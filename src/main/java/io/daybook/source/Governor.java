package io.daybook.source;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Keeps the number of requests in flight inside what a platform account allows, however many connections and data types
 * share the account.
 *
 * <p>Slots are given first come, first served within a {@link Priority}. A refusal halves the width at once and makes
 * everybody wait. A round of answers, as many as the width, widens it by one again, but only up to the width before the
 * refused one: that one is tried after {@value #ROUNDS_BEFORE_THE_REFUSED} rounds, so that an account that bears less than it
 * says is seldom asked for more than it bears, and hardly ever for less. Requests that were on their way when the width was
 * halved do not halve it a second time: they tell nothing about the new width.
 *
 * <p>Thread-safe.
 */
public final class Governor {
    /** How many rounds of answers in a row it takes to try the width that was refused. */
    static final int ROUNDS_BEFORE_THE_REFUSED = 60;

    /** One slot in so many goes to a waiting back-fill, so that it moves on even when prompt work never ends. */
    static final int TURN_OF_BACKFILL = 5;

    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(60);

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Condition> prompt = new ArrayDeque<>();
    private final Deque<Condition> backfill = new ArrayDeque<>();
    private final WaitTally promptWaits = new WaitTally();
    private final WaitTally backfillWaits = new WaitTally();
    private final Time time;

    private int ceiling;
    private int limit;
    private int refusedWidth;
    private int inUse;
    private long granted;
    private long refusals;
    private int promptInARow;
    private int successesInARow;
    private int refusalsInARow;
    private int era;
    private long pausedUntil;

    /** @param ceiling how many requests may be in flight at most, at least 1 */
    public Governor(int ceiling) {
        this(ceiling, Time.SYSTEM);
    }

    /** For tests, which bring their own time. */
    public Governor(int ceiling, Time time) {
        this.ceiling = Math.max(1, ceiling);
        this.limit = this.ceiling;
        this.time = time;
        this.pausedUntil = time.nanos();
    }

    /** Who goes first when slots are scarce. */
    public enum Priority {
        /** Somebody waits for it, or it is small: commands, plans, small data sets. */
        PROMPT,
        /** Long readings of history, which may take as long as they take. */
        BACKFILL
    }

    /** Where the governor takes its time from. */
    public interface Time {
        /** The machine's own. */
        Time SYSTEM = new Time() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void await(Condition condition, long nanos) throws InterruptedException {
                condition.awaitNanos(nanos);
            }
        };

        /** A clock that only runs forward, as {@link System#nanoTime()}. */
        long nanos();

        /** Waits for {@code condition}, at most about {@code nanos}; may return early. */
        void await(Condition condition, long nanos) throws InterruptedException;
    }

    /** Leave to have one request in flight, until closed. Used by one thread. */
    public final class Slot implements AutoCloseable {
        private final int grantedIn = era;
        private boolean open = true;

        private Slot() {}

        /** The platform answered: counts towards a wider governor. */
        public void succeeded() {
            lock.lock();
            try {
                if (grantedIn != era) {
                    return;
                }
                refusalsInARow = 0;
                successesInARow++;
                if (limit < ceiling && successesInARow >= answersToWiden()) {
                    successesInARow = 0;
                    limit++;
                    wakeNext();
                }
            } finally {
                lock.unlock();
            }
        }

        /**
         * The platform refused because too much was in flight: narrows, and lets nobody through for a while.
         *
         * @param retryAfter what the platform asked to wait; {@code null} where it named no time: then 1 s, doubled for
         *     each further refusal in a row up to 60 s
         */
        public void refused(Duration retryAfter) {
            lock.lock();
            try {
                refusals++;
                long pause = retryAfter == null ? 0 : retryAfter.toNanos();
                if (grantedIn == era) {
                    era++;
                    refusedWidth = limit;
                    limit = Math.max(1, limit / 2);
                    successesInARow = 0;
                    // a platform that names a time is believed once; if that was too short, our own pauses grow
                    if (retryAfter == null || refusalsInARow > 0) {
                        pause = Math.max(pause, Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(refusalsInARow, 10)));
                    }
                    refusalsInARow++;
                }
                long until = time.nanos() + pause;
                if (until - pausedUntil > 0) {
                    pausedUntil = until;
                }
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                if (open) {
                    open = false;
                    inUse--;
                    wakeNext();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /**
     * Waits until one more request may be sent.
     *
     * @throws InterruptedException if the thread is interrupted while it waits; its place in the queue is given up
     */
    public Slot acquire(Priority priority) throws InterruptedException {
        long asked = time.nanos();
        lock.lockInterruptibly();
        Deque<Condition> queue = priority == Priority.PROMPT ? prompt : backfill;
        Condition turn = lock.newCondition();
        queue.addLast(turn);
        try {
            while (next() != turn || inUse >= limit || paused() > 0) {
                if (next() == turn && paused() > 0) {
                    time.await(turn, paused());
                } else {
                    turn.await();
                }
            }
            promptInARow = priority == Priority.PROMPT ? promptInARow + 1 : 0;
            inUse++;
            granted++;
            tally(priority).add(Math.max(0, time.nanos() - asked));
            return new Slot();
        } finally {
            queue.remove(turn);
            wakeNext();
            lock.unlock();
        }
    }

    /** Sets the number of requests the account allows us, as the platform tells it; a governor that was not narrowed follows. */
    public void allow(int requests) {
        lock.lock();
        try {
            boolean wide = limit == ceiling;
            ceiling = Math.max(1, requests);
            limit = wide ? ceiling : Math.min(limit, ceiling);
            wakeNext();
        } finally {
            lock.unlock();
        }
    }

    /** How long nobody will be let through, because the platform asked for quiet; zero mostly. */
    public Duration pause() {
        lock.lock();
        try {
            return Duration.ofNanos(Math.max(0, paused()));
        } finally {
            lock.unlock();
        }
    }

    /** How many requests may be in flight now. */
    public int limit() {
        return locked(() -> limit);
    }

    /** How many requests may be in flight when the platform refuses nothing. */
    public int ceiling() {
        return locked(() -> ceiling);
    }

    /** How many requests are in flight. */
    public int inUse() {
        return locked(() -> inUse);
    }

    /** How many requests wait for a slot. */
    public int waiting() {
        return locked(() -> prompt.size() + backfill.size());
    }

    /** How many slots were ever given. */
    public long granted() {
        return locked(() -> granted);
    }

    /** How many requests the platform ever refused. */
    public long refusals() {
        return locked(() -> refusals);
    }

    /** How long requests of a priority have waited for their slots so far, pauses that the platform asked for included. */
    public WaitTimes waits(Priority priority) {
        return locked(() -> tally(priority).times());
    }

    private WaitTally tally(Priority priority) {
        return priority == Priority.PROMPT ? promptWaits : backfillWaits;
    }

    private Condition next() {
        boolean turnOfBackfill = prompt.isEmpty() || promptInARow >= TURN_OF_BACKFILL - 1;
        return turnOfBackfill && !backfill.isEmpty() ? backfill.peekFirst() : prompt.peekFirst();
    }

    private int answersToWiden() {
        return limit + 1 == refusedWidth ? ROUNDS_BEFORE_THE_REFUSED * limit : limit;
    }

    private long paused() {
        return pausedUntil - time.nanos();
    }

    private void wakeNext() {
        Condition next = next();
        if (next != null) {
            next.signal();
        }
    }

    private <T> T locked(Supplier<T> value) {
        lock.lock();
        try {
            return value.get();
        } finally {
            lock.unlock();
        }
    }
}
