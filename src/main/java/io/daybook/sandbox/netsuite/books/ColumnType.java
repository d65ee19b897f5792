package io.daybook.sandbox.netsuite.books;

/** Logical types of SuiteQL's columns; on the wire each of them is a string (NetSuite reference 2.2). */
public enum ColumnType {
    TEXT,
    INTEGER,
    DECIMAL,
    /** A day without zone. */
    DATE,
    /** Whole seconds in the account's login zone. */
    TIMESTAMP,
    /** {@code 'T'} or {@code 'F'}. */
    BOOLEAN,
    /** Several ids in one string, {@code "1, 3, 4"} (NetSuite reference 3.5). */
    LIST
}
