package io.daybook.sandbox.netsuite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicReference;

/** The account's own clock, which somebody may set wrong. Logins do not follow it. Thread-safe. */
final class AccountClock extends Clock {
    private final Clock right;
    private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);

    AccountClock(Clock right) {
        this.right = right;
    }

    void shift(Duration by) {
        shift.set(by);
    }

    Duration shift() {
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
        AccountClock other = new AccountClock(right.withZone(zone));
        other.shift(shift.get());
        return other;
    }
}
