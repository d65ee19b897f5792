package io.daybook.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Tries again while another process is at the same dataset: the lease of a dead one runs out within a minute. */
final class Patience {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Printer printer;

    Patience(Printer printer) {
        this.printer = printer;
    }

    /** @return what came of the last attempt, which may still be busy */
    <T> T whileBusy(String dataType, Supplier<T> attempt, Predicate<T> busy) {
        Instant until = Instant.now().plus(LONGEST);
        boolean told = false;
        while (true) {
            T outcome = attempt.get();
            if (!busy.test(outcome) || Instant.now().isAfter(until)) {
                return outcome;
            }
            if (!told) {
                printer.note(dataType + ": another Daybook is at it; waiting up to a minute ...");
                told = true;
            }
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }
    }
}
