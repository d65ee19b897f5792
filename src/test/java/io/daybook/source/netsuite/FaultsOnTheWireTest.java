package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.mapping.Question;
import io.daybook.source.Governor;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Position;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import java.time.Duration;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsOnTheWireTest {
    private static final String SEARCH_ERROR =
            "Invalid search query. Detailed unprocessed description follows. Search error occurred: ";

    private final FakeAccount account = new FakeAccount(FakeAccount.settings(64 * 1024, Duration.ofSeconds(2)));

    @AfterEach
    void close() {
        account.close();
    }

    private Page read() {
        return read(Questions.invoices());
    }

    private Page read(Question question) {
        return account.platform.read(
                new PageRequest(account.connection(), "invoices", question, Window.all(), Position.afterDocument(0)));
    }

    private Governor governor() {
        return account.governors.of("netsuite", FakeAccount.ACCOUNT);
    }

    private void assertFails(Class<? extends SourceException> kind, MockResponse answer, String... words) {
        account.answers.add(answer);
        assertThatThrownBy(this::read)
                .isInstanceOf(kind)
                .hasMessageStartingWith("connection 7 (netsuite 1234567), invoices: ")
                .hasMessageContainingAll(words)
                .hasMessageNotContaining("token-1");
    }

    @Test
    void aTableHiddenByTheRoleNamesThePermission() {
        Question customers = new Question(
                "transaction t",
                Questions.invoices().joins().stream()
                        .map(join -> new Question.Join(join.clause(), join.outer(), false))
                        .toList(),
                Questions.invoices().where(),
                "t.id",
                "tl.uniquekey",
                Questions.invoices().modified(),
                Questions.invoices().fields(),
                Questions.invoices().control());
        account.answers.add(
                FakeAccount.error(400, "INVALID_PARAMETER", SEARCH_ERROR + "Record 'currency' was not found."));

        assertThatThrownBy(() -> read(customers))
                .isInstanceOf(SourceException.Forbidden.class)
                .hasMessage(
                        "connection 7 (netsuite 1234567), invoices: the role may not read 'currency' (or the feature"
                                + " \"Multiple Currencies\" is off). Grant Lists > Currency (level View) to the role, then run:"
                                + " daybook connections test 7");
    }

    @Test
    void aColumnThatIsNotThereNamesTheMappingsField() {
        assertFails(
                SourceException.Forbidden.class,
                FakeAccount.error(
                        400,
                        "INVALID_PARAMETER",
                        SEARCH_ERROR + "Unknown identifier 'tranid'. Available identifiers are: {transaction=t}."),
                "no column 'tranid'",
                "field number",
                "daybook connections test 7");
        assertFails(
                SourceException.Forbidden.class,
                FakeAccount.error(
                        400,
                        "INVALID_PARAMETER",
                        SEARCH_ERROR
                                + "Field 'netamount' for record 'transactionLine' was not found. Reason: NOT_EXPOSED"),
                "no column 'netamount'",
                "field amount");
    }

    @Test
    void aTableThatDoesNotExistIsTheMappingsMistake() {
        assertFails(
                SourceException.Defect.class,
                FakeAccount.error(400, "INVALID_PARAMETER", SEARCH_ERROR + "Invalid search type: transactoin."),
                "no table 'transactoin'",
                "mapping");
    }

    @Test
    void aQueryThatIsRefusedIsADefectWithNetSuitesWords() {
        assertFails(
                SourceException.Defect.class,
                FakeAccount.error(400, "INVALID_PARAMETER", SEARCH_ERROR + "Invalid or unsupported search."),
                "400",
                "INVALID_PARAMETER",
                "Invalid or unsupported search");
        assertFails(SourceException.Defect.class, FakeAccount.json(400, "{}"), "400", "{}");
        assertFails(SourceException.Defect.class, FakeAccount.json(418, "x".repeat(5000)), "xxx…");
    }

    @Test
    void anErrorThatNetSuiteCallsUnexpectedMayPass() {
        assertFails(
                SourceException.Transient.class,
                FakeAccount.error(
                        500, "UNEXPECTED_ERROR", "An unexpected error occurred. Error ID: abcdefghij0123456789"),
                "500",
                "Error ID: abcdefghij0123456789");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400, 403, 502, 503})
    void aWebPageInPlaceOfJsonMayPass(int status) {
        assertFails(SourceException.Transient.class, FakeAccount.html(status), String.valueOf(status));
    }

    @Test
    void aMissingRightIsForbidden() {
        assertFails(
                SourceException.Forbidden.class,
                FakeAccount.error(403, "INSUFFICIENT_PERMISSION", "You do not have privileges."),
                "SuiteAnalytics Workbook",
                "privileges",
                "daybook connections test 7");
    }

    @Test
    void aServiceThatIsNotThereNamesAddressAndFeature() {
        assertFails(
                SourceException.Defect.class,
                FakeAccount.html(404),
                "/services/rest/query/v1/suiteql",
                "feature REST Web Services");
    }

    @Test
    void aRedirectIsNotFollowed() {
        int before = account.server.getRequestCount();
        assertFails(
                SourceException.Defect.class,
                new MockResponse.Builder()
                        .code(302)
                        .setHeader("Location", account.baseUrl() + "/elsewhere")
                        .build(),
                "redirects to 'localhost'");
        assertThat(account.server.getRequestCount() - before).isEqualTo(2);
        assertThat(account.others).isEmpty();
    }

    @Test
    void anAnswerCutOffMayPass() {
        String body = FakeAccount.pageBody(false, "\"daybook_document\":\"1\",\"daybook_key\":\"2\"");
        assertFails(
                SourceException.Transient.class,
                new MockResponse.Builder(FakeAccount.json(200, body))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build(),
                "broke off");
        assertFails(
                SourceException.Transient.class,
                FakeAccount.json(200, body.substring(0, body.length() - 20)),
                "ends in the middle");
        assertFails(
                SourceException.Transient.class,
                new MockResponse.Builder(FakeAccount.json(200, ""))
                        .setHeader("Content-Encoding", "gzip")
                        .body(new Buffer().write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1, 2}))
                        .build(),
                "broke off");
    }

    @Test
    void aConnectionThatBreaksOffMayPassAndIsNotRepeatedByTheHttpClient() {
        assertFails(
                SourceException.Transient.class,
                new MockResponse.Builder()
                        .onResponseStart(new SocketEffect.CloseSocket())
                        .build(),
                "localhost");
        assertThat(account.statements).hasSize(1);
    }

    @Test
    void anAnswerThatDoesNotComeInTimeMayPass() {
        assertFails(
                SourceException.Transient.class,
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build(),
                "did not answer in time");
    }

    @Test
    void anAnswerThatIsTooLargeIsNotTaken() {
        assertFails(
                SourceException.Defect.class,
                FakeAccount.json(200, "{\"items\":[" + " ".repeat(64 * 1024) + "]}"),
                "larger than 65536 bytes",
                "fewer fields");
    }

    @Test
    void cookiesAreNotKept() {
        account.answers.add(new MockResponse.Builder(FakeAccount.page(false))
                .addHeader("Set-Cookie", "JSESSIONID=abc; Path=/")
                .build());
        account.answers.add(FakeAccount.page(false));

        read();
        read();

        assertThat(account.statements.get(1).getHeaders().get("Cookie")).isNull();
    }

    @Test
    void aRequestThatWasOneTooManyWaitsAndIsSentAgain() {
        account.answers.add(FakeAccount.json(
                429,
                "{\"title\":\"Bad Request\",\"status\":429,\"o:errorCode\":\"USER_ERROR\",\"o:errorDetails\":[{\"detail\":"
                        + "\"Concurrent request limit exceeded. Request blocked.\",\"o:errorCode\":"
                        + "\"CONCURRENCY_LIMIT_EXCEEDED\"}]}"));
        account.answers.add(
                FakeAccount.json(400, "{\"error\":{\"code\":\"SSS_REQUEST_LIMIT_EXCEEDED\",\"message\":\"no\"}}"));
        account.answers.add(FakeAccount.page(false));

        assertThat(read().records()).isEmpty();

        assertThat(account.statements).hasSize(3);
        assertThat(governor().limit()).isEqualTo(1);
        assertThat(governor().refusals()).isEqualTo(2);
        assertThat(account.time.passed()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void theTimeThatNetSuiteNamesIsWaited() {
        account.answers.add(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "17")
                .build());
        account.answers.add(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "Sat, 21 Nov 2026 10:01:40 GMT")
                .build());
        account.answers.add(FakeAccount.page(false));

        assertThat(read().records()).isEmpty();

        // 17 s, then until 10:01:40, which our clock of 10:00:00 makes 100 s
        assertThat(account.time.passed()).isEqualTo(Duration.ofSeconds(117));
    }

    @Test
    void throttlingThatDoesNotEndIsGivenUp() {
        account.handler.set(request -> FakeAccount.error(429, "CONCURRENCY_LIMIT_EXCEEDED", "no"));

        assertThatThrownBy(this::read).isInstanceOfSatisfying(SourceException.Throttled.class, throttled -> {
            assertThat(throttled.retryAfter()).isEqualTo(Duration.ofSeconds(60));
            assertThat(throttled).hasMessageContaining("300 s").hasMessageContaining("connection 7");
        });
        // 1 + 2 + 4 + 8 + 16 + 32 + 60 + 60 + 60 = 243 s, and the next minute would be too much
        assertThat(account.statements).hasSize(10);
    }

    @Test
    void aWaitThatIsLongerThanWeWaitIsSaidAtOnce() {
        account.answers.add(new MockResponse.Builder()
                .code(429)
                .setHeader("Retry-After", "3600")
                .build());

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(this::read)
                    .isInstanceOfSatisfying(
                            SourceException.Throttled.class,
                            throttled -> assertThat(throttled.retryAfter()).isEqualTo(Duration.ofHours(1)));
        }
        assertThat(account.statements).hasSize(1);
    }

    @Test
    void aThreadThatIsInterruptedWhileItWaitsStops() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::read)
                .isInstanceOf(SourceException.Transient.class)
                .hasMessageContaining("stopped while waiting");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anAddressThatAnswersNothingSaysSo() {
        var connection = account.connection();
        account.server.close();

        assertThatThrownBy(() -> account.platform.read(new PageRequest(
                        connection, "invoices", Questions.invoices(), Window.all(), Position.afterDocument(0))))
                .isInstanceOf(SourceException.Transient.class)
                .hasMessageContainingAll("localhost:", " accepts no connection");
    }
}
