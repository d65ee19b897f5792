package io.daybook.sync;

/** Why a dataset may take its time, and how many of the workers may therefore be at such datasets at once. */
public enum Lane {
    /** Its changes are read: mostly a matter of moments. Any worker may be at it. */
    PROMPT(1),
    /** All of it is read, which takes as long as it takes. One whose platform is silent is not counted. */
    BACKFILL(4),
    /** Its platform stayed away, or kept us waiting, the last time. */
    STRUGGLING(4);

    /** One worker in so many is never at a dataset that takes long. */
    private static final int KEPT_FOR_PROMPT = 4;

    private final int part;

    Lane(int part) {
        this.part = part;
    }

    /** How many of so many workers may be at datasets of this lane at once, at least 1. */
    int most(int workers) {
        return Math.max(1, workers / part);
    }

    /** How many of so many workers may be at datasets of all lanes but the prompt one, silent ones too, at least 2. */
    static int mostLong(int workers) {
        return Math.max(2, workers - workers / KEPT_FOR_PROMPT);
    }
}
