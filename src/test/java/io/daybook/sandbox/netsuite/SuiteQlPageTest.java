package io.daybook.sandbox.netsuite;

import static io.daybook.sandbox.netsuite.SandboxClient.SUITEQL_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteQlPageTest {
    private static final String IDS = "SELECT id FROM transaction ORDER BY id";

    private static NetSuiteSandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.start(settings -> settings.rowCap(90));
        client = new SandboxClient(sandbox.credentials());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void worksWithoutContentTypeAndFailsWithoutPreferTransient() {
        HttpRequest.Builder bare = client.to(SUITEQL_PATH)
                .header("Authorization", "Bearer " + client.token())
                .POST(HttpRequest.BodyPublishers.ofString("{\"q\":\"SELECT 1 AS one FROM DUAL\"}"));

        Answer without = client.send(bare);
        Answer with = client.send(bare.header("Prefer", "transient"));

        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json()
                        .path("o:errorDetails")
                        .path(0)
                        .path("o:errorHeader")
                        .asText())
                .isEqualTo("Prefer");
        assertThat(with.status()).isEqualTo(200);
        assertThat(with.header("Content-Type")).isEqualTo("application/vnd.oracle.resource+json; type=collection");
    }

    @Test
    void everyValueIsAStringNullsAreLeftOutAndEachItemHasLinks() {
        Answer answer =
                client.query("SELECT 1 AS ID, 10.50 AS Rate, 0.75 AS half, 12345678901234567890.5 AS big, 'T' AS flag,"
                        + " NULL AS nothing, '' AS empty, COUNT(*) AS n, 1/2 AS division FROM DUAL");

        JsonNode item = answer.json().path("items").path(0);
        assertThat(item.toString())
                .isEqualTo("{\"links\":[],\"id\":\"1\",\"rate\":\"10.5\",\"half\":\"0.75\","
                        + "\"big\":\"12345678901234567890.5\",\"flag\":\"T\",\"n\":\"1\",\"division\":\"0.5\"}");
        assertThat(answer.json().path("count").isInt()).isTrue();
        assertThat(answer.json().path("offset").isInt()).isTrue();
        assertThat(answer.json().path("totalResults").isInt()).isTrue();
        assertThat(answer.json().path("hasMore").isBoolean()).isTrue();
    }

    @Test
    void unnamedExpressionsGetKeysAndNamesComeBackInLowerCase() {
        JsonNode row = client.row("SELECT COUNT(*), MAX(Id), 'x' AS \"Named\" FROM Transaction");

        assertThat(fieldNames(row)).containsExactly("links", "expr1", "expr2", "named");
    }

    @Test
    void slashesAreEscaped() {
        assertThat(client.query(IDS, "?limit=10").text())
                .contains("http:\\/\\/127.0.0.1:")
                .doesNotContain("http://");
    }

    @Test
    void linksAreThoseOfFirstMiddleLastAndOnlyPage() {
        assertThat(rels("?limit=30&offset=0")).containsExactly("next", "last", "self");
        assertThat(rels("?limit=30&offset=30")).containsExactly("first", "prev", "next", "last", "self");
        assertThat(rels("?limit=30&offset=60")).containsExactly("prev", "first", "self");
        assertThat(links(client.query("SELECT 1 AS one FROM DUAL").json())).containsExactly("self");
    }

    @Test
    void linksAreAbsoluteAndLeadToThePagesTheyName() {
        JsonNode page = client.query(IDS, "?limit=30&offset=30").json();

        String last = page.path("links").findParents("rel").stream()
                .filter(link -> link.path("rel").asText().equals("last"))
                .map(link -> link.path("href").asText())
                .findFirst()
                .orElseThrow();
        assertThat(last).isEqualTo(sandbox.baseUrl() + SUITEQL_PATH + "?limit=30&offset=60");
        JsonNode lastPage = client.query(IDS, last.substring(last.indexOf('?'))).json();
        assertThat(lastPage.path("hasMore").asBoolean()).isFalse();
        assertThat(lastPage.path("offset").asInt()).isEqualTo(60);
    }

    @Test
    void totalIsExactOnEveryPageAndBeyondTheEnd() {
        String invoices = "SELECT id FROM transaction WHERE type = 'CustInvc' ORDER BY id";

        for (String page : List.of("?limit=20", "?limit=20&offset=40", "?limit=60", "?limit=20&offset=80")) {
            JsonNode answer = client.query(invoices, page).json();
            assertThat(answer.path("totalResults").asInt()).as(page).isEqualTo(60);
        }
        JsonNode beyond = client.query(invoices, "?limit=20&offset=80").json();
        assertThat(beyond.path("items")).isEmpty();
        assertThat(beyond.path("hasMore").asBoolean()).isFalse();
        assertThat(beyond.path("count").asInt()).isZero();
    }

    @Test
    void fetchFirstBoundsTheTotal() {
        JsonNode page = client.query(IDS + " FETCH FIRST 25 ROWS ONLY", "?limit=10&offset=20")
                .json();

        assertThat(page.path("totalResults").asInt()).isEqualTo(25);
        assertThat(page.path("count").asInt()).isEqualTo(5);
        assertThat(page.path("hasMore").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=0, limit",
        "?limit=1001, limit",
        "?limit=ten, limit",
        "?limit=-1, limit",
        "?limit=10&offset=5, offset",
        "?offset=x, offset",
        "?offset=500, offset",
        "?limit=30&offset=90, offset"
    })
    void badPagesAreRefusedByName(String page, String parameter) {
        Answer answer = client.query(IDS, page);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.json()
                        .path("o:errorDetails")
                        .path(0)
                        .path("o:errorQueryParam")
                        .asText())
                .isEqualTo(parameter);
    }

    @Test
    void pagingStopsAtTheRowCapWhileTheTotalTellsTheTruth() {
        // Given an account whose statements reach 90 rows, and more rows than that
        JsonNode last = client.query(IDS, "?limit=30&offset=60").json();

        assertThat(last.path("hasMore").asBoolean()).isFalse();
        assertThat(last.path("count").asInt()).isEqualTo(30);
        assertThat(last.path("totalResults").asInt()).isGreaterThan(90);
        assertThat(client.query(IDS, "?limit=30&offset=90").status()).isEqualTo(400);
    }

    @Test
    void aThousandPagesAreTheMostThatCanBeReached() {
        try (NetSuiteSandbox other = SharedSandbox.start(settings -> settings.invoices(600))) {
            SandboxClient its = new SandboxClient(other.credentials());

            JsonNode last = its.query(IDS, "?limit=1&offset=999").json();

            assertThat(last.path("totalResults").asInt()).isGreaterThan(1000);
            assertThat(last.path("hasMore").asBoolean()).isFalse();
            assertThat(its.query(IDS, "?limit=1&offset=1000").status()).isEqualTo(400);
        }
    }

    @Test
    void moreThanAHundredColumnsAreSilentlyNoRows() {
        String hundred =
                IntStream.rangeClosed(1, 100).mapToObj(i -> "id AS c" + i).collect(Collectors.joining(", "));

        assertThat(client.query("SELECT " + hundred + " FROM currency").json().path("items"))
                .isNotEmpty();
        Answer silent = client.query("SELECT " + hundred + ", id AS c101 FROM currency");
        assertThat(silent.status()).isEqualTo(200);
        assertThat(silent.json().path("items")).isEmpty();
        assertThat(silent.json().path("totalResults").asInt()).isZero();
    }

    @Test
    void keysetPagesOfAJoinGiveTheSameRowsAsOneLongList() {
        // Given all lines of invoices in one order
        String lines = "SELECT tl.uniquekey AS k, BUILTIN.DF(t.status) AS s FROM transaction t"
                + " JOIN transactionline tl ON tl.transaction = t.id LEFT JOIN currency c ON c.id = t.currency"
                + " WHERE t.type = 'CustInvc' AND tl.mainline = 'F' AND tl.netamount IS NOT NULL";
        List<String> all = new ArrayList<>();
        client.row("SELECT 1 AS one FROM DUAL");
        String max = client.row("SELECT MAX(uniquekey) AS k FROM transactionline")
                .path("k")
                .asText();
        int total = client.row("SELECT COUNT(*) AS n FROM (" + lines + ")")
                .path("n")
                .asInt();

        // When they are read by the key, seven at a time, forwards and backwards
        String last = "0";
        while (true) {
            JsonNode page = client.query(
                            lines + " AND tl.uniquekey > " + last + " AND tl.uniquekey <= " + max
                                    + " ORDER BY tl.uniquekey",
                            "?limit=7")
                    .json();
            page.path("items").forEach(item -> all.add(item.path("k").asText()));
            assertThat(page.path("totalResults").asInt())
                    .isEqualTo(total - all.size() + page.path("count").asInt());
            if (!page.path("hasMore").asBoolean()) {
                break;
            }
            last = all.get(all.size() - 1);
        }
        List<String> backwards = new ArrayList<>();
        client.query(lines + " ORDER BY k DESC", "?limit=90")
                .json()
                .path("items")
                .forEach(item -> backwards.add(item.path("k").asText()));

        // Then nothing is missing, nothing twice, and the order is that of the key
        assertThat(all).hasSize(total).doesNotHaveDuplicates();
        assertThat(all.stream().map(Long::valueOf).toList()).isSorted();
        List<String> reversed = new ArrayList<>(all.subList(all.size() - Math.min(90, all.size()), all.size()));
        java.util.Collections.reverse(reversed);
        assertThat(backwards).isEqualTo(reversed);
    }

    @Test
    void compressesWhenAsked() throws Exception {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        client.queryRequest(IDS, "")
                                .header("Accept-Encoding", "gzip, deflate")
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("Content-Encoding")).contains("gzip");
        String body = new String(
                new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(body).startsWith("{\"links\":");
    }

    @Test
    void optionsIsAConnectionTest() {
        Answer answer =
                client.send(client.to("/services/rest/*").method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
    }

    private static List<String> rels(String page) {
        return links(client.query(IDS, page).json());
    }

    private static List<String> links(JsonNode page) {
        List<String> rels = new ArrayList<>();
        page.path("links").forEach(link -> rels.add(link.path("rel").asText()));
        return rels;
    }

    private static List<String> fieldNames(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
