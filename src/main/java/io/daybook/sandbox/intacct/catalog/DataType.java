package io.daybook.sandbox.intacct.catalog;

/** What {@code lookup} calls the type of a field (Intacct reference 3.3). */
public enum DataType {
    TEXT("VARCHAR(4000)"),
    INTEGER("BIGINT"),
    BOOLEAN("BOOLEAN"),
    /** A calendar date without a zone. */
    DATE("DATE"),
    /** A second, kept as local time in UTC. */
    TIMESTAMP("TIMESTAMP(0)"),
    ENUM("VARCHAR(100)"),
    DECIMAL("DECFLOAT"),
    CURRENCY("DECFLOAT"),
    PERCENT("DECFLOAT"),
    SEQUENCE("VARCHAR(100)");

    private final String column;

    DataType(String column) {
        this.column = column;
    }

    /** The type of column that keeps it. */
    public String column() {
        return column;
    }

    /** Whether it is compared as text, letter by letter. */
    public boolean text() {
        return this == TEXT || this == ENUM || this == SEQUENCE;
    }

    /** Whether it is compared as a number. */
    public boolean number() {
        return this == INTEGER || this == DECIMAL || this == CURRENCY || this == PERCENT;
    }
}
