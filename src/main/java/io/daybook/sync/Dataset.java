package io.daybook.sync;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a dataset from one sync to the next; {@link #NEW} before the first has come to its end.
 *
 * @param cursor the platform's clock when the last sync that came to its end was planned, or when a glance after it found nothing
 *     new, UTC
 * @param leftAt what that sync, or that glance, itself kept of it; empty where there is no such sync
 * @param askedAt our own clock when it asked for it, UTC
 * @param mappingVersion the mapping that all living rows came through when a sync last came to its end
 * @param mixed whether another mapping has begun since to make rows, so that some may be of each
 * @param comparedUpTo how far the rotating comparison has come; empty where it begins anew
 * @param provedAt when counts and sums were last compared as a whole
 * @param agrees whether they agreed then
 * @param deletionLog whether the platform's log of deletions could be read the last time
 */
record Dataset(
        Optional<Instant> cursor,
        Optional<Instant> leftAt,
        Optional<Instant> askedAt,
        Optional<String> mappingVersion,
        boolean mixed,
        Optional<Long> comparedUpTo,
        Optional<Instant> provedAt,
        boolean agrees,
        boolean deletionLog) {
    static final Dataset NEW = new Dataset(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            Optional.empty(),
            Optional.empty(),
            false,
            false);

    /**
     * Why everything has to be read before anything is asked of the platform; empty where reading what has changed
     * suffices.
     */
    Optional<String> whyEverything(Order order, String presentMapping) {
        if (cursor.isEmpty()) {
            return Optional.of("nothing was read to its end before");
        }
        if (order.everything()) {
            return Optional.of("somebody asked for it");
        }
        if (!mappingVersion.equals(Optional.of(presentMapping))) {
            return Optional.of("the mapping has changed");
        }
        if (mixed) {
            return Optional.of("another mapping was tried and not carried through");
        }
        if (!cursor.equals(leftAt)) {
            return Optional.of("the cursor stands at " + cursor.get() + ", which is not where the last sync left it"
                    + leftAt.map(left -> " (" + left + ")").orElse("") + ": somebody or something changed it");
        }
        return Optional.empty();
    }

    /**
     * Why the platform's clock cannot be trusted to have gone on evenly since the cursor: it or ours has jumped.
     *
     * @param platformNow the platform's clock now
     * @param now our clock when it was asked
     * @param tolerated how much the two may differ
     */
    Optional<String> clockJump(Instant platformNow, Instant now, Duration tolerated) {
        return cursor.isEmpty() || askedAt.isEmpty()
                ? Optional.empty()
                : clockJump(cursor.get(), askedAt.get(), platformNow, now, tolerated);
    }

    /**
     * The same for any two moments.
     *
     * @param platformThen the platform's clock
     * @param then our clock when it was asked
     */
    static Optional<String> clockJump(
            Instant platformThen, Instant then, Instant platformNow, Instant now, Duration tolerated) {
        Duration theirs = Duration.between(platformThen, platformNow);
        Duration ours = Duration.between(then, now);
        Duration apart = theirs.minus(ours);
        if (apart.abs().compareTo(tolerated) > 0) {
            return Optional.of("a clock has jumped: since the last sync " + theirs.toSeconds()
                    + " s have passed on the platform's and " + ours.toSeconds() + " s on ours");
        }
        return Optional.empty();
    }
}
