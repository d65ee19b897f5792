package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.mapping.Question;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.source.PageRequest;
import io.daybook.source.Platform.Finding;
import io.daybook.source.Position;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionTestingTest {
    private final FakeAccount account = new FakeAccount();

    @AfterEach
    void close() {
        account.close();
    }

    private List<Finding> test(Connection connection) {
        Map<String, Question> questions = new LinkedHashMap<>();
        questions.put("invoices", Questions.invoices());
        questions.put("currencies", Questions.currencies());
        return account.platform.test(connection, questions);
    }

    private void answerWith(MockResponse invoices, MockResponse currencies) {
        account.handler.set(request -> {
            String statement = request.getBody().utf8();
            if (statement.contains("FROM DUAL")) {
                return FakeAccount.page(false, "\"n\":\"1\"");
            }
            return statement.contains("FROM transaction t") ? invoices : currencies;
        });
    }

    @Test
    void aConnectionThatIsAllRightPassesEveryStep() {
        answerWith(FakeAccount.page(true, "\"daybook_document\":\"1\",\"daybook_key\":\"2\""), FakeAccount.page(false));

        List<Finding> findings = test(account.connection());

        assertThat(findings).allMatch(Finding::passed);
        assertThat(findings)
                .extracting(Finding::step)
                .containsExactly(
                        "check the settings",
                        "reach the account",
                        "sign in",
                        "ask SuiteQL",
                        "read invoices",
                        "read currencies");
        assertThat(findings.get(2).message()).contains("2026-11-21T09:59:58.123Z");
        assertThat(findings.get(5).message()).contains("no record to be seen yet");
        assertThat(account.statements).allMatch(request -> request.getTarget().endsWith("?limit=1&offset=0"));
    }

    @Test
    void aDataTypeThatIsHiddenDoesNotHideTheOthers() {
        answerWith(
                FakeAccount.page(false, "\"daybook_document\":\"1\",\"daybook_key\":\"2\""),
                FakeAccount.error(400, "INVALID_PARAMETER", "Search error occurred: Record 'currency' was not found."));

        List<Finding> findings = test(account.connection());

        assertThat(findings).hasSize(6);
        assertThat(findings.get(4).passed()).isTrue();
        assertThat(findings.get(5).passed()).isFalse();
        assertThat(findings.get(5).message()).contains("Grant Lists > Currency");
    }

    @Test
    void somethingOptionalThatIsMissingIsMentioned() {
        account.handler.set(request -> {
            String statement = request.getBody().utf8();
            return statement.contains("currency cur")
                    ? FakeAccount.error(400, "INVALID_PARAMETER", "Record 'currency' was not found.")
                    : FakeAccount.page(false);
        });

        List<Finding> findings = test(account.connection());

        assertThat(findings.get(4).passed()).isTrue();
        assertThat(findings.get(4).message())
                .contains("the account lacks table cur")
                .contains("optional");
    }

    @Test
    void howDeletionsWillBeNoticedIsSaidAndIsNoError() {
        try (SandboxAccount netSuite = new SandboxAccount()) {
            Map<String, Question> questions = Map.of("customers", netSuite.question("customers"));
            List<Finding> granted = netSuite.platform.test(netSuite.connection(), questions);
            netSuite.sandbox.setup().withhold(Permission.ADMI_DELETEDRECORD);
            List<Finding> withheld = netSuite.platform.test(netSuite.connection(), questions);
            netSuite.sandbox.setup().grant(Permission.ADMI_DELETEDRECORD);
            List<Finding> grantedAgain = netSuite.platform.test(netSuite.connection(), questions);

            for (List<Finding> findings : List.of(granted, withheld, grantedAgain)) {
                assertThat(findings).hasSize(6).allMatch(Finding::passed);
                assertThat(findings.get(5).step()).isEqualTo("read deleted records");
            }
            assertThat(granted.get(5).message()).contains("may read NetSuite's log of deletions");
            assertThat(withheld.get(5).message())
                    .contains(
                            "may not read NetSuite's log of deletions",
                            "no error",
                            "comparing keys and sums",
                            "Grant Setup > Deleted Records");
            assertThat(grantedAgain).isEqualTo(granted);
        }
    }

    @Test
    void aRefusedLoginEndsTheTest() {
        account.tokenAnswers.add(FakeAccount.json(400, "{\"error\":\"invalid_grant\"}"));

        List<Finding> findings = test(account.connection());

        assertThat(findings).extracting(Finding::passed).containsExactly(true, true, false);
        assertThat(findings.get(2).message()).contains("invalid_grant");
    }

    @Test
    void aTestTriesAgainAfterARefusalAndMendsTheConnection() {
        account.tokenAnswers.add(FakeAccount.json(400, "{\"error\":\"invalid_grant\"}"));
        PageRequest request = new PageRequest(
                account.connection(), "currencies", Questions.currencies(), Window.all(), Position.afterDocument(0));
        assertThatThrownBy(() -> account.platform.read(request)).isInstanceOf(SourceException.Unauthorized.class);
        assertThatThrownBy(() -> account.platform.read(request)).isInstanceOf(SourceException.Unauthorized.class);
        answerWith(FakeAccount.page(false), FakeAccount.page(false));

        assertThat(test(account.connection())).allMatch(Finding::passed);

        assertThat(account.platform.read(request).records()).isEmpty();
    }

    @Test
    void settingsThatCannotWorkAreSaidBeforeAnythingIsSent() {
        Connection good = account.connection();
        Connection badAccount = new Connection(
                0,
                "Acme",
                "netsuite",
                "evil.example/",
                Optional.empty(),
                good.status(),
                Optional.empty(),
                good.credentials());
        Connection badKey = account.connection(new Credentials.OAuth2Certificate("a", "b", "c"));

        assertThat(test(badAccount)).singleElement().satisfies(finding -> {
            assertThat(finding.passed()).isFalse();
            assertThat(finding.message()).contains("is no NetSuite account id");
        });
        assertThat(test(badKey)).singleElement().satisfies(finding -> assertThat(finding.message())
                .contains("private key"));
        assertThat(account.server.getRequestCount()).isZero();
    }

    @Test
    void anAccountThatCannotBeReachedEndsTheTest() {
        Connection connection = account.connection();
        account.server.close();

        List<Finding> findings = test(connection);

        assertThat(findings).extracting(Finding::passed).containsExactly(true, false);
        assertThat(findings.get(1).message()).contains("accepts no connection");
    }
}
