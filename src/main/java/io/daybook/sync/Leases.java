package io.daybook.sync;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two processes off the same dataset. A lease lasts {@value #SECONDS} seconds and is renewed while it is held; that
 * of a process that died is taken over when it runs out, or at once where the process is known to be gone. Thread-safe.
 */
public final class Leases implements AutoCloseable {
    static final int SECONDS = 45;
    private static final Logger LOG = LoggerFactory.getLogger(Leases.class);

    private static final String TAKE =
            """
            INSERT INTO daybook.lease AS held (connection_id, data_type, holder, fence, expires_at)
            VALUES (:connection, :dataType, :holder, 1, now() + make_interval(secs => :seconds))
            ON CONFLICT (connection_id, data_type) DO UPDATE
               SET holder = excluded.holder, fence = held.fence + 1, expires_at = excluded.expires_at
             WHERE held.expires_at < now() OR held.holder = :gone
            RETURNING fence
            """;
    private static final String HOLDER =
            "SELECT holder FROM daybook.lease WHERE connection_id = :connection AND data_type = :dataType AND expires_at >= now()";
    // Held until the end of the transaction, so that nobody takes the lease over while a sync is begun or taken up.
    private static final String HOLD =
            """
            SELECT fence FROM daybook.lease
             WHERE connection_id = :connection AND data_type = :dataType AND fence = :fence FOR SHARE
            """;
    private static final String RENEW =
            """
            UPDATE daybook.lease SET expires_at = now() + make_interval(secs => :seconds)
             WHERE connection_id = :connection AND data_type = :dataType AND fence = :fence AND holder = :holder
            """;
    private static final String RELEASE =
            """
            UPDATE daybook.lease SET expires_at = '-infinity'
             WHERE connection_id = :connection AND data_type = :dataType AND fence = :fence AND holder = :holder
            """;

    private final Jdbi jdbi;
    private final String host;
    private final String holder;
    private final List<Lease> held = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService renewals;

    public Leases(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.host = hostName();
        this.holder = host + "/" + ProcessHandle.current().pid() + "/" + UUID.randomUUID();
        this.renewals = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease-renewal");
            thread.setDaemon(true);
            return thread;
        });
        renewals.scheduleWithFixedDelay(this::renewAll, SECONDS / 3, SECONDS / 3, TimeUnit.SECONDS);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    /**
     * Takes the lease of a dataset, or nothing where another holder is alive. One at a time, so that a lease of our own that
     * nobody here holds is known to be left over from an answer that was lost.
     */
    synchronized Optional<Lease> take(long connectionId, String dataType) {
        Optional<Lease> lease = jdbi.withHandle(handle -> handle.createQuery(HOLDER)
                        .bind("connection", connectionId)
                        .bind("dataType", dataType)
                        .mapTo(String.class)
                        .findOne())
                .filter(other -> gone(other) || leftOver(other, connectionId, dataType))
                .or(() -> Optional.of(""))
                .flatMap(gone -> jdbi.withHandle(handle -> handle.createQuery(TAKE)
                        .bind("connection", connectionId)
                        .bind("dataType", dataType)
                        .bind("holder", holder)
                        .bind("gone", gone)
                        .bind("seconds", SECONDS)
                        .mapTo(Long.class)
                        .findOne()))
                .map(fence -> new Lease(connectionId, dataType, fence));
        lease.ifPresent(held::add);
        return lease;
    }

    /** Whether a holder was a process of this machine that is not there any more. */
    private boolean gone(String other) {
        String[] parts = other.split("/", 3);
        return parts.length == 3
                && parts[0].equals(host)
                && ProcessHandle.of(Long.parseLong(parts[1]))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    private boolean leftOver(String other, long connectionId, String dataType) {
        return other.equals(holder)
                && held.stream()
                        .noneMatch(lease -> lease.connectionId() == connectionId
                                && lease.dataType().equals(dataType));
    }

    /**
     * Keeps others off a run's lease until the caller's transaction ends.
     *
     * @throws LeaseLostException somebody else has it
     */
    static void hold(Handle handle, SyncRun run) {
        handle.createQuery(HOLD)
                .bind("connection", run.connection().id())
                .bind("dataType", run.dataType())
                .bind("fence", run.lease().fence())
                .mapTo(Long.class)
                .findOne()
                .orElseThrow(() -> new LeaseLostException(run));
    }

    /** Gives a lease back. Where the database is away it runs out by itself, or this process takes it again before. */
    void release(Lease lease) {
        held.remove(lease);
        try {
            jdbi.useHandle(handle -> handle.createUpdate(RELEASE)
                    .bind("connection", lease.connectionId())
                    .bind("dataType", lease.dataType())
                    .bind("fence", lease.fence())
                    .bind("holder", holder)
                    .execute());
        } catch (RuntimeException databaseAway) {
            LOG.warn(
                    "The lease on {} of connection {} was not given back and runs out in {} s: {}",
                    lease.dataType(),
                    lease.connectionId(),
                    SECONDS,
                    databaseAway.getMessage());
        }
    }

    private void renewAll() {
        for (Lease lease : held) {
            try {
                jdbi.useHandle(handle -> handle.createUpdate(RENEW)
                        .bind("connection", lease.connectionId())
                        .bind("dataType", lease.dataType())
                        .bind("fence", lease.fence())
                        .bind("holder", holder)
                        .bind("seconds", SECONDS)
                        .execute());
            } catch (RuntimeException databaseAway) {
                // The fence protects the ledger when the lease runs out meanwhile; the next renewal may get through.
                LOG.warn(
                        "The lease on {} of connection {} was not renewed: {}",
                        lease.dataType(),
                        lease.connectionId(),
                        databaseAway.getMessage());
            }
        }
    }

    @Override
    public void close() {
        renewals.shutdownNow();
    }
}
