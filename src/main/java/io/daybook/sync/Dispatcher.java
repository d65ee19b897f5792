package io.daybook.sync;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs datasets that are due, so that nobody starves: who waits longest goes first; a dataset that waits or runs is not
 * taken twice; a connection has at most one prompt and one long piece of work at a time; back-fills and platforms that kept us waiting
 * get a part of the workers each, so that the small incremental readings always find one. What is prompt of a connection is taken
 * together, so that its platform can be asked once whether there is anything to do.
 *
 * <p>A back-fill of which nothing is heard for {@value #SILENT_SECONDS} s waits for its platform and keeps no other one
 * from beginning: fifty accounts that never answer do not keep the next from its first reading. Workers mostly wait for platforms, so there may be many more of them than processors. Thread-safe.
 */
public final class Dispatcher implements SyncListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int IDLE_SECONDS = 30;
    private static final int SILENT_SECONDS = 10;

    /** Schedules that fire at the same second fire one after the other: what is prompt waits so long for the others. */
    private static final Duration GATHERING = Duration.ofMillis(500);

    private final int workers;
    private final Work work;
    private final Duration gathering;
    private final ThreadPoolExecutor threads;
    private final Map<Dataset, Waiting> waiting = new LinkedHashMap<>();
    private final Map<Dataset, Batch> running = new LinkedHashMap<>();
    private final Set<Batch> batches = new LinkedHashSet<>();
    private final Set<String> dataTypes = new LinkedHashSet<>();
    private final InstantSource clock;
    private final ScheduledExecutorService ticks;
    private boolean stopped;

    /** What is done with datasets that are due. */
    public interface Work {
        /**
         * Looks at what is due of a connection, before any of it is synced.
         *
         * @return what has to be synced
         * @throws RuntimeException nobody could look: all of it is synced
         */
        default List<String> look(long connectionId, List<String> dataTypes) {
            return dataTypes;
        }

        /**
         * Returns when it is done.
         *
         * @throws RuntimeException it could not begin: logged, and left to the next time it is due
         */
        void sync(long connectionId, String dataType);
    }

    /** Whatever its lane, a dataset is one. */
    private record Dataset(long connectionId, String dataType) {
        static Dataset of(Due due) {
            return new Dataset(due.connectionId(), due.dataType());
        }
    }

    private record Waiting(Due due, Instant since) {}

    /** What one worker is at: datasets of one connection and lane. Guarded by the dispatcher. */
    private static final class Batch {
        private final long connectionId;
        private final Lane lane;
        private final List<Dataset> datasets;
        private Instant heard;

        Batch(Due due, List<Dataset> datasets, Instant now) {
            this.connectionId = due.connectionId();
            this.lane = due.lane();
            this.datasets = datasets;
            this.heard = now;
        }

        boolean prompt() {
            return lane == Lane.PROMPT;
        }
    }

    /**
     * How busy it is.
     *
     * @param waiting datasets that are due, by lane
     * @param running datasets that a worker is at, by lane
     */
    public record Load(Map<Lane, Integer> waiting, Map<Lane, Integer> running) {}

    /** @param workers datasets that are synced at the same time at most, at least 4 */
    public Dispatcher(int workers, Work work) {
        this(workers, work, InstantSource.system(), GATHERING);
        ticks.scheduleWithFixedDelay(this::look, SILENT_SECONDS, SILENT_SECONDS, TimeUnit.SECONDS);
    }

    /** For tests, which bring their own clock and {@link #look} themselves. */
    Dispatcher(int workers, Work work, InstantSource clock) {
        this(workers, work, clock, Duration.ZERO);
    }

    private Dispatcher(int workers, Work work, InstantSource clock, Duration gathering) {
        this.workers = workers;
        this.work = work;
        this.clock = clock;
        this.gathering = gathering;
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
        Instant now = clock.instant();
        int fresh = 0;
        for (Due due : datasets) {
            Dataset dataset = Dataset.of(due);
            if (running.containsKey(dataset)) {
                continue;
            }
            dataTypes.add(due.dataType());
            Waiting before = waiting.get(dataset);
            waiting.put(dataset, new Waiting(due, before == null ? now : before.since()));
            fresh += before == null ? 1 : 0;
        }
        startWhatMay();
        if (!gathering.isZero() && fresh > 0) {
            ticks.schedule((Runnable) this::look, gathering.toMillis() + 1, TimeUnit.MILLISECONDS);
        }
        return fresh;
    }

    private void startWhatMay() {
        Instant now = clock.instant();
        Set<Dataset> taken = new HashSet<>();
        Iterator<Map.Entry<Dataset, Waiting>> longestFirst = waiting.entrySet().iterator();
        while (batches.size() < workers && longestFirst.hasNext()) {
            Map.Entry<Dataset, Waiting> next = longestFirst.next();
            Due due = next.getValue().due();
            if (!taken.contains(next.getKey()) && gathered(next.getValue(), now) && mayRun(due, now)) {
                List<Dataset> datasets = due.lane() == Lane.PROMPT ? promptOf(due) : List.of(next.getKey());
                taken.addAll(datasets);
                start(new Batch(due, datasets, now));
            }
        }
        taken.forEach(waiting::remove);
    }

    private boolean gathered(Waiting dataset, Instant now) {
        return dataset.due().lane() != Lane.PROMPT
                || !dataset.since().plus(gathering).isAfter(now);
    }

    /** The dataset with whatever else of its connection waits to be looked at. */
    private List<Dataset> promptOf(Due due) {
        List<Dataset> datasets = new ArrayList<>();
        datasets.add(Dataset.of(due));
        for (String dataType : dataTypes) {
            Dataset other = new Dataset(due.connectionId(), dataType);
            Waiting found = waiting.get(other);
            if (found != null && found.due().lane() == Lane.PROMPT && !dataType.equals(due.dataType())) {
                datasets.add(other);
            }
        }
        return List.copyOf(datasets);
    }

    private void start(Batch batch) {
        batches.add(batch);
        batch.datasets.forEach(dataset -> running.put(dataset, batch));
        threads.execute(() -> run(batch));
    }

    private boolean mayRun(Due due, Instant now) {
        Instant silent = now.minusSeconds(SILENT_SECONDS);
        boolean prompt = due.lane() == Lane.PROMPT;
        int inLane = 0;
        int takeLong = 0;
        for (Batch other : batches) {
            if (other.connectionId == due.connectionId() && other.prompt() == prompt) {
                return false;
            }
            takeLong += other.prompt() ? 0 : 1;
            boolean counts = due.lane() != Lane.BACKFILL || other.heard.isAfter(silent);
            inLane += other.lane == due.lane() && counts ? 1 : 0;
        }
        return inLane < due.lane().most(workers) && (prompt || takeLong < Lane.mostLong(workers));
    }

    /** Begins what may begin because of others nothing was heard, or because it has waited for others long enough. */
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
        Batch batch = running.get(new Dataset(connectionId, dataType));
        if (batch != null) {
            batch.heard = clock.instant();
        }
    }

    private void run(Batch batch) {
        try {
            List<String> due = batch.datasets.stream().map(Dataset::dataType).toList();
            List<String> left = batch.prompt() ? look(batch.connectionId, due) : due;
            batch.datasets.stream()
                    .filter(dataset -> !left.contains(dataset.dataType()))
                    .forEach(this::ended);
            for (String dataType : left) {
                sync(new Dataset(batch.connectionId, dataType));
            }
        } finally {
            ended(batch);
        }
    }

    private List<String> look(long connectionId, List<String> due) {
        try {
            return work.look(connectionId, due);
        } catch (RuntimeException failed) {
            LOG.warn("connection {} could not be looked at: {}", connectionId, failed.getMessage());
            return due;
        }
    }

    private void sync(Dataset dataset) {
        try {
            if (!stopped()) {
                work.sync(dataset.connectionId(), dataset.dataType());
            }
        } catch (RuntimeException failed) {
            LOG.warn(
                    "connection {}: {} was not synced: {}",
                    dataset.connectionId(),
                    dataset.dataType(),
                    failed.getMessage());
        } finally {
            ended(dataset);
        }
    }

    private synchronized boolean stopped() {
        return stopped;
    }

    /** It may be marked again. */
    private synchronized void ended(Dataset dataset) {
        running.remove(dataset);
    }

    private synchronized void ended(Batch batch) {
        batches.remove(batch);
        batch.datasets.forEach(dataset -> running.remove(dataset, batch));
        if (!stopped) {
            startWhatMay();
        }
    }

    /** How busy it is now. */
    public synchronized Load load() {
        return new Load(
                count(waiting.values().stream().map(dataset -> dataset.due().lane())),
                count(running.values().stream().map(batch -> batch.lane)));
    }

    private static Map<Lane, Integer> count(Stream<Lane> lanes) {
        Map<Lane, Integer> counts = new EnumMap<>(Lane.class);
        for (Lane lane : Lane.values()) {
            counts.put(lane, 0);
        }
        lanes.forEach(lane -> counts.merge(lane, 1, Integer::sum));
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
