package io.daybook.bench;

/** What a reading finds in the ledger. */
public enum Phase {
    /** Nothing, and the process has done nothing before. */
    COLD_INSERT("insert, cold"),
    /** Nothing. */
    INSERT("insert"),
    /** All lines with other values. */
    EVERYTHING_CHANGED("everything changed"),
    /** All lines as they are. */
    NOTHING_CHANGED("nothing changed");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
