package io.daybook.bench;

/** What a slow platform is read for. */
public enum SlowReading {
    /** Into an empty ledger, by a process that has done nothing before. */
    FIRST("first load"),
    /** The same once more, by the same process: nothing has changed. */
    AGAIN("nothing changed"),
    /** Into an empty ledger again, by the same process: it has compiled itself, as a server's has. */
    WARM("first load, warm"),
    /** A first load from a platform that bears one request less than Daybook was made to believe. */
    MISLED("first load, misled");

    private final String title;

    SlowReading(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
