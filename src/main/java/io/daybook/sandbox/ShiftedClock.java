package io.daybook.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** A company's own clock, which somebody may set wrong. Logins do not follow it. Thread-safe. */
public final class ShiftedClock extends Clock {
    private final Clock right;
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    /** Not shifted yet. */
    public ShiftedClock(Clock right) {
        this.right = right;
    }

    /** How much it is ahead of the right time from now on; behind it where negative. */
    public void shift(Duration by) {
        shift.set(by);
    }

    public Duration shift() {
        return shift.get();
    }

    @Override
    public Instant instant() {
        return right.instant().plus(shift.get());
    }

    @Override
    public ZoneId getZone() {
        return right.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        ShiftedClock other = new ShiftedClock(right.withZone(zone));
        other.shift(shift.get());
        return other;
    }
}
