package io.daybook.torture;

/** How hard a run is, in chances per thousand steps of its history. */
public enum Intensity {
    /** Edits and an occasional fault; nothing is killed. */
    CALM(30, 0, 0, 120),
    /** What an unlucky year brings, in minutes. */
    USUAL(100, 6, 2, 80),
    /** Something breaks nearly all the time. */
    WILD(200, 16, 8, 50);

    private final int faults;
    private final int kills;
    private final int stops;
    private final int pauseMilliseconds;

    Intensity(int faults, int kills, int stops, int pauseMilliseconds) {
        this.faults = faults;
        this.kills = kills;
        this.stops = stops;
        this.pauseMilliseconds = pauseMilliseconds;
    }

    /** Steps in a thousand that switch a fault on. */
    int faults() {
        return faults;
    }

    /** Steps in a thousand that kill the middleware. */
    int kills() {
        return kills;
    }

    /** Steps in a thousand that stop PostgreSQL at once. */
    int stops() {
        return stops;
    }

    /** Average pause between two steps. */
    int pauseMilliseconds() {
        return pauseMilliseconds;
    }
}
