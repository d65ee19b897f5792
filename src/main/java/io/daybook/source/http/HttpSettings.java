package io.daybook.source.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How we talk to a platform.
 *
 * @param connectTimeout for the connection to be made
 * @param responseTimeout for the answer to begin, and between two pieces of it; NetSuite itself ends a request after 15
 *     minutes (NetSuite reference 5.3)
 * @param maxBodyBytes the largest answer that is taken, decompressed
 * @param connectionsPerHost how many connections are kept alive to one host; never fewer than a governor allows
 * @param userAgent what we call ourselves
 */
public record HttpSettings(
        Duration connectTimeout, Duration responseTimeout, int maxBodyBytes, int connectionsPerHost, String userAgent) {

    /** 15 s, 3 min, 64 MB, 64 connections, {@code Daybook/<version>}. */
    public static HttpSettings defaults() {
        String version = Optional.ofNullable(HttpSettings.class.getPackage().getImplementationVersion())
                .orElse("dev");
        return new HttpSettings(
                Duration.ofSeconds(15), Duration.ofMinutes(3), 64 * 1024 * 1024, 64, "Daybook/" + version);
    }
}
