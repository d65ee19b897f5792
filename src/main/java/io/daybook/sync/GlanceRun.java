package io.daybook.sync;

import io.daybook.connection.Connection;
import io.daybook.source.GlanceRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A look at what is due of one connection, as its route carries it. Used by one thread at a time. */
public final class GlanceRun {
    private final Connection connection;
    private final List<Glanceable> glanceable;
    private final Duration overlap;
    private final Clock clock;
    private final List<String> left;
    private Instant askedAt;
    private SyncReport report;

    /** @param glanceable those of {@code due} that a glance may answer for */
    GlanceRun(Connection connection, List<String> due, List<Glanceable> glanceable, Duration overlap, Clock clock) {
        this.connection = connection;
        this.left = new ArrayList<>(due);
        this.glanceable = List.copyOf(glanceable);
        this.overlap = overlap;
        this.clock = clock;
        this.askedAt = clock.instant();
    }

    /** Whether there is anything to ask the platform. */
    public boolean worthwhile() {
        return !glanceable.isEmpty();
    }

    /** The platform, which is also the name of its component. */
    public String platform() {
        return connection.platform();
    }

    /** What to ask the platform: from where an ordinary sync would look for changes. */
    public GlanceRequest request() {
        askedAt = clock.instant();
        return new GlanceRequest(
                connection,
                glanceable.stream()
                        .map(dataset -> new GlanceRequest.Part(
                                dataset.dataType(),
                                dataset.mapping().question(),
                                dataset.cursor().minus(overlap)))
                        .toList());
    }

    /** Data types that go the ordinary way. */
    public List<String> left() {
        return List.copyOf(left);
    }

    /** How it ended where the platform refuses the connection; {@code null} otherwise. */
    public SyncReport report() {
        return report;
    }

    Connection connection() {
        return connection;
    }

    List<Glanceable> glanceable() {
        return glanceable;
    }

    /** Our own clock when the platform was asked. */
    Instant askedAt() {
        return askedAt;
    }

    /** These need not go the ordinary way. */
    void settled(Set<String> dataTypes) {
        left.removeAll(dataTypes);
    }

    /** The connection is good for nothing any more: nothing goes any way. */
    void refused(SyncReport.Stop why) {
        String first = left.get(0);
        left.clear();
        report = new SyncReport(
                0,
                connection.id(),
                first,
                SyncReport.State.FAILED,
                Counts.NONE,
                Optional.of(why),
                Optional.empty(),
                Duration.between(askedAt, clock.instant()));
    }
}
