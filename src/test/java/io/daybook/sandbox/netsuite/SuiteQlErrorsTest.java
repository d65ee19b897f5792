package io.daybook.sandbox.netsuite;

import static io.daybook.sandbox.netsuite.SandboxClient.SUITEQL_PATH;
import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.net.http.HttpRequest;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of NetSuite reference 2.5, word for word. */
class SuiteQlErrorsTest {
    private static final String PREFIX = "Invalid search query. Detailed unprocessed description follows. ";

    private static NetSuiteSandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.start(settings -> settings.hiddenFields(Set.of("transactionline.costestimate")));
        client = new SandboxClient(sandbox.credentials());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void everythingBack() {
        sandbox.faults().clear();
        for (Feature feature : Feature.values()) {
            sandbox.setup().enable(feature);
        }
        for (Permission permission : Permission.values()) {
            sandbox.setup().grant(permission);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "SELECT foo FROM transaction | Unknown identifier 'foo'. Available identifiers are:"
                        + " {transaction=transaction}.",
                "SELECT t.Foo FROM Transaction T | Unknown identifier 'Foo'. Available identifiers are: {t=transaction}.",
                "SELECT x.id FROM transaction t JOIN transactionLine tl ON tl.transaction = t.id | Unknown identifier"
                        + " 'x'. Available identifiers are: {t=transaction, tl=transactionline}.",
                "SELECT id FROM transaction WHERE bar = 1 | Unknown identifier 'bar'. Available identifiers are:"
                        + " {transaction=transaction}.",
                "SELECT id FROM transaction ORDER BY bar | Unknown identifier 'bar'. Available identifiers are:"
                        + " {transaction=transaction}.",
                "SELECT account_ FROM transactionline | Unknown identifier 'account_'. Available identifiers are:"
                        + " {transactionline=transactionline}."
            })
    void unknownIdentifiersNameWhatThereIs(String statement, String expected) {
        assertRefused(client.query(statement), PREFIX + "Search error occurred: " + expected);
    }

    @Test
    void unknownTableIsAnInvalidSearchType() {
        assertRefused(client.query("SELECT id FROM Invoices"), PREFIX + "Invalid search type: Invoices.");
    }

    @ParameterizedTest
    @CsvSource({
        "currency, LIST_CURRENCY",
        "customer, LIST_CUSTJOB",
        "vendor, LIST_VENDOR",
        "item, LIST_ITEM",
        "account, LIST_ACCOUNT",
        "subsidiary, LIST_SUBSIDIARY",
        "deletedrecord, ADMI_DELETEDRECORD"
    })
    void missingPermissionLooksLikeAMissingRecord(String table, Permission permission) {
        String statement = "SELECT COUNT(*) AS n FROM " + table;
        assertThat(client.query(statement).status()).isEqualTo(200);

        sandbox.setup().withhold(permission);

        assertRefused(client.query(statement), PREFIX + "Search error occurred: Record '" + table + "' was not found.");
    }

    @ParameterizedTest
    @CsvSource({
        "subsidiary, ONE_WORLD",
        "customersubsidiaryrelationship, ONE_WORLD",
        "currency, MULTIPLE_CURRENCIES",
        "currencyrate, MULTIPLE_CURRENCIES",
        "department, DEPARTMENTS",
        "classification, CLASSES",
        "location, LOCATIONS",
        "accountingbook, MULTI_BOOK"
    })
    void missingFeatureHidesItsTables(String table, Feature feature) {
        sandbox.setup().disable(feature);

        assertRefused(
                client.query("SELECT id FROM " + table),
                PREFIX + "Search error occurred: Record '" + table + "' was not found.");
    }

    @ParameterizedTest
    @CsvSource({
        "subsidiary, ONE_WORLD, transaction",
        "currency, MULTIPLE_CURRENCIES, transaction",
        "department, DEPARTMENTS, transactionline",
        "class, CLASSES, transactionline",
        "location, LOCATIONS, transactionline"
    })
    void missingFeatureHidesItsColumns(String column, Feature feature, String table) {
        assertThat(client.query("SELECT " + column + " FROM " + table).status()).isEqualTo(200);

        sandbox.setup().disable(feature);

        assertRefused(
                client.query("SELECT " + column + " FROM " + table),
                PREFIX + "Search error occurred: Unknown identifier '" + column + "'. Available identifiers are: {"
                        + table + "=" + table + "}.");
        assertThat(client.row("SELECT * FROM " + table + " WHERE ROWNUM = 1").has(column))
                .isFalse();
    }

    @Test
    void missingTransactionPermissionHidesItsRowsSilently() {
        String all = "SELECT COUNT(*) AS n FROM transaction t JOIN transactionline tl ON tl.transaction = t.id";
        long invoices = number(all + " WHERE t.type = 'CustInvc'");
        long everything = number(all);

        sandbox.setup().withhold(Permission.TRAN_CUSTINVC);

        assertThat(number(all)).isEqualTo(everything - invoices);
        assertThat(number("SELECT COUNT(*) AS n FROM previoustransactionlink WHERE previoustype = 'CustInvc'"))
                .isZero();
    }

    private static long number(String statement) {
        return client.row(statement).path("n").asLong();
    }

    @Test
    void missingRestAndWorkbookPermissionsAre403() {
        sandbox.setup().withhold(Permission.ADMI_RESTWEBSERVICES);
        Answer rest = client.query("SELECT 1 AS one FROM DUAL");
        assertThat(rest.status()).isEqualTo(403);
        assertThat(rest.code()).isEqualTo("INSUFFICIENT_PERMISSION");
        assertThat(rest.detail()).contains("REST Web Services");

        sandbox.setup().grant(Permission.ADMI_RESTWEBSERVICES);
        sandbox.setup().withhold(Permission.REPO_ANALYTICS);
        assertThat(client.query("SELECT 1 AS one FROM DUAL").status()).isEqualTo(403);
    }

    @Test
    void fieldThatIsNotExposedSaysSo() {
        assertRefused(
                client.query("SELECT costestimate FROM transactionline"),
                PREFIX + "Search error occurred: Field 'costestimate' for record 'transactionline' was not found."
                        + " Reason: NOT_EXPOSED - Field is not exposed.");
        assertThat(client.query("SELECT * FROM transactionline WHERE ROWNUM = 1")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void unknownFieldCanAlsoSurfaceAsAnUnexpectedError() {
        sandbox.faults().unknownFieldsAreUnexpected(true);

        assertUnexpected(client.query("SELECT foo FROM transaction"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT TO_NUMBER('abc') AS x FROM DUAL",
                "SELECT 1 / 0 AS x FROM DUAL",
                "SELECT id FROM transaction WHERE id = 'abc'",
                "SELECT TO_DATE('x', 'YYYY-MM-DD') AS d FROM DUAL"
            })
    void failureOfTheDatabaseIsAnUnexpectedErrorThatTellsNothing(String statement) {
        assertUnexpected(client.query(statement));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "not json", "{\"q\": \"SELECT \"x\" FROM DUAL\"}", "{\"q\": \"SELECT 1 FROM DUAL\"} {}"})
    void brokenBodyIsInvalidContent(String body) {
        Answer answer = post(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_CONTENT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"q\": \"\"}", "{\"q\": 5}", "[]"})
    void missingStatementIsAnInvalidParameter(String body) {
        Answer answer = post(body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).isEqualTo("Invalid search query. Provide a valid search query.");
    }

    @Test
    void otherMethodsAndAddressesAreRefused() {
        assertThat(client.get(SUITEQL_PATH).status()).isEqualTo(405);
        assertThat(client.get("/services/rest/nowhere").status()).isEqualTo(404);
        assertThat(client.get("/").status()).isEqualTo(404);
    }

    @Test
    void bothGenerationsOfTypeAddresses() {
        try (NetSuiteSandbox older =
                SharedSandbox.start(settings -> settings.invoices(0).errorTypes(ErrorTypes.RFC_2616))) {
            SandboxClient its = new SandboxClient(older.credentials());

            Answer old = its.query("SELECT foo FROM transaction");
            Answer now = client.query("SELECT foo FROM transaction");

            assertThat(old.json().path("type").asText())
                    .isEqualTo("https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.1");
            assertThat(now.json().path("type").asText())
                    .isEqualTo("https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5.1");
        }
        assertThat(ErrorTypes.RFC_9110.uri(404)).endsWith("#section-15.5.5");
        assertThat(ErrorTypes.RFC_9110.uri(500)).endsWith("#section-15.6.1");
        assertThat(ErrorTypes.RFC_2616.uri(500)).endsWith("#sec10.5.1");
    }

    private static Answer post(String body) {
        return client.send(client.to(SUITEQL_PATH)
                .header("Authorization", "Bearer " + client.token())
                .header("Prefer", "transient")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static void assertRefused(Answer answer, String detail) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.oracle.resource+json; type=error");
        assertThat(answer.json().path("title").asText()).isEqualTo("Bad Request");
        assertThat(answer.json().path("status").asInt()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.detail()).isEqualTo(detail);
    }

    private static void assertUnexpected(Answer answer) {
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.json().path("title").asText()).isEqualTo("Internal Server Error");
        assertThat(answer.code()).isEqualTo("UNEXPECTED_ERROR");
        assertThat(answer.detail()).matches("An unexpected error occurred\\. Error ID: [a-z]{20}");
        assertThat(answer.text()).doesNotContainIgnoringCase("h2").doesNotContain("SQL");
    }
}
