package io.daybook.source.netsuite;

import io.daybook.source.http.HttpSettings;
import java.time.Duration;

/**
 * What can be set about reading NetSuite.
 *
 * @param http how we talk to it
 * @param allowPlainHttp whether a base URL on another machine may be http; only for tests in closed networks
 * @param longestThrottle how long a request that NetSuite refuses for being one too many is tried again before it fails
 * @param windowRecords how many records a window of a plan holds, about
 * @param mostWindows how many windows a plan has at most
 */
public record NetSuiteSettings(
        HttpSettings http, boolean allowPlainHttp, Duration longestThrottle, int windowRecords, int mostWindows) {

    /** How many requests an account gets until it tells its own limit: the commonest is 5, one is left to others. */
    public static final int USUAL_CONCURRENCY = 4;

    public NetSuiteSettings {
        if (windowRecords < 1 || mostWindows < 1) {
            throw new IllegalArgumentException("a plan has at least one window of at least one record");
        }
    }

    /** TLS demanded, 5 min of throttling, windows of 10,000 records, at most 2,000 of them. */
    public static NetSuiteSettings defaults() {
        return new NetSuiteSettings(HttpSettings.defaults(), false, Duration.ofMinutes(5), 10_000, 2_000);
    }
}
