package io.daybook.bench;

import java.time.Duration;

/**
 * How well the slots of a slow account were used.
 *
 * @param reading what was read
 * @param limit requests in flight that the platform bears
 * @param slots of them that Daybook may use: one is left to people
 * @param elapsed from the order to its end, plan and proof included
 * @param pause that the platform takes for a page
 * @param traffic what the platform saw
 * @param use of the machine
 */
public record SlowReport(
        SlowReading reading,
        int limit,
        int slots,
        Duration elapsed,
        Duration pause,
        Traffic.Seen traffic,
        MachineUse use) {
    /** Part of the slots' time, from the first page to the last, in which a page was on its way; 0 to 1. */
    public double used() {
        return (double) traffic.busy().toNanos() / (traffic.reading().toNanos() * slots);
    }

    /** How long it took as a part of what it must take at least, pages times pause by slots. */
    public double overIdeal() {
        return (double) elapsed.toNanos() * slots / (traffic.pages() * pause.toNanos());
    }

    /** From the end of the last page to the end of the order: what was loaded, proved and written down then. */
    public Duration tail() {
        return elapsed.minus(traffic.lead()).minus(traffic.reading());
    }

    /** What kept it from being sooner. */
    public String heldUpBy() {
        if (use.disturbed()) {
            return "host";
        }
        return use.full() ? "processors" : "slots";
    }
}
