package io.daybook.sync;

import io.daybook.connection.Connection;
import io.daybook.mapping.Mapping;
import io.daybook.source.Plan;
import io.daybook.source.PlanRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One run of one data type of one connection, as the routes carry it. Its windows are worked on by several threads; a
 * stop asked for by any of them ends all of them after their present page.
 */
public final class SyncRun {
    private final Connection connection;
    private final Mapping mapping;
    private final Lease lease;
    private final Instant startedAt;
    private final AtomicReference<SyncReport.Stop> stop = new AtomicReference<>();
    private volatile long id;
    private volatile long expected;
    private volatile List<WindowRun> windows = List.of();

    /** @param lease {@code null} where another process holds it */
    SyncRun(Connection connection, Mapping mapping, Lease lease, Instant startedAt) {
        this.connection = connection;
        this.mapping = mapping;
        this.lease = lease;
        this.startedAt = startedAt;
    }

    /** Begins the work on windows: new ones by {@link Plan}, or those that an interrupted run left. */
    void enter(long syncId, long expectedRecords, List<WindowRun> newWindows) {
        id = syncId;
        expected = expectedRecords;
        windows = List.copyOf(newWindows);
    }

    /** Whether this process may sync the dataset; otherwise another one is at it. */
    public boolean holdsLease() {
        return lease != null;
    }

    /** Its number in {@code daybook.sync}; 0 before it is planned. */
    public long id() {
        return id;
    }

    public Connection connection() {
        return connection;
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

    Lease lease() {
        return lease;
    }

    Instant startedAt() {
        return startedAt;
    }

    long expected() {
        return expected;
    }

    /** Whether its windows are known, either planned by this run or left by an interrupted one. */
    public boolean planned() {
        return id != 0;
    }

    /** What to ask the platform to plan. */
    public PlanRequest planRequest() {
        return new PlanRequest(connection, mapping.dataType(), mapping.question());
    }

    List<WindowRun> windows() {
        return windows;
    }

    /** The windows that still have something to read. */
    public List<WindowRun> openWindows() {
        return windows.stream().filter(window -> !window.done()).toList();
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
        stop.set(why);
    }

    /** Why it stops before its end, or {@code null}. */
    SyncReport.Stop stopped() {
        return stop.get();
    }
}
