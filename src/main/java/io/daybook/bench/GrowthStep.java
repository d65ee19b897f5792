package io.daybook.bench;

/**
 * Books of one size, read by a process of their own.
 *
 * @param insert into an empty ledger, by a process that has done nothing before
 * @param nothingChanged the same once more, by the same process
 */
public record GrowthStep(Measure insert, Measure nothingChanged) {
    /** Invoice lines. */
    public long rows() {
        return insert.records();
    }
}
