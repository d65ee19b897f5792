package io.daybook.torture;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The platform's time in a torture: it stands still but for the steps of the history, so that the same seed gives the same
 * clocks too, and minutes of a run are hours of the books. Thread-safe.
 */
final class StepClock extends Clock {
    private final AtomicReference<Instant> now;

    StepClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    void advance(Duration by) {
        now.updateAndGet(moment -> moment.plus(by));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The instants are the same in every zone. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
