package io.daybook.sandbox.intacct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.sandbox.intacct.IntacctClient.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class IntacctFaultsTest {
    private static final String COUNT =
            "<query><object>CUSTOMER</object><select><field>RECORDNO</field></select></query>";

    private static IntacctSandbox sandbox;
    private IntacctClient client;

    @BeforeAll
    static void start() {
        sandbox = IntacctSandbox.start(IntacctSettings.builder().invoices(30).build());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void signIn() {
        client = new IntacctClient(sandbox.credentials()).inSession();
    }

    @AfterEach
    void everythingWell() {
        sandbox.faults().clear();
    }

    @ParameterizedTest
    @CsvSource({
        "THROTTLED, 429, text/xml, GW-0010",
        "INVALID_REQUEST, 400, text/xml, GW-0011",
        "UNAUTHORIZED, 401, text/xml, XMLGW_JPP0002",
        "SERVER_ERROR, 500, text/html, Internal Server Error",
        "BAD_GATEWAY, 502, text/html, Bad Gateway",
        "UNAVAILABLE, 503, text/html, Temporarily Off-line",
        "GATEWAY_TIMEOUT, 524, text/html, cf-error-details",
        "CLOUDFLARE_PAGE, 200, text/html, cf-error-details",
        "RATE_LIMIT_TEXT, 200, text/plain, API rate limit exceeded"
    })
    void somethingElseIsAnswered(Fault fault, int status, String type, String text) {
        sandbox.faults().next(fault, 1);

        Reply reply = client.call(COUNT);

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.contentType()).startsWith(type);
        assertThat(reply.text()).contains(text);
        assertThat(client.call(COUNT).result()).isEqualTo("success");
        assertThat(sandbox.faults().served()).containsKey(fault);
    }

    @ParameterizedTest
    @EnumSource(names = {"CONNECTION_RESET", "TRUNCATED_BODY"})
    void connectionIsCut(Fault fault) {
        sandbox.faults().next(fault, 1);

        assertThatThrownBy(() -> client.call(COUNT)).isInstanceOf(UncheckedIOException.class);
        assertThat(client.call(COUNT).result()).isEqualTo("success");
    }

    @Test
    void documentEndsInTheMiddle() {
        sandbox.faults().next(Fault.CUT_DOCUMENT, 1);

        Reply reply = client.call(COUNT);

        assertThat(reply.status()).isEqualTo(200);
        assertThatThrownBy(reply::root).hasMessageContaining("not XML");
    }

    @Test
    void sessionsAreLost() {
        sandbox.faults().next(Fault.LOST_SESSION, 1);

        assertThat(client.call(COUNT).firstError()).startsWith("XL03000006: Invalid session");
        assertThat(client.call(COUNT).firstError()).startsWith("XL03000006: Invalid session");
        assertThat(client.inSession().call(COUNT).result()).isEqualTo("success");
    }

    @Test
    void functionsFailOrFindNothing() {
        sandbox.faults().next(Fault.PROCESSING_ERROR, 1);
        sandbox.faults().inject(Fault.EMPTY_ANSWER, Faults.Target.SESSIONS, 0, 1);

        assertThat(client.call(COUNT).firstError()).isEqualTo("DL02000001: There was an error processing the request.");
        assertThat(client.call(COUNT).attribute("totalcount")).isEqualTo("0");
        assertThat(client.call(COUNT).attribute("totalcount")).isNotEqualTo("0");
    }

    @Test
    void loginsHaveFaultsOfTheirOwn() {
        sandbox.faults().inject(Fault.UNAVAILABLE, Faults.Target.LOGINS, 0, 1);
        sandbox.faults().retryAfter(Duration.ofSeconds(9));

        assertThat(client.call(COUNT).status()).isEqualTo(200);
        Reply login = client.as(client.login(""), "<getAPISession/>");
        assertThat(login.status()).isEqualTo(503);
        assertThat(login.retryAfter()).isEqualTo("9");
    }

    @Test
    void slowBodyArrivesWhole() {
        sandbox.faults().slowBodyTakes(Duration.ofMillis(40));
        sandbox.faults().next(Fault.SLOW_BODY, 1);

        assertThat(client.call(COUNT).result()).isEqualTo("success");
        assertThat(sandbox.faults().served()).containsKey(Fault.SLOW_BODY);
    }

    @Test
    void switchesWorkOverHttp() throws Exception {
        URI address = sandbox.endpoint().resolve("/sandbox/faults");

        assertThat(switches(
                        address, "{\"next\": {\"THROTTLED\": 1}, \"withhold\": [\"CUSTOMERS\"]}", "application/json"))
                .contains("\"pending\":1");
        assertThat(client.call(COUNT).status()).isEqualTo(429);
        assertThat(client.call(COUNT).one("errorno")).isEqualTo("PL04000005");
        assertThat(switches(address, "{\"grant\": [\"CUSTOMERS\"], \"endSessions\": true}", "application/json"))
                .contains("\"pending\":0");
        assertThat(client.call(COUNT).firstError()).contains("Invalid session");
        assertThat(switches(address, "{\"no such\": 1}", "application/json")).contains("there is no switch");
        assertThat(switches(address, "{\"next\": {\"NOPE\": 1}}", "application/json"))
                .contains("error");
        assertThat(switches(address, "{}", "text/plain")).contains("application/json");
    }

    private static String switches(URI address, String json, String type) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
