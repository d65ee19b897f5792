package io.daybook.sandbox.netsuite;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/** Small sandboxes for tests that differ in one setting. */
final class SharedSandbox {
    private SharedSandbox() {}

    static NetSuiteSandbox start(UnaryOperator<SandboxSettings.Builder> change) {
        return NetSuiteSandbox.start(
                change.apply(SandboxSettings.builder().invoices(60).certificateKey(CertificateKey.EC_256))
                        .build());
    }

    /** A clock that stands at 2026-11-21T05:30:15Z: still the day before in Los Angeles. */
    static Clock standing() {
        Instant moment = Instant.parse("2026-11-21T05:30:15Z");
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return moment;
            }
        };
    }
}
