package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.connection.Credentials.OAuth2Certificate;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Position;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningInTest {
    private final FakeAccount account = new FakeAccount();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void close() {
        threads.shutdownNow();
        account.close();
    }

    private Page read(Connection connection) {
        return account.platform.read(new PageRequest(
                connection, "currencies", Questions.currencies(), Window.all(), Position.afterDocument(0)));
    }

    private List<String> headersSent() {
        return account.statements.stream()
                .map(request -> request.getHeaders().get("Authorization"))
                .toList();
    }

    private void acceptOnly(String authorization) {
        account.handler.set(request -> authorization.equals(request.getHeaders().get("Authorization"))
                ? FakeAccount.page(false)
                : FakeAccount.invalidLogin());
    }

    private void refuseAll() {
        account.handler.set(request -> FakeAccount.invalidLogin());
    }

    @Test
    void theTokenIsAskedForWithASignedAssertion() throws Exception {
        account.handler.set(request -> FakeAccount.page(false));

        read(account.connection());

        RecordedRequest request = account.tokenRequests.get(0);
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        String form = URLDecoder.decode(request.getBody().utf8(), StandardCharsets.UTF_8);
        assertThat(form)
                .startsWith("grant_type=client_credentials"
                        + "&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
                        + "&client_assertion=");
        SignedJWT assertion = SignedJWT.parse(form.substring(form.lastIndexOf('=') + 1));
        assertThat(assertion.verify(new ECDSAVerifier((ECPublicKey) FakeAccount.KEY.getPublic())))
                .isTrue();
        assertThat(assertion.getJWTClaimsSet().getAudience())
                .containsExactly(account.baseUrl() + "/services/rest/auth/oauth2/v1/token");
    }

    @Test
    void aTokenServesUntilAMinuteBeforeItExpires() {
        account.handler.set(request -> FakeAccount.page(false));
        read(account.connection());

        account.now.updateAndGet(now -> now.plus(Duration.ofSeconds(3539)));
        read(account.connection());
        assertThat(account.tokenRequests).hasSize(1);

        account.now.updateAndGet(now -> now.plusSeconds(1));
        read(account.connection());
        assertThat(account.tokenRequests).hasSize(2);
        assertThat(headersSent()).containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void howeverManyRequestsWaitTheTokenIsFetchedOnce() throws Exception {
        account.handler.set(request -> FakeAccount.page(false));
        CountDownLatch together = new CountDownLatch(1);
        List<Future<Page>> readers = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            readers.add(threads.submit(() -> {
                together.await();
                return read(account.connection());
            }));
        }

        together.countDown();
        for (Future<Page> reader : readers) {
            reader.get();
        }

        assertThat(account.tokenRequests).hasSize(1);
        assertThat(account.statements).hasSize(12);
    }

    @Test
    void anExpiredTokenIsRenewedOnceAlthoughSeveralRequestsWereRefusedWithIt() throws Exception {
        // Given four requests that reach NetSuite with a token it does not take any more
        CountDownLatch arrived = new CountDownLatch(4);
        account.handler.set(request -> {
            if ("Bearer token-1".equals(request.getHeaders().get("Authorization"))) {
                arrived.countDown();
                arrived.await();
                return FakeAccount.invalidLogin();
            }
            return FakeAccount.page(false);
        });
        List<Future<Page>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(threads.submit(() -> read(account.connection())));
        }

        // When all of them are refused
        for (Future<Page> reader : readers) {
            assertThat(reader.get().records()).isEmpty();
        }

        // Then one fresh token serves all
        assertThat(account.tokenRequests).hasSize(2);
        assertThat(account.governors.of("netsuite", "1234567").limit()).isEqualTo(4);
    }

    @Test
    void aFreshTokenThatIsRefusedTooIsTheEndOfTrying() {
        refuseAll();

        assertThatThrownBy(() -> read(account.connection()))
                .isInstanceOf(SourceException.Unauthorized.class)
                .hasMessageStartingWith("connection 7 (netsuite 1234567): ")
                .hasMessageContaining("Login Audit Trail")
                .hasMessageContaining("daybook connections test 7")
                .hasMessageNotContaining("token-1");
        assertThat(headersSent()).containsExactly("Bearer token-1", "Bearer token-2");

        // nothing is sent any more, whatever is read
        assertThatThrownBy(() -> read(account.connection())).isInstanceOf(SourceException.Unauthorized.class);
        assertThat(account.statements).hasSize(2);
        assertThat(account.tokenRequests).hasSize(2);
    }

    @Test
    void changedCredentialsAndAPersonsWishAreTriedAnew() {
        refuseAll();
        assertThatThrownBy(() -> read(account.connection())).isInstanceOf(SourceException.Unauthorized.class);

        // a person mended something in NetSuite
        acceptOnly("Bearer token-3");
        assertThatThrownBy(() -> read(account.connection())).isInstanceOf(SourceException.Unauthorized.class);
        account.platform.forgive(account.connection());
        assertThat(read(account.connection()).records()).isEmpty();

        // or uploaded another certificate
        acceptOnly("Bearer token-4");
        Credentials other = new OAuth2Certificate("client-1", "certificate-2", Keys.pem(FakeAccount.KEY.getPrivate()));
        assertThat(read(account.connection(other)).records()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_client, Manage Integrations",
        "400, invalid_grant, sandbox refresh",
        "400, unauthorized_client, Machine to Machine",
        "400, invalid_scope, REST Web Services",
        "400, invalid_request, certificate id",
        "403, something_new, Login Audit Trail"
    })
    void aRefusedAssertionIsExplainedAndNotRepeated(int status, String code, String remedy) {
        account.tokenAnswers.add(FakeAccount.json(status, "{\"error\":\"" + code + "\"}"));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> read(account.connection()))
                    .isInstanceOf(SourceException.Unauthorized.class)
                    .hasMessageContaining("connection 7 (netsuite 1234567)")
                    .hasMessageContaining(code)
                    .hasMessageContaining(remedy);
        }
        assertThat(account.tokenRequests).hasSize(1);
        assertThat(account.statements).isEmpty();
    }

    @Test
    void whatATokenEndpointSaysIsNotRepeatedBlindly() {
        account.tokenAnswers.add(FakeAccount.json(400, "{\"error\":\"<b>x</b>\\n\\u001b[31mred\"}"));

        assertThatThrownBy(() -> read(account.connection()))
                .isInstanceOf(SourceException.Unauthorized.class)
                .hasMessageContaining("no error code")
                .hasMessageNotContaining("red");
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503})
    void atokenEndpointThatFailsForNowIsAskedAgain(int status) {
        account.handler.set(request -> FakeAccount.page(false));
        account.tokenAnswers.add(FakeAccount.json(status, "{\"error\":\"temporarily_unavailable\"}"));

        assertThatThrownBy(() -> read(account.connection())).isInstanceOf(SourceException.Transient.class);
        assertThat(read(account.connection()).records()).isEmpty();
    }

    @Test
    void aWebPageInPlaceOfATokenSaysNothingAboutTheCredentials() {
        account.handler.set(request -> FakeAccount.page(false));
        account.tokenAnswers.add(FakeAccount.html(401));
        account.tokenAnswers.add(FakeAccount.html(200));

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> read(account.connection())).isInstanceOf(SourceException.Transient.class);
        }
        assertThat(read(account.connection()).records()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"access_token\":\"\"}",
                "{\"access_token\":\"a\\r\\nX-Evil: 1\"}",
                "{\"access_token\":\"a\",\"token_type\":\"mac\"}"
            })
    void anAnswerWithoutAUsableTokenIsADefect(String body) {
        account.tokenAnswers.add(FakeAccount.json(200, body));

        assertThatThrownBy(() -> read(account.connection()))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("without a usable access token");
    }

    @Test
    void aPrivateKeyThatCannotBeUsedIsSaidBeforeAnythingIsSent() {
        Connection connection = account.connection(new OAuth2Certificate("client", "certificate", "not a key at all"));

        assertThatThrownBy(() -> read(connection))
                .isInstanceOf(SourceException.Unauthorized.class)
                .hasMessageContaining("connection 7")
                .hasMessageContaining("private key")
                .hasMessageNotContaining("not a key");
        assertThat(account.server.getRequestCount()).isZero();
    }

    @Test
    void tokenBasedRequestsAreSignedAnewEachTime() {
        account.handler.set(request -> FakeAccount.page(false));

        read(account.connection(FakeAccount.TOKEN_BASED));
        read(account.connection(FakeAccount.TOKEN_BASED));

        assertThat(account.tokenRequests).isEmpty();
        assertThat(headersSent()).doesNotHaveDuplicates();
        for (RecordedRequest request : account.statements) {
            String header = request.getHeaders().get("Authorization");
            String nonce = header.replaceAll(".*oauth_nonce=\"([^\"]+)\".*", "$1");
            long timestamp = Long.parseLong(header.replaceAll(".*oauth_timestamp=\"(\\d+)\".*", "$1"));
            OAuth1Signature expected = new OAuth1Signature(FakeAccount.TOKEN_BASED, "1234567", nonce, timestamp);
            assertThat(header)
                    .isEqualTo(expected.header("POST", account.baseUrl().resolve(request.getTarget())));
            assertThat(nonce).hasSizeGreaterThanOrEqualTo(20);
            assertThat(timestamp).isEqualTo(account.now.get().getEpochSecond());
        }
    }

    @Test
    void aTokenBasedLoginRefusedUnderOverloadIsTriedOnceMoreMoreNarrowly() {
        account.answers.add(FakeAccount.invalidLogin());
        account.answers.add(FakeAccount.page(false));

        assertThat(read(account.connection(FakeAccount.TOKEN_BASED)).records()).isEmpty();

        assertThat(headersSent()).hasSize(2).doesNotHaveDuplicates();
        assertThat(account.governors.of("netsuite", "1234567").limit()).isEqualTo(2);
    }

    @Test
    void severalRefusedTokenBasedRequestsMakeOneSecondAttemptBetweenThem() throws Exception {
        // Given four requests in flight, all refused
        CountDownLatch arrived = new CountDownLatch(4);
        account.handler.set(request -> {
            arrived.countDown();
            arrived.await();
            return FakeAccount.invalidLogin();
        });
        List<Future<Page>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(threads.submit(() -> read(account.connection(FakeAccount.TOKEN_BASED))));
        }

        // When they have all failed
        for (Future<Page> reader : readers) {
            assertThatThrownBy(reader::get).hasCauseInstanceOf(SourceException.Unauthorized.class);
        }

        // Then NetSuite saw one attempt more, not four: five failed logins lock a user
        assertThat(account.statements).hasSize(5);
    }

    @Test
    void aWebPageWithStatus401IsNoRefusedLogin() {
        account.answers.add(FakeAccount.html(401));

        assertThatThrownBy(() -> read(account.connection())).isInstanceOf(SourceException.Transient.class);
        assertThat(account.statements).hasSize(1);
    }

    @Test
    void twoConnectionsOfAnAccountKeepTheirOwnTokens() {
        account.handler.set(request -> FakeAccount.page(false));

        read(account.connection(7, FakeAccount.CERTIFICATE));
        read(account.connection(8, FakeAccount.CERTIFICATE));
        read(account.connection(7, FakeAccount.CERTIFICATE));

        assertThat(headersSent()).containsExactly("Bearer token-1", "Bearer token-2", "Bearer token-1");
    }

    @Test
    void aRenewalThatTakesLongHoldsNobodyUpForEver() throws Exception {
        // Given a token endpoint that drops the connection
        account.tokenAnswers.add(new MockResponse.Builder()
                .onResponseStart(new mockwebserver3.SocketEffect.CloseSocket())
                .build());
        account.handler.set(request -> FakeAccount.page(false));
        Future<Page> first = threads.submit(() -> read(account.connection()));

        assertThatThrownBy(first::get).hasCauseInstanceOf(SourceException.Transient.class);
        Future<Page> second = threads.submit(() -> read(account.connection()));
        await().until(second::isDone);
        assertThat(second.get().records()).isEmpty();
    }
}
