package io.daybook.source.intacct;

import io.daybook.source.http.HttpSettings;
import java.time.Duration;

/**
 * What can be set about reading Sage Intacct.
 *
 * @param http how we talk to it
 * @param allowPlainHttp whether a base URL on another machine may be http; only for tests in closed networks
 * @param longestThrottle how long a request that Intacct refuses for being one too many is tried again before it fails
 * @param concurrency how many requests a company gets in flight
 * @param lateVisibility how much later than it says a change may come to be seen (Intacct reference 9, 2): changes are
 *     looked for from so much before the cursor
 * @param windowRecords how many records a window of a plan holds, about
 * @param mostWindows how many windows a plan has at most
 */
public record IntacctSettings(
        HttpSettings http,
        boolean allowPlainHttp,
        Duration longestThrottle,
        int concurrency,
        Duration lateVisibility,
        int windowRecords,
        int mostWindows) {

    public IntacctSettings {
        if (windowRecords < 1 || mostWindows < 1 || concurrency < 1) {
            throw new IllegalArgumentException("a plan has at least one window of at least one record, for one reader");
        }
    }

    /**
     * TLS demanded, 5 min of throttling, 2 requests at once (Intacct reference 6.3), 2 h of late visibility, windows of
     * 10,000 records, at most 2,000 of them.
     */
    public static IntacctSettings defaults() {
        return new IntacctSettings(
                HttpSettings.defaults(), false, Duration.ofMinutes(5), 2, Duration.ofHours(2), 10_000, 2_000);
    }
}
