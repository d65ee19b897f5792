package io.daybook.source.netsuite;

import java.time.Instant;
import java.util.List;

/**
 * A SELECT that looks for what is new, but for the moment since when: made once, asked for ever.
 *
 * @param text with two marks in the places of the moment; no SQL has such characters
 */
record SinceTemplate(String text) {
    private static final String RAW = "\u0001";
    private static final String PRINTED = "\u0002";

    /** What a clock's conditions are made of in a template. */
    static List<String> since(UtcClock clock) {
        return clock.since(RAW, PRINTED);
    }

    /** @param earliest hours that clocks show twice are the caller's affair */
    String since(Instant earliest) {
        return text.replace(RAW, UtcClock.raw(earliest)).replace(PRINTED, UtcClock.printed(earliest));
    }
}
