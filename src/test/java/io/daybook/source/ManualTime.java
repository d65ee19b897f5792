package io.daybook.source;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;

/** Time that passes only when a test says so. */
final class ManualTime implements Governor.Time {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    void pass(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }

    @Override
    public long nanos() {
        return nanos.get();
    }

    @Override
    public void await(Condition condition, long wait) throws InterruptedException {
        // looks again soon, because nobody signals that the test has moved the clock
        condition.await(1, TimeUnit.MILLISECONDS);
    }
}
