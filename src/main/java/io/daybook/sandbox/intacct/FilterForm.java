package io.daybook.sandbox.intacct;

/** What becomes of several operators directly under {@code filter}: nobody outside Sage knows (Intacct reference 3.1). */
public enum FilterForm {
    /** All of them must hold. */
    ALL_HOLD,
    /** The schema allows one only: the query fails. */
    REFUSED,
    /** Those after the first are passed over. */
    FIRST_COUNTS
}
