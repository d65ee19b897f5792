package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.config.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetSuiteSandboxTest {
    private static SandboxSettings.Builder small() {
        return SandboxSettings.builder().invoices(40).certificateKey(CertificateKey.EC_256);
    }

    @Test
    void logsInByCertificateAndReadsInvoiceLinesPageByPage() {
        // Given a sandbox and a client with the credentials it gave out
        try (NetSuiteSandbox sandbox = NetSuiteSandbox.start(small().build())) {
            SandboxClient client = new SandboxClient(sandbox.credentials());
            String lines = "SELECT tl.uniquekey, tl.netamount, cur.symbol FROM transaction t"
                    + " JOIN transactionLine tl ON tl.transaction = t.id JOIN currency cur ON cur.id = t.currency"
                    + " WHERE t.type = 'CustInvc' AND tl.custcol_iw_item_revenue_category IS NOT NULL"
                    + " ORDER BY tl.uniquekey";

            // When it follows the links named next
            List<String> keys = new ArrayList<>();
            String page = "?limit=50";
            JsonNode answer;
            do {
                answer = client.query(lines, page).json();
                answer.path("items")
                        .forEach(item -> keys.add(item.path("uniquekey").asText()));
                page = next(answer);
            } while (page != null);

            // Then it has met every row once
            assertThat(keys)
                    .hasSize(answer.path("totalResults").asInt())
                    .doesNotHaveDuplicates()
                    .hasSizeGreaterThan(100);
        }
    }

    @Test
    void sameSeedGivesTheSameCredentialsAndAnotherSeedOthers() {
        SandboxCredentials first;
        SandboxCredentials again;
        SandboxCredentials other;
        try (NetSuiteSandbox sandbox = NetSuiteSandbox.start(small().build())) {
            first = sandbox.credentials();
        }
        try (NetSuiteSandbox sandbox = NetSuiteSandbox.start(small().build())) {
            again = sandbox.credentials();
        }
        try (NetSuiteSandbox sandbox = NetSuiteSandbox.start(small().seed(8).build())) {
            other = sandbox.credentials();
        }

        assertThat(again).usingRecursiveComparison().ignoringFields("baseUrl").isEqualTo(first);
        assertThat(other.privateKeyPem()).isNotEqualTo(first.privateKeyPem());
        assertThat(other.tokenSecret()).isNotEqualTo(first.tokenSecret());
        assertThat(first.toString()).doesNotContain(first.tokenSecret()).doesNotContain("PRIVATE");
    }

    @Test
    void credentialsFileHoldsEveryFieldAndIsReadableByItsOwnerOnly(@TempDir Path folder) throws Exception {
        try (NetSuiteSandbox sandbox = NetSuiteSandbox.start(small().build())) {
            Path file = folder.resolve("credentials.json");

            sandbox.credentials().writeTo(file);

            JsonNode json = new ObjectMapper().readTree(file.toFile());
            assertThat(json.path("baseUrl").asText())
                    .isEqualTo(sandbox.baseUrl().toString());
            assertThat(json.path("account").asText()).isEqualTo("1234567");
            assertThat(json.path("privateKeyPem").asText()).startsWith("-----BEGIN PRIVATE KEY-----\n");
            for (String field :
                    List.of("clientId", "certificateId", "consumerKey", "consumerSecret", "tokenId", "tokenSecret")) {
                assertThat(json.path(field).asText()).as(field).isNotBlank();
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            try (var left = Files.list(folder)) {
                assertThat(left).containsExactly(file);
            }
        }
    }

    @Test
    void credentialsFileInAFolderThatIsNotThereIsAProblemWithARemedy(@TempDir Path folder) {
        try (NetSuiteSandbox sandbox = NetSuiteSandbox.start(small().build())) {
            Path file = folder.resolve("missing/credentials.json");

            assertThatThrownBy(() -> sandbox.credentials().writeTo(file))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("--credentials-out")
                    .hasMessageContaining("folder that exists");
        }
    }

    @Test
    void takenPortIsAProblemThatNamesThePortAndTheOption() {
        try (NetSuiteSandbox first = NetSuiteSandbox.start(small().build())) {
            int port = first.baseUrl().getPort();

            assertThatThrownBy(() -> NetSuiteSandbox.start(small().port(port).build()))
                    .isInstanceOfSatisfying(Problem.class, problem -> assertThat(problem.exitCode())
                            .isEqualTo(Problem.FAILED))
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("--port");
        }
    }

    @Test
    void settingsThatCannotBeAreRefused() {
        assertThatThrownBy(
                        () -> SandboxSettings.builder().account("1234567-sb1").build())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("1234567_SB1");
        assertThatThrownBy(() -> SandboxSettings.builder().port(70000).build()).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> SandboxSettings.builder().concurrency(0).build())
                .isInstanceOf(Problem.class);
    }

    private static String next(JsonNode page) {
        for (JsonNode link : page.path("links")) {
            if (link.path("rel").asText().equals("next")) {
                String href = link.path("href").asText();
                return href.substring(href.indexOf('?'));
            }
        }
        return null;
    }
}
