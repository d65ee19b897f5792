package io.daybook.sync;

import io.daybook.connection.Connection;
import io.daybook.connection.Connections;
import io.daybook.source.Glance;
import io.daybook.source.SourceException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What comes before syncs of what is due of one connection, as the glance route calls it: {@link #begin}, the platform,
 * {@link #seen}. Where nothing can be new and nothing else is due, cursors move on and there is no sync; everything else, and
 * everything that is not certain, goes the ordinary way. Thread-safe.
 */
public final class Glances {
    private static final Logger LOG = LoggerFactory.getLogger(Glances.class);

    /** A connection at which a look failed is not looked at for so long: its syncs say what is the matter. */
    private static final Duration BLIND = Duration.ofMinutes(10);

    private final Connections connections;
    private final GlanceStore store;
    private final Datasets datasets;
    private final List<SyncListener> listeners;
    private final SyncSettings settings;
    private final Clock clock;
    private final ConcurrentMap<Long, Instant> failed = new ConcurrentHashMap<>();

    Glances(
            Connections connections,
            GlanceStore store,
            Datasets datasets,
            List<SyncListener> listeners,
            SyncSettings settings,
            Clock clock) {
        this.connections = connections;
        this.store = store;
        this.datasets = datasets;
        this.listeners = listeners;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Finds out of which data types a glance can tell enough.
     *
     * @param dataTypes that are due
     * @throws io.daybook.config.Problem the connection does not exist or has no credentials
     */
    public GlanceRun begin(long connectionId, List<String> dataTypes) {
        Connection connection = connections.get(connectionId);
        boolean possible = connection.status() == Connection.Status.Linked && !failedLately(connectionId);
        List<Glanceable> glanceable =
                possible ? store.find(connection, dataTypes, clock.instant().minus(settings.proveEvery())) : List.of();
        return new GlanceRun(connection, dataTypes, glanceable, settings.overlap(), clock);
    }

    private boolean failedLately(long connectionId) {
        Instant at = failed.get(connectionId);
        return at != null && clock.instant().isBefore(at.plus(BLIND));
    }

    /** Takes the platform's answer: moves the cursors of what has nothing new, unless a clock has jumped. */
    public void seen(GlanceRun run, Glance glance) {
        failed.remove(run.connection().id());
        Set<Glanceable> unchanged = run.glanceable().stream()
                .filter(dataset -> glance.unchanged().contains(dataset.dataType()))
                .filter(dataset -> !dataset.cursor().isAfter(glance.platformTime()))
                .filter(dataset -> Dataset.clockJump(
                                dataset.cursor(),
                                dataset.askedAt(),
                                glance.platformTime(),
                                run.askedAt(),
                                settings.clockTolerance())
                        .isEmpty())
                .collect(Collectors.toSet());
        int moved = unchanged.isEmpty()
                ? 0
                : store.move(run.connection().id(), unchanged, glance.platformTime(), run.askedAt());
        if (moved < unchanged.size()) {
            LOG.debug(
                    "{}: somebody else was at {} of {} data types meanwhile",
                    run.connection().label(),
                    unchanged.size() - moved,
                    unchanged.size());
        }
        // One that was not moved is somebody else's who has looked, or looks, later than this.
        run.settled(unchanged.stream().map(Glanceable::dataType).collect(Collectors.toSet()));
        listeners.forEach(listener ->
                listener.glanced(run.connection().id(), moved, run.left().size()));
    }

    /**
     * Decides what a failed look means: a refused login ends everything, as in a sync; of all else the ordinary way will tell.
     *
     * @param step where it failed; for the log
     */
    public void failed(GlanceRun run, Throwable cause, String step) {
        if (cause instanceof SourceException.Unauthorized) {
            SyncReport.Stop stop = new SyncReport.Stop("unauthorized", cause.getMessage());
            connections.setStatus(run.connection().id(), Connection.Status.Deauthorized, Optional.of(stop.message()));
            run.refused(stop);
            datasets.troubled(run.connection().id(), run.report().dataType(), stop);
            LOG.warn("{}: stopped (unauthorized): {}", run.connection().label(), stop.message());
            listeners.forEach(listener -> listener.ended(run.report()));
            return;
        }
        failed.put(run.connection().id(), clock.instant());
        if (cause instanceof SourceException || DatabaseAway.is(cause)) {
            LOG.info(
                    "{}: could not be looked at: {} What is due is read the ordinary way.",
                    run.connection().label(),
                    cause.getMessage());
        } else {
            LOG.warn("{}: looking at it failed at {}", run.connection().label(), step, cause);
        }
    }
}
