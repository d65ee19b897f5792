package io.daybook.sync;

import io.daybook.connection.Connection;
import io.daybook.mapping.Mapping;
import io.daybook.source.PlanRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * One run of one data type of one connection, as the routes carry it. Its windows are worked on by several threads; a
 * stop asked for by any of them ends all of them after their present page.
 *
 * <p>It goes in rounds: windows are read, what did not come is judged, counts and sums are compared with the platform's own;
 * documents that differ make the windows of the next round.
 */
public final class SyncRun {
    private final Connection connection;
    private final Mapping mapping;
    private final Lease lease;
    private final Order order;
    private final boolean fromArchive;
    private final Clock clock;
    private final Instant startedAt;
    private final AtomicReference<SyncReport.Stop> stop = new AtomicReference<>();
    private final Verification verification = new Verification();
    private Dataset dataset = Dataset.NEW;
    private Optional<String> whyEverything = Optional.empty();
    private Duration overlap = Duration.ZERO;
    private Instant askedAt;
    private volatile Begun begun = Begun.NOT_YET;
    private volatile boolean refused;
    private volatile List<WindowRun> windows = List.of();

    /** @param lease {@code null} where another process holds it */
    SyncRun(Connection connection, Mapping mapping, Lease lease, Order order, Clock clock) {
        this(connection, mapping, lease, order, false, clock);
    }

    /** @param fromArchive whether pages kept earlier are read and the platform is asked nothing */
    SyncRun(Connection connection, Mapping mapping, Lease lease, Order order, boolean fromArchive, Clock clock) {
        this.fromArchive = fromArchive;
        this.connection = connection;
        this.mapping = mapping;
        this.lease = lease;
        this.order = order;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.askedAt = startedAt;
    }

    /** Takes in what earlier syncs left, and decides from where to read on. */
    void continueFrom(Dataset known, Duration readAgain) {
        dataset = known;
        overlap = readAgain;
        whyEverything = known.whyEverything(order, mapping.version());
    }

    /** Whatever the cursor says, everything is to be read. */
    void readEverything(String why) {
        whyEverything = Optional.of(why);
    }

    /** Begins the work on windows: new ones by a plan, or those that an interrupted run left. */
    void enter(Begun what, List<WindowRun> newWindows) {
        begun = what;
        windows = List.copyOf(newWindows);
    }

    /** Further documents are to be read. */
    void add(List<WindowRun> more) {
        List<WindowRun> all = new ArrayList<>(windows);
        all.addAll(more);
        windows = List.copyOf(all);
    }

    /** Whether this process may sync the dataset; otherwise another one is at it. */
    public boolean holdsLease() {
        return lease != null;
    }

    /** Its number in {@code daybook.sync}; 0 before it is planned. */
    public long id() {
        return begun.id();
    }

    public Connection connection() {
        return connection;
    }

    /** Whether pages kept earlier are read again with the present mapping, and the platform is asked nothing. */
    boolean fromArchive() {
        return fromArchive;
    }

    /** The platform, which is also the name of its component. */
    public String platform() {
        return connection.platform();
    }

    public String dataType() {
        return mapping.dataType();
    }

    public Mapping mapping() {
        return mapping;
    }

    DatasetKey key() {
        return new DatasetKey(connection.id(), mapping.dataType(), mapping.version());
    }

    Lease lease() {
        return lease;
    }

    Order order() {
        return order;
    }

    Instant startedAt() {
        return startedAt;
    }

    Dataset dataset() {
        return dataset;
    }

    /** Whether it is likely that documents are in the ledger just as they come: not where none was read with this mapping before. */
    boolean mayHaveAllJustSo() {
        return dataset.mappingVersion().equals(Optional.of(mapping.version()));
    }

    /** Why everything is read; empty where only changes are. */
    Optional<String> whyEverything() {
        return whyEverything;
    }

    Verification verification() {
        return verification;
    }

    long expected() {
        return begun.expected();
    }

    boolean readsEverything() {
        return begun.everything();
    }

    /** Whether what lies before it is known in records; otherwise in documents. */
    boolean countsRecords() {
        return begun.everything() || fromArchive;
    }

    Instant platformTime() {
        return begun.platformTime();
    }

    boolean deletionLog() {
        return begun.deletionLog();
    }

    /** How far the rotating comparison has come; empty where the next one begins at the smallest key. */
    Optional<Long> comparedUpTo() {
        return verification.comparedUpTo(dataset);
    }

    /** Our own clock when the platform was asked for a plan. */
    Instant askedAt() {
        return askedAt;
    }

    /** Whether its windows are known, either planned by this run or left by an interrupted one. */
    public boolean planned() {
        return begun.id() != 0;
    }

    /** Whether the platform is to be asked for a plan. */
    public boolean unplanned() {
        return holdsLease() && !planned() && stopped() == null;
    }

    /** What to ask the platform to plan. */
    public PlanRequest planRequest() {
        askedAt = clock.instant();
        return new PlanRequest(connection, mapping.dataType(), mapping.question(), since());
    }

    /** From where changes are read, UTC on the platform's clock; empty where everything is. */
    Optional<Instant> since() {
        return whyEverything.isPresent() ? Optional.empty() : dataset.cursor().map(cursor -> cursor.minus(overlap));
    }

    List<WindowRun> windows() {
        return windows;
    }

    /** What became of the records, over all runs of a sync that was taken up again. */
    Counts counts() {
        return windows.stream().map(window -> window.durable().counts()).reduce(Counts.NONE, Counts::plus);
    }

    /** The windows that still have something to read. */
    public List<WindowRun> openWindows() {
        return windows.stream().filter(window -> !window.done()).toList();
    }

    /**
     * Readers that share the open windows.
     *
     * @param most how many at most, at least 1
     */
    public List<WindowReader> readers(int most) {
        Queue<WindowRun> open = new ConcurrentLinkedQueue<>(openWindows());
        return Stream.generate(() -> new WindowReader(open))
                .limit(Math.min(most, open.size()))
                .toList();
    }

    /** Whether there is something left to read or to compare. */
    public boolean unfinished() {
        return planned() && stopped() == null && (!openWindows().isEmpty() || !verification.over());
    }

    /**
     * Asks every window to end after its present page. The first reason counts.
     *
     * @return whether this is the first
     */
    boolean stop(SyncReport.Stop why) {
        return stop.compareAndSet(null, why);
    }

    /** Says that what was read to its end must not count as done, whatever reason to stop came before. */
    void refuse(SyncReport.Stop why) {
        refused = true;
        stop.set(why);
    }

    /** Whether what was read to its end must not count as done. */
    boolean refused() {
        return refused;
    }

    /** Why it stops before its end, or {@code null}. */
    SyncReport.Stop stopped() {
        return stop.get();
    }
}
