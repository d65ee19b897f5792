package io.daybook.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs datasets that are due, so that nobody starves: who waits longest goes first; a dataset that waits or runs is not
 * taken twice; a connection has at most one prompt and one long sync at a time; back-fills and platforms that kept us waiting
 * get a part of the workers each, so that the small incremental readings always find one.
 *
 * <p>A back-fill of which nothing is heard for {@value #SILENT_SECONDS} s waits for its platform and keeps no other one
 * from beginning: fifty accounts that never answer do not keep the next from its first reading. Workers mostly wait for platforms, so there may be many more of them than processors. Thread-safe.
 */
public final class Dispatcher implements SyncListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int IDLE_SECONDS = 30;
    private static final int SILENT_SECONDS = 10;

    private final int workers;
    private final Work work;
    private final ThreadPoolExecutor threads;
    private final Map<Dataset, Due> waiting = new LinkedHashMap<>();
    private final Map<Dataset, Running> running = new LinkedHashMap<>();
    private final InstantSource clock;
    private final ScheduledExecutorService ticks;
    private boolean stopped;

    /** What is done with a dataset that is due; returns when it is done. */
    public interface Work {
        /** @throws RuntimeException it could not begin: logged, and left to the next time it is due */
        void sync(long connectionId, String dataType);
    }

    /** Whatever its lane, a dataset is one. */
    private record Dataset(long connectionId, String dataType) {
        static Dataset of(Due due) {
            return new Dataset(due.connectionId(), due.dataType());
        }
    }

    /** @param heard when something was last heard of it */
    private record Running(Due due, Instant heard) {}

    /**
     * How busy it is.
     *
     * @param waiting datasets that are due, by lane
     * @param running datasets that a worker is at, by lane
     */
    public record Load(Map<Lane, Integer> waiting, Map<Lane, Integer> running) {}

    /** @param workers datasets that are synced at the same time at most, at least 4 */
    public Dispatcher(int workers, Work work) {
        this(workers, work, InstantSource.system());
        ticks.scheduleWithFixedDelay(this::look, SILENT_SECONDS, SILENT_SECONDS, TimeUnit.SECONDS);
    }

    /** For tests, which bring their own clock and {@link #look} themselves. */
    Dispatcher(int workers, Work work, InstantSource clock) {
        this.workers = workers;
        this.work = work;
        this.clock = clock;
        ticks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "dispatcher");
            thread.setDaemon(true);
            return thread;
        });
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(
                workers, workers, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "sync-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * Marks datasets as due, in their order, and returns at once. One that waits already keeps its place; one that is being
     * synced is left out.
     *
     * @return how many were neither waiting nor running
     */
    public synchronized int mark(Collection<Due> datasets) {
        if (stopped) {
            return 0;
        }
        int fresh = 0;
        for (Due due : datasets) {
            Dataset dataset = Dataset.of(due);
            if (!running.containsKey(dataset) && waiting.put(dataset, due) == null) {
                fresh++;
            }
        }
        startWhatMay();
        return fresh;
    }

    private void startWhatMay() {
        Iterator<Map.Entry<Dataset, Due>> longestFirst = waiting.entrySet().iterator();
        while (running.size() < workers && longestFirst.hasNext()) {
            Map.Entry<Dataset, Due> next = longestFirst.next();
            if (mayRun(next.getValue())) {
                longestFirst.remove();
                running.put(next.getKey(), new Running(next.getValue(), clock.instant()));
                threads.execute(() -> run(next.getKey(), next.getValue()));
            }
        }
    }

    private boolean mayRun(Due due) {
        Instant silent = clock.instant().minusSeconds(SILENT_SECONDS);
        boolean prompt = due.lane() == Lane.PROMPT;
        int inLane = 0;
        int takeLong = 0;
        for (Running other : running.values()) {
            boolean otherPrompt = other.due().lane() == Lane.PROMPT;
            if (other.due().connectionId() == due.connectionId() && otherPrompt == prompt) {
                return false;
            }
            takeLong += otherPrompt ? 0 : 1;
            boolean counts = due.lane() != Lane.BACKFILL || other.heard().isAfter(silent);
            inLane += other.due().lane() == due.lane() && counts ? 1 : 0;
        }
        return inLane < due.lane().most(workers) && (prompt || takeLong < Lane.mostLong(workers));
    }

    /** Begins what may begin because of others nothing was heard. */
    synchronized void look() {
        if (!stopped) {
            startWhatMay();
        }
    }

    @Override
    public void planned(long connectionId, String dataType, Prospect prospect) {
        heardOf(connectionId, dataType);
    }

    @Override
    public void advanced(long connectionId, String dataType, long documents, long records) {
        heardOf(connectionId, dataType);
    }

    private synchronized void heardOf(long connectionId, String dataType) {
        running.computeIfPresent(
                new Dataset(connectionId, dataType), (dataset, now) -> new Running(now.due(), clock.instant()));
    }

    private void run(Dataset dataset, Due due) {
        try {
            work.sync(due.connectionId(), due.dataType());
        } catch (RuntimeException failed) {
            LOG.warn("connection {}: {} was not synced: {}", due.connectionId(), due.dataType(), failed.getMessage());
        } finally {
            ended(dataset);
        }
    }

    private synchronized void ended(Dataset dataset) {
        running.remove(dataset);
        if (!stopped) {
            startWhatMay();
        }
    }

    /** How busy it is now. */
    public synchronized Load load() {
        return new Load(
                count(waiting.values()),
                count(running.values().stream().map(Running::due).toList()));
    }

    private static Map<Lane, Integer> count(Collection<Due> datasets) {
        Map<Lane, Integer> counts = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            counts.put(lane, 0);
        }
        datasets.forEach(due -> counts.merge(due.lane(), 1, Integer::sum));
        return counts;
    }

    /** Begins nothing more; what waits is due again when its schedule comes. */
    public synchronized void stop() {
        stopped = true;
        waiting.clear();
        ticks.shutdownNow();
        threads.shutdown();
    }

    /**
     * Begins nothing more, and waits for what is running, which somebody else has asked to end.
     *
     * @return whether all of it has ended in that time
     */
    public boolean drain(Duration patience) {
        stop();
        try {
            return threads.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Begins nothing more, and interrupts whoever is still at something: what was committed stays. */
    @Override
    public void close() {
        stop();
        threads.shutdownNow();
        drain(PATIENCE);
    }
}
