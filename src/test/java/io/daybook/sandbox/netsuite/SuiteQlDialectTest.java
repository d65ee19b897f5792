package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuiteQlDialectTest {
    private static final String UNSUPPORTED = "Invalid search query. Detailed unprocessed description follows."
            + " Search error occurred: Invalid or unsupported search.";

    private static NetSuiteSandbox sandbox;
    private static SandboxClient client;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.start(settings -> settings);
        client = new SandboxClient(sandbox.credentials());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT id FROM transaction LIMIT 5",
                "WITH x AS (SELECT id FROM transaction) SELECT id FROM x",
                "SELECT [id] FROM transaction",
                "SELECT 'a' + 'b' AS c FROM DUAL",
                "SELECT t.id FROM transaction t, entity e WHERE t.entity = e.id(+)",
                "SELECT id FROM transaction WHERE trandate > DATE '2026-01-01'",
                "SELECT id FROM transaction WHERE createddate > TIMESTAMP '2026-01-01 00:00:00'",
                "SELECT id FROM transaction WHERE trandate > {d '2026-01-01'}",
                "SELECT t.id FROM transaction t, entity e JOIN currency c ON c.id = t.currency WHERE e.id = t.entity",
                "SELECT id FROM transaction; SELECT id FROM transaction",
                "SELECT id FROM transaction; DROP TABLE transaction",
                "DELETE FROM transaction",
                "UPDATE transaction SET memo = 'x'",
                "INSERT INTO currency (id) VALUES (99)",
                "DROP TABLE transaction",
                "CREATE ALIAS x FOR 'java.lang.System.exit'",
                "CALL 1",
                "SHOW TABLES",
                "EXPLAIN SELECT id FROM transaction",
                "SHUTDOWN",
                "SELECT id FROM transaction FOR UPDATE",
                "SELECT FILE_READ('/etc/passwd') AS f FROM DUAL",
                "SELECT * FROM CSVREAD('/etc/passwd')",
                "SELECT LINK_SCHEMA('a', 'b', 'c', 'd', 'e', 'f') AS x FROM DUAL",
                "SELECT H2VERSION() AS v FROM DUAL",
                "SELECT SANDBOX_UTC(createddate, 'UTC') AS v FROM transaction",
                "SELECT DATABASE_PATH() AS p FROM DUAL",
                "SELECT SESSION_ID() AS s FROM DUAL",
                "SELECT * FROM INFORMATION_SCHEMA.TABLES",
                "SELECT * FROM SYSTEM_RANGE(1, 10)",
                "SELECT * FROM (VALUES (1)) v",
                "SELECT @x FROM DUAL",
                "SELECT :name AS x FROM DUAL",
                "SELECT id FROM PUBLIC.transaction",
                "SELECT id::varchar FROM transaction",
                "SELECT id FROM transaction QUALIFY 1 = 1",
                "SELECT DISTINCT ON (type) id FROM transaction",
                "SELECT id FROM transaction ORDER BY 5",
                "SELECT id FROM transaction FETCH FIRST 10 PERCENT ROWS ONLY",
                "SELECT t.id FROM transaction t NATURAL JOIN currency c",
                "SELECT t.id FROM transaction t FULL OUTER JOIN currency c ON c.id = t.currency",
                "SELECT id FROM transaction WHERE memo REGEXP 'x'",
                "SELECT id FROM transaction WHERE memo ILIKE 'x'",
                "SELECT id FROM transaction t, transaction t",
                "SELECT id FROM transaction t, currency c",
                "SELECT INTERVAL '1' DAY AS d FROM DUAL",
                "SELECT ARRAY[1, 2] AS a FROM DUAL",
                "SELECT 'open FROM DUAL",
                "SELECT type, id FROM transaction GROUP BY type",
                "SELECT UPPER(id, 2) AS x FROM transaction",
                "SELECT id FROM transaction WHERE id IN ()",
                "SELECT id FROM transaction WHERE id = ?",
                "SELECT BUILTIN.FOO(id) AS x FROM transaction",
                "nonsense",
                "SELECT"
            })
    void refusesWhatSuiteQlDoesNotHave(String statement) {
        Answer answer = client.query(statement);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_PARAMETER");
        assertThat(answer.detail()).isEqualTo(UNSUPPORTED);
        assertThat(answer.json()
                        .path("o:errorDetails")
                        .path(0)
                        .path("o:errorQueryParam")
                        .asText())
                .isEqualTo("q");
    }

    @Test
    void takesAThousandMembersOfAnInAndNotOneMore() {
        assertThat(client.query(in(1000)).status()).isEqualTo(200);
        assertThat(client.query(in(1001)).detail()).isEqualTo(UNSUPPORTED);
    }

    private static String in(int members) {
        return "SELECT id FROM transaction WHERE id IN ("
                + IntStream.rangeClosed(1, members).mapToObj(String::valueOf).collect(Collectors.joining(", ")) + ")";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "UPPER('ab') | AB",
                "LOWER('AB') | ab",
                "INITCAP('jean de la fontaine') | Jean De La Fontaine",
                "LENGTH('abc') | 3",
                "SUBSTR('abcdef', 2, 3) | bcd",
                "INSTR('abc', 'c') | 3",
                "TRIM('  x ') | x",
                "LPAD('7', 3, '0') | 007",
                "REPLACE('a-b', '-', '_') | a_b",
                "CONCAT('a', 'b') | ab",
                "'it''s' | it's",
                "NVL(NULL, 'x') | x",
                "NVL2(NULL, 'x', 'y') | y",
                "COALESCE(NULL, NULL, 'z') | z",
                "NULLIF('a', 'b') | a",
                "DECODE(2, 1, 'one', 2, 'two', 'many') | two",
                "CASE WHEN 1 = 1 THEN 'T' ELSE 'F' END | T",
                "CASE 'a' WHEN 'a' THEN 1 ELSE 2 END | 1",
                "ROUND(2.567, 2) | 2.57",
                "TRUNC(2.9) | 2",
                "MOD(7, 4) | 3",
                "ABS(-1.50) | 1.5",
                "CEIL(1.2) | 2",
                "FLOOR(-1.2) | -2",
                "SIGN(-3) | -1",
                "POWER(2, 10) | 1024",
                "GREATEST(1, 3, 2) | 3",
                "LEAST(1, 3, 2) | 1",
                "TO_NUMBER('12.50') | 12.5",
                "TO_CHAR(12.5) | 12.5",
                "CAST('12' AS INTEGER) | 12",
                "7 / 2 | 3.5",
                "-3 * 2 | -6",
                "1e10 | 10000000000",
                "MONTHS_BETWEEN(TO_DATE('2026-03-31', 'YYYY-MM-DD'), TO_DATE('2026-02-28', 'YYYY-MM-DD')) | 1",
                "TO_DATE('2026-03-10', 'YYYY-MM-DD') - TO_DATE('2026-03-01', 'YYYY-MM-DD') | 9",
                "TO_CHAR(ADD_MONTHS(TO_DATE('2026-01-31', 'YYYY-MM-DD'), 1), 'YYYY-MM-DD') | 2026-02-28",
                "TO_CHAR(LAST_DAY(TO_DATE('2026-02-10', 'YYYY-MM-DD')), 'YYYY-MM-DD') | 2026-02-28",
                "TO_CHAR(TRUNC(TO_DATE('2026-02-10', 'YYYY-MM-DD'), 'MM'), 'YYYY-MM-DD') | 2026-02-01",
                "TO_CHAR(TO_DATE('2026-02-10', 'YYYY-MM-DD') + 1.5, 'YYYY-MM-DD HH24:MI') | 2026-02-11 12:00",
                "EXTRACT(YEAR FROM TO_DATE('2026-02-10', 'YYYY-MM-DD')) | 2026"
            })
    void functionsGiveWhatOracleGives(String expression, String expected) {
        assertThat(client.row("SELECT " + expression + " AS x FROM DUAL")
                        .path("x")
                        .asText())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT t.* FROM transaction t WHERE ROWNUM <= 2",
                "select T.ID as ident, t.Type kind from TRANSACTION T where t.id > 0 order by T.id fetch next 3 rows only",
                "SELECT DISTINCT type, status, BUILTIN.DF(status) AS text FROM transaction ORDER BY type, status",
                "SELECT type, COUNT(*) AS n, SUM(foreigntotal) AS s, MIN(id) AS a, MAX(id) AS b, AVG(total) AS c"
                        + " FROM transaction GROUP BY type HAVING COUNT(*) > 1 ORDER BY n DESC",
                "SELECT BUILTIN.DF(t.status) AS s, COUNT(DISTINCT t.entity) AS n FROM transaction t"
                        + " GROUP BY BUILTIN.DF(t.status)",
                "SELECT t.id FROM transaction t INNER JOIN transactionline tl ON (tl.transaction = t.id)"
                        + " LEFT OUTER JOIN item i ON i.id = tl.item WHERE i.itemid LIKE '%a%' OR i.id IS NULL",
                "SELECT t.id FROM transaction t, entity e WHERE t.entity = e.id AND t.id BETWEEN 1 AND 999999",
                "SELECT id FROM transaction WHERE id IN (SELECT transaction FROM transactionline WHERE mainline = 'T')",
                "SELECT id FROM customer c WHERE NOT EXISTS (SELECT 1 FROM transaction t WHERE t.entity = c.id)",
                "SELECT x.type FROM (SELECT type, COUNT(*) AS n FROM transaction GROUP BY type) x WHERE x.n > 0",
                "SELECT id FROM currency UNION SELECT id FROM subsidiary ORDER BY 1",
                "SELECT TOP 2 id FROM transaction ORDER BY id",
                "SELECT id FROM transaction ORDER BY lastmodifieddate DESC NULLS LAST, id ASC",
                "SELECT id -- a comment\nFROM\n\n\ntransaction /* another; */ WHERE memo IS NULL;",
                "SELECT (SELECT MAX(id) FROM transaction) AS newest FROM DUAL",
                "SELECT BUILTIN.CONSOLIDATE(tal.amount, 'INCOME', 'NONE', 'DEFAULT', 1, t.postingperiod, 'DEFAULT') AS a"
                        + " FROM transaction t JOIN transactionline tl ON tl.transaction = t.id"
                        + " JOIN transactionaccountingline tal ON tal.transaction = tl.transaction"
                        + " AND tal.transactionline = tl.id WHERE t.type = 'CustInvc'",
                "SELECT BUILTIN.RELATIVE_RANGES('TODAY', 'START') AS today, BUILTIN.RELATIVE_RANGES('TM', 'END') AS e"
                        + " FROM DUAL",
                "SELECT ptll.nextdoc FROM PreviousTransactionLineLink ptll WHERE ptll.linktype = 'Payment'",
                "SELECT t.number FROM transaction t JOIN transactionLine tl ON tl.transaction = t.id"
                        + " WHERE tl.custcol_iw_item_revenue_category IS NOT NULL"
            })
    void acceptsWhatClientsSend(String statement) {
        Answer answer = client.query(statement);

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("items")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '^',
            value = {
                "'abc' LIKE 'a%' ~ 1",
                "'abc' LIKE '_b_' ~ 1",
                "'abc' LIKE 'A%' ~ 0",
                "'abc' NOT LIKE '%c' ~ 0",
                "'a\\b' LIKE 'a\\b' ~ 1",
                "'50%' LIKE '50!%' ESCAPE '!' ~ 1",
                "'505' LIKE '50!%' ESCAPE '!' ~ 0"
            })
    void likeHasNoEscapeUnlessOneIsNamed(String condition, String expected) {
        assertThat(client.row("SELECT COUNT(*) AS n FROM DUAL WHERE " + condition)
                        .path("n")
                        .asText())
                .isEqualTo(expected);
    }

    @Test
    void stringsAreJoinedByBarsAndNullIsEmpty() {
        assertThat(client.row("SELECT 'a' || NULL || 'b' AS x FROM DUAL")
                        .path("x")
                        .asText())
                .isEqualTo("ab");
    }

    @Test
    void inBindsTighterThanAndAndOr() {
        // Given three facts about a row, of which IN stands first
        String both = "SELECT COUNT(*) AS n FROM currency WHERE id IN (1, 2) AND symbol = 'EUR'";
        String either = "SELECT COUNT(*) AS n FROM currency WHERE id NOT IN (1, 2) AND symbol = 'EUR' OR id = 1";
        String negated = "SELECT COUNT(*) AS n FROM currency WHERE NOT id IN (1, 2) AND symbol = 'XXX'";

        assertThat(client.row(both).path("n").asText()).isEqualTo("1");
        assertThat(client.row(either).path("n").asText()).isEqualTo("1");
        assertThat(client.row(negated).path("n").asText()).isEqualTo("0");
    }

    @Test
    void blankLinesAndTextThatLooksLikeSqlStayInsideLiterals() {
        JsonNode row = client.row("SELECT 'a;\n\n\nb -- IN (1) /* c */' AS x FROM DUAL");

        assertThat(row.path("x").asText()).isEqualTo("a;\n\n\nb -- IN (1) /* c */");
    }

    @Test
    void compoundStatusMatchesNothingSilently() {
        assertThat(client.query("SELECT id FROM transaction WHERE status = 'CustInvc:B'")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isZero();
        assertThat(client.query("SELECT id FROM transaction WHERE type = 'CustInvc' AND status = 'B'")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isPositive();
    }

    @Test
    void displayTextsAreThoseOfTheReferencedRecords() {
        JsonNode row = client.row("SELECT BUILTIN.DF(t.currency) AS c, cur.name AS name, BUILTIN.DF(t.type) AS ty,"
                + " BUILTIN.DF(t.status) AS s, BUILTIN.DF(t.tranid) AS number, t.tranid FROM transaction t"
                + " JOIN currency cur ON cur.id = t.currency WHERE t.type = 'CustInvc' AND t.status = 'B'"
                + " AND t.tranid IS NOT NULL ORDER BY t.id");

        assertThat(row.path("c").asText()).isEqualTo(row.path("name").asText());
        assertThat(row.path("ty").asText()).isEqualTo("Invoice");
        assertThat(row.path("s").asText()).isEqualTo("Invoice : Paid In Full");
        assertThat(row.path("number").asText()).isEqualTo(row.path("tranid").asText());
    }

    @Test
    void rownumFiltersBeforeTheOrderAndFetchAfterIt() {
        String newest =
                client.row("SELECT MAX(id) AS id FROM transaction").path("id").asText();

        assertThat(client.row("SELECT id FROM transaction ORDER BY id DESC FETCH FIRST 1 ROWS ONLY")
                        .path("id")
                        .asText())
                .isEqualTo(newest);
        assertThat(client.query("SELECT id FROM transaction WHERE ROWNUM <= 3 ORDER BY id DESC")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void paramsBindQuestionMarksAndCannotBreakOut() {
        String statement = "SELECT COUNT(*) AS n FROM currency WHERE symbol = ? OR symbol = ?";

        assertThat(client.query(statement, "", "EUR", "USD")
                        .json()
                        .path("items")
                        .path(0)
                        .path("n")
                        .asText())
                .isEqualTo("2");
        assertThat(client.query(statement, "", "EUR", "x' OR '1'='1")
                        .json()
                        .path("items")
                        .path(0)
                        .path("n")
                        .asText())
                .isEqualTo("1");
        assertThat(client.query(statement, "", "EUR").status()).isEqualTo(400);
    }

    @Test
    void olderAccountsDoNotKnowParams() {
        try (NetSuiteSandbox older =
                SharedSandbox.start(settings -> settings.invoices(0).supportsParams(false))) {
            SandboxClient its = new SandboxClient(older.credentials());

            Answer answer = its.query("SELECT id FROM currency WHERE symbol = ?", "", "EUR");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("INVALID_CONTENT");
        }
    }

    @Test
    void deepNestingIsRefusedAndTheSandboxLivesOn() {
        Answer deep = client.query("SELECT " + "(".repeat(5000) + "1" + ")".repeat(5000) + " AS x FROM DUAL");

        assertThat(deep.status()).isIn(400, 500);
        assertThat(client.query("SELECT 1 AS one FROM DUAL").status()).isEqualTo(200);
    }

    @Test
    void mutationsAreSeenAtOnce() {
        String before = client.row("SELECT COUNT(*) AS n FROM transaction WHERE type = 'CustInvc'")
                .path("n")
                .asText();

        long id = sandbox.books().mutations().createInvoice().transactions().get(0);

        assertThat(client.row("SELECT COUNT(*) AS n FROM transaction WHERE type = 'CustInvc'")
                        .path("n")
                        .asLong())
                .isEqualTo(Long.parseLong(before) + 1);
        sandbox.books().mutations().deleteDocument(id);
        assertThat(client.row("SELECT recordid, type FROM deletedrecord WHERE recordid = " + id)
                        .path("type")
                        .asText())
                .isEqualTo("invoice");
    }
}
