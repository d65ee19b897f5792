package io.daybook.sandbox.intacct.books;

import java.util.List;

/** What the company sells. */
enum Item {
    TEAM("SAAS-TEAM", "Team plan, per seat", true, true, 12, 60, 900),
    ENTERPRISE("SAAS-ENT", "Enterprise plan", true, true, 12, 900, 6_000),
    SUPPORT("SUPPORT-GOLD", "Gold support", true, true, 12, 200, 1_500),
    HOSTING("HOSTING", "Dedicated hosting", true, false, 1, 80, 700),
    SETUP("SETUP", "Set-up of an account", false, false, 0, 250, 2_500),
    TRAINING("TRAINING", "Training, per day", false, false, 0, 600, 1_400),
    CONSULTING("CONSULTING", "Consulting, per day", false, false, 0, 700, 1_800),
    /** Deferred although nothing renews: prepaid days (Intacct reference 4.6, 3). */
    DAYS("PREPAID-DAYS", "Prepaid days", false, true, 6, 1_000, 9_000),
    KEY("HW-KEY", "Security key", false, false, 0, 20, 60),
    LICENCE("LIC-PERP", "Perpetual licence", false, false, 0, 2_000, 20_000);

    static final List<Item> ALL = List.of(values());
    static final List<Item> RECURRING = List.of(TEAM, TEAM, ENTERPRISE, SUPPORT, HOSTING);
    static final List<Item> ONE_OFF = List.of(SETUP, TRAINING, CONSULTING, DAYS, KEY, LICENCE);

    private final String id;
    private final String title;
    private final boolean recurring;
    private final boolean deferred;
    private final int months;
    private final int lowest;
    private final int highest;

    Item(String id, String title, boolean recurring, boolean deferred, int months, int lowest, int highest) {
        this.id = id;
        this.title = title;
        this.recurring = recurring;
        this.deferred = deferred;
        this.months = months;
        this.lowest = lowest;
        this.highest = highest;
    }

    String id() {
        return id;
    }

    String title() {
        return title;
    }

    /** {@code MRR}: monthly recurring revenue. */
    boolean recurring() {
        return recurring;
    }

    /** Whether its revenue is deferred over {@link #months}. */
    boolean deferred() {
        return deferred;
    }

    int months() {
        return months;
    }

    /** Lowest price in euro. */
    int lowest() {
        return lowest;
    }

    /** Highest price in euro. */
    int highest() {
        return highest;
    }

    String type() {
        return this == KEY ? "Inventory" : "Non-Inventory (Sales only)";
    }

    String account() {
        return recurring ? "4000" : this == KEY ? "4300" : "4100";
    }
}
