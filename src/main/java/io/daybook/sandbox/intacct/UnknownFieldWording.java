package io.daybook.sandbox.intacct;

/** How a query for a field that is not there fails; clients have seen several wordings (Intacct reference 6.1, 12). */
public enum UnknownFieldWording {
    /** {@code DL02000001} with a sentence that names the field. */
    CODE,
    /** {@code Query Failed} in place of a code. */
    QUERY_FAILED,
    /** {@code Invalid fields list} and the field in place of a code. */
    INVALID_FIELDS_LIST
}
