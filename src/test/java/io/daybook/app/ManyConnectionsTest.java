package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.CertificateKey;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Many connections on schedules, some to platforms that take a request and never answer it. */
class ManyConnectionsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final int SILENT = 25;
    private static final int SOUND = 12;

    @TempDir
    Path home;

    @Test
    void platformsThatNeverAnswerHoldBackNobodyAndNobodyIsReadTwice() throws IOException {
        // Given: whoever is due first never answers
        try (ServerSocket silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
                NetSuiteSandbox sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                        .port(0)
                        .seed(3)
                        .invoices(20)
                        .certificateKey(CertificateKey.EC_256)
                        .build());
                Installation daybook = new Installation(DATABASE, home, sandbox)) {
            URI nowhere = URI.create("http://127.0.0.1:" + silent.getLocalPort());
            daybook.services().connections().unlink(daybook.connection(), "the test brings its own");
            for (int i = 0; i < SILENT; i++) {
                link(daybook, sandbox.credentials(), "Silent " + i, "90000" + i, nowhere);
            }
            for (int i = 0; i < SOUND; i++) {
                link(
                        daybook,
                        sandbox.credentials(),
                        "Sound " + i,
                        sandbox.credentials().account(),
                        sandbox.credentials().baseUrl());
            }

            // When
            assertThat(daybook.engine().poll().due("netsuite", "customers")).isEqualTo(SILENT + SOUND);
            assertThat(daybook.engine().poll().due("netsuite", "customers"))
                    .as("fired again while they wait or run")
                    .isLessThanOrEqualTo(SOUND);

            // Then
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> number(
                                    """
                                    SELECT count(*) FROM daybook.dataset d JOIN daybook.connection c ON c.id = d.connection_id
                                      JOIN daybook.company o ON o.id = c.company_id
                                     WHERE o.name LIKE 'Sound%' AND d.good_at IS NOT NULL
                                    """)
                            == SOUND);
            assertThat(number("SELECT count(*) FROM daybook.dataset d WHERE d.good_at IS NOT NULL"))
                    .isEqualTo(SOUND);
            assertThat(daybook.engine().load().running().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum())
                    .as("the others are still being waited for")
                    .isGreaterThanOrEqualTo(SILENT);

            // And their next poll does not wait for the silent ones either
            daybook.engine().poll().due("netsuite", "currencies");
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> number("SELECT count(*) FROM daybook.dataset d WHERE d.data_type = 'currencies'"
                                    + " AND d.good_at IS NOT NULL")
                            == SOUND);
        }
    }

    @Test
    void aConnectionThatWasRefusedIsNotAskedAgain() {
        try (NetSuiteSandbox sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                        .port(0)
                        .seed(4)
                        .invoices(5)
                        .certificateKey(CertificateKey.EC_256)
                        .build());
                Installation daybook = new Installation(DATABASE, home, sandbox)) {
            sandbox.faults().certificateRevoked(true);
            daybook.engine().poll().due("netsuite", "customers");
            await().until(() ->
                    daybook.services().connections().find(daybook.connection()).status()
                            == Connection.Status.Deauthorized);
            await().until(() ->
                    daybook.engine().load().running().values().stream().allMatch(count -> count == 0));
            int attempts = sandbox.loginAuditTrail().size();

            assertThat(daybook.engine().poll().due("netsuite", "customers")).isZero();
            assertThat(daybook.engine().poll().due("netsuite", "invoices")).isZero();

            assertThat(sandbox.loginAuditTrail()).hasSize(attempts);
        }
    }

    private static void link(
            Installation daybook, SandboxCredentials credentials, String company, String account, URI address) {
        daybook.services()
                .connections()
                .link(
                        company,
                        "netsuite",
                        account,
                        Optional.of(address),
                        new Credentials.OAuth2Certificate(
                                credentials.clientId(), credentials.certificateId(), credentials.privateKeyPem()));
    }

    private static long number(String sql) {
        return DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
