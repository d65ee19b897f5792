package io.daybook.source.netsuite;

import java.time.Duration;
import java.time.Instant;

/**
 * What a token endpoint gave.
 *
 * @param value opaque
 * @param expiresAt UTC
 */
record AccessToken(String value, Instant expiresAt) {
    private static final Duration MARGIN = Duration.ofSeconds(60);

    /** Whether it is good for another minute. */
    boolean fresh(Instant now) {
        return now.plus(MARGIN).isBefore(expiresAt);
    }

    @Override
    public String toString() {
        return "access token until " + expiresAt;
    }
}
