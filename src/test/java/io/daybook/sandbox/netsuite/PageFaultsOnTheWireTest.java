package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults that HTTP does not show, and the counting of all of them. */
class PageFaultsOnTheWireTest {
    private static NetSuiteSandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.start(settings -> settings.concurrency(3));
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void everythingWell() {
        sandbox.faults().clear();
        sandbox.shiftClock(Duration.ZERO);
        logIn();
    }

    private static void logIn() {
        client = new SandboxClient(sandbox.credentials());
        client.token();
    }

    private static String pageAfter(long id) {
        return "SELECT id FROM transaction WHERE id > " + id + " ORDER BY id";
    }

    private static List<String> ids(Answer answer) {
        List<String> ids = new ArrayList<>();
        answer.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private static long served(Fault fault) {
        return sandbox.faults().served().getOrDefault(fault, 0L);
    }

    @Test
    void aPageComesTwiceOnlyWhereItIsAPageOfTheSameQuestion() {
        long before = served(Fault.DUPLICATED_PAGE);
        List<String> first = ids(client.query(pageAfter(0)));
        sandbox.faults().next(Fault.DUPLICATED_PAGE, 2);

        assertThat(ids(client.query(pageAfter(5010)))).isEqualTo(first);
        assertThat(ids(client.query("SELECT id FROM customer ORDER BY id"))).isNotEqualTo(first);
        assertThat(served(Fault.DUPLICATED_PAGE)).isEqualTo(before + 1);
        assertThat(ids(client.query(pageAfter(5010)))).isNotEqualTo(first);
    }

    @Test
    void rowsOfAnOrderedPageAreShuffled() {
        List<String> ordered = ids(client.query(pageAfter(0)));
        sandbox.faults().next(Fault.REORDERED_ROWS, 1);

        List<String> shuffled = ids(client.query(pageAfter(0)));

        assertThat(shuffled).isNotEqualTo(ordered).containsExactlyInAnyOrderElementsOf(ordered);
    }

    @Test
    void expiredTokensNeedAFreshLogin() {
        sandbox.faults().next(Fault.EXPIRED_TOKEN, 1);

        assertThat(client.query(pageAfter(0)).status()).isEqualTo(401);
        assertThat(client.query(pageAfter(0)).status()).isEqualTo(401);
        logIn();
        assertThat(client.query(pageAfter(0)).status()).isEqualTo(200);
        assertThat(served(Fault.EXPIRED_TOKEN)).isPositive();
    }

    @Test
    void aProxyAnswersInPlaceOfTheAccount() {
        sandbox.faults().next(Fault.PROXY_PAGE, 1);

        Answer answer = client.query(pageAfter(0));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("<html>");
    }

    @Test
    void jsonEndsInsideACharacter() {
        sandbox.faults().next(Fault.CUT_CHARACTER, 1);

        Answer answer = client.query("SELECT id, entityid, altname FROM customer ORDER BY id");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).startsWith("{").endsWith("\uFFFD");
        assertThat(sandbox.faults().served()).containsKey(Fault.CUT_CHARACTER);
    }

    @Test
    void onlyTheAccountsOwnClockIsSetWrong() {
        sandbox.shiftClock(Duration.ofHours(-3));

        JsonNode told = client.get("/services/rest/system/v1/serverTime").json();

        Instant serverTime = Instant.parse(told.path("serverTime").asText());
        assertThat(serverTime).isBefore(Instant.now().minus(Duration.ofHours(2)));
        logIn();
        assertThat(client.query(pageAfter(0)).status()).isEqualTo(200);
    }
}
