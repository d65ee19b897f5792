package io.daybook.bench;

/** Who is measured. */
public enum Kind {
    /** The least that has to be done, {@link Ceiling}. */
    CEILING,
    /** Daybook as users run it. */
    PRODUCT
}
