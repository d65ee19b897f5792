package io.daybook.app;

import io.daybook.connection.CallCounts;
import io.daybook.connection.Connection;
import io.daybook.source.ApiCalls;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts calls in memory and writes them down together, some seconds after the first of them: a process that is killed loses
 * the count of those seconds and nothing else. Where no calls are made nothing is done. Thread-safe.
 */
public final class CallCounter implements ApiCalls, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CallCounter.class);

    private final ConcurrentMap<Long, LongAdder> made = new ConcurrentHashMap<>();
    private final AtomicBoolean planned = new AtomicBoolean();
    private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "call-counter");
        thread.setDaemon(true);
        return thread;
    });
    private final CallCounts counts;
    private final long budget;
    private final Duration delay;
    private final Clock clock;
    private volatile Consumer<CallCounts.Reached> whoIsTold;

    /**
     * @param budget calls a month that each connection may make before it is told of; 0 for no limit
     * @param delay how long calls are kept in memory
     */
    CallCounter(CallCounts counts, long budget, Duration delay, Clock clock) {
        this.counts = counts;
        this.budget = budget;
        this.delay = delay;
        this.clock = clock;
    }

    /** Calls a month; 0 for no limit. */
    public long budget() {
        return budget;
    }

    /** The present month, by which is counted. */
    public YearMonth month() {
        return YearMonth.now(clock.withZone(ZoneOffset.UTC));
    }

    /** What was written down of the present month: calls by connection. */
    public Map<Long, Long> written() {
        return counts.of(month());
    }

    /**
     * From now on somebody hears when a connection has used up a large part of its budget, once for each part.
     *
     * @param told {@code null}: nobody any more, and whoever listens next hears of it
     */
    void tell(Consumer<CallCounts.Reached> told) {
        whoIsTold = told;
    }

    @Override
    public void made(Connection connection, int calls) {
        if (connection.id() == 0) {
            return;
        }
        made.computeIfAbsent(connection.id(), none -> new LongAdder()).add(calls);
        plan();
    }

    private void plan() {
        if (!writer.isShutdown() && planned.compareAndSet(false, true)) {
            writer.schedule(this::write, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void write() {
        planned.set(false);
        Map<Long, Long> taken = new HashMap<>();
        made.forEach((connection, calls) -> {
            long sum = calls.sumThenReset();
            if (sum > 0) {
                taken.put(connection, sum);
            }
        });
        if (taken.isEmpty()) {
            return;
        }
        YearMonth month = month();
        try {
            counts.add(month, taken);
        } catch (RuntimeException databaseAway) {
            LOG.debug("Calls are counted later: {}", databaseAway.getMessage());
            taken.forEach((connection, calls) ->
                    made.computeIfAbsent(connection, none -> new LongAdder()).add(calls));
            plan();
            return;
        }
        warn(month);
    }

    private void warn(YearMonth month) {
        Consumer<CallCounts.Reached> told = whoIsTold;
        if (budget == 0 || told == null) {
            return;
        }
        try {
            counts.claim(month, budget).forEach(told);
        } catch (RuntimeException failed) {
            LOG.warn("The budget of API calls could not be looked at: {}", failed.getMessage());
        }
    }

    /** Writes down what there is. */
    @Override
    public void close() {
        writer.shutdownNow();
        try {
            writer.awaitTermination(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
        write();
    }
}
