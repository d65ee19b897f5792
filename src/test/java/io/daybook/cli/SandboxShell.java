package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.CertificateKey;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A shell with a PostgreSQL and a NetSuite sandbox to connect to, the same for all tests of a class. */
final class SandboxShell implements BeforeAllCallback, AfterAllCallback {
    private final SandboxSettings settings;
    private TestDatabase database;
    private NetSuiteSandbox sandbox;
    private Path home;
    private Shell shell;

    /** @param seed of the sandbox's books */
    SandboxShell(long seed, int invoices) {
        settings = SandboxSettings.builder()
                .port(0)
                .seed(seed)
                .invoices(invoices)
                .certificateKey(CertificateKey.EC_256)
                .build();
    }

    NetSuiteSandbox sandbox() {
        return sandbox;
    }

    Shell shell() {
        return shell;
    }

    Jdbi jdbi() {
        return database.jdbi();
    }

    Shell.Outcome line(String line) {
        return shell.line(line);
    }

    /** What a command that was to succeed, or not, printed as its JSON. */
    JsonNode json(String line) throws IOException {
        Shell.Outcome outcome = shell.line(line);
        assertThat(outcome.out().lines()).as(outcome.err()).hasSize(1);
        return new ObjectMapper().readTree(outcome.out());
    }

    void sql(String statement) {
        database.jdbi().useHandle(handle -> handle.execute(statement));
    }

    /** Links a company to the sandbox's account. */
    Shell.Outcome connect(String company) throws IOException {
        SandboxCredentials credentials = sandbox.credentials();
        Path key = Files.writeString(home.resolve("key.pem"), credentials.privateKeyPem());
        Shell.Outcome outcome = shell.run(
                "connect",
                "netsuite",
                "--company",
                company,
                "--account",
                credentials.account(),
                "--client-id",
                credentials.clientId(),
                "--certificate-id",
                credentials.certificateId(),
                "--private-key-file",
                key.toString(),
                "--base-url",
                credentials.baseUrl().toString());
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        return outcome;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        database = TestDatabase.create();
        sandbox = NetSuiteSandbox.start(settings);
        home = Files.createTempDirectory("daybook-shell");
        shell = Shell.in(home).with(database);
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        sandbox.close();
        shell.close();
        database.close();
        FreshShell.delete(home);
    }
}
