package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuiteQlDatesTest {
    private static NetSuiteSandbox american;
    private static NetSuiteSandbox french;
    private static SandboxClient client;
    private static SandboxClient inParis;

    @BeforeAll
    static void start() {
        american = SharedSandbox.start(settings -> settings.clock(SharedSandbox.standing()));
        french = SharedSandbox.start(settings -> settings.clock(SharedSandbox.standing())
                .loginZone(ZoneId.of("Europe/Paris"))
                .dateFormat(UserDateFormat.TWO_DIGIT_DAY_MONTH_YEAR));
        client = new SandboxClient(american.credentials(), SharedSandbox.standing());
        inParis = new SandboxClient(french.credentials(), SharedSandbox.standing());
    }

    @AfterAll
    static void stop() {
        american.close();
        french.close();
    }

    @Test
    void rawDatesAndTimestampsAreInTheUsersFormatWithoutTime() {
        String statement = "SELECT trandate, lastmodifieddate, TO_CHAR(trandate, 'YYYY-MM-DD') AS d,"
                + " TO_CHAR(lastmodifieddate, 'YYYY-MM-DD') AS m FROM transaction WHERE type = 'CustInvc' ORDER BY id";

        JsonNode us = client.row(statement);
        JsonNode fr = inParis.row(statement);

        assertThat(us.path("trandate").asText()).isEqualTo(format("M/d/yyyy", us.path("d")));
        assertThat(us.path("lastmodifieddate").asText()).isEqualTo(format("M/d/yyyy", us.path("m")));
        assertThat(fr.path("trandate").asText()).isEqualTo(format("dd/MM/yyyy", fr.path("d")));
    }

    @Test
    void timestampsAreInTheLoginsZoneAndExtractingUtcIsExact() {
        String statement = "SELECT id, TO_CHAR(lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS local,"
                + " TO_CHAR(SYS_EXTRACT_UTC(lastmodifieddate), 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS utc"
                + " FROM transaction WHERE type = 'CustInvc' ORDER BY id";

        JsonNode us = client.query(statement, "?limit=50").json().path("items");
        JsonNode fr = inParis.query(statement, "?limit=50").json().path("items");

        assertThat(us).hasSize(50);
        for (int i = 0; i < 50; i++) {
            // the same moments, told in two zones
            assertThat(fr.path(i).path("utc")).isEqualTo(us.path(i).path("utc"));
            assertThat(us.path(i).path("utc").asText()).isEqualTo(utc(us.path(i), "America/Los_Angeles"));
            assertThat(fr.path(i).path("utc").asText()).isEqualTo(utc(fr.path(i), "Europe/Paris"));
        }
    }

    private static String utc(JsonNode row, String zone) {
        LocalDateTime local = LocalDateTime.parse(row.path("local").asText().replace(' ', 'T'));
        return local.atZone(ZoneId.of(zone))
                .withZoneSameInstant(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'"));
    }

    @Test
    void timestampComparisonsAreInTheLoginsZone() {
        // Given the latest invoice by its local clock
        String local = client.row(
                        "SELECT TO_CHAR(MAX(lastmodifieddate), 'YYYY-MM-DD HH24:MI:SS') AS t FROM transaction")
                .path("t")
                .asText();

        JsonNode row = client.row("SELECT COUNT(*) AS n FROM transaction WHERE lastmodifieddate >= TO_DATE('" + local
                + "', 'YYYY-MM-DD HH24:MI:SS') AND lastmodifieddate <= TO_TIMESTAMP('" + local
                + "', 'YYYY-MM-DD HH24:MI:SS')");

        assertThat(row.path("n").asInt()).isPositive();
    }

    @Test
    void sysdateIsPacificAndCurrentDateIsTheLogins() {
        String statement = "SELECT TO_CHAR(SYSDATE, 'YYYY-MM-DD HH24:MI:SS') AS server,"
                + " TO_CHAR(CURRENT_DATE, 'YYYY-MM-DD HH24:MI:SS') AS login, SYSDATE AS raw,"
                + " TO_CHAR(TRUNC(SYSDATE) - 1, 'YYYY-MM-DD') AS yesterday FROM DUAL";

        JsonNode us = client.row(statement);
        JsonNode fr = inParis.row(statement);

        assertThat(us.path("server").asText()).isEqualTo("2026-11-20 21:30:15");
        assertThat(us.path("login").asText()).isEqualTo("2026-11-20 21:30:15");
        assertThat(fr.path("server").asText()).isEqualTo("2026-11-20 21:30:15");
        assertThat(fr.path("login").asText()).isEqualTo("2026-11-21 06:30:15");
        assertThat(us.path("raw").asText()).isEqualTo("11/20/2026");
        assertThat(us.path("yesterday").asText()).isEqualTo("2026-11-19");
    }

    @Test
    void plainStringsCompareOnlyInTheUsersFormat() {
        assertThat(client.query("SELECT id FROM transaction WHERE trandate >= '1/31/2020'")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isPositive();
        assertThat(client.query("SELECT id FROM transaction WHERE trandate BETWEEN '01/31/2020' AND '12/31/2020'")
                        .status())
                .isEqualTo(200);
        assertThat(client.query("SELECT id FROM transaction WHERE trandate >= '31/01/2020'")
                        .status())
                .isEqualTo(400);
        assertThat(client.query("SELECT id FROM transaction WHERE trandate >= '2020-01-31'")
                        .status())
                .isEqualTo(400);
        assertThat(inParis.query("SELECT id FROM transaction WHERE trandate >= ?", "", "31/01/2020")
                        .json()
                        .path("totalResults")
                        .asInt())
                .isPositive();
    }

    @ParameterizedTest
    @CsvSource({
        "TODAY, START, 2026-11-20",
        "YESTERDAY, START, 2026-11-19",
        "DAGO10, START, 2026-11-10",
        "MAGO1, END, 2026-10-20",
        "TW, START, 2026-11-15",
        "TM, END, 2026-11-30",
        "LM, START, 2026-10-01",
        "LY, END, 2025-12-31"
    })
    void relativeRangesAreThoseOfTheLoginsDay(String range, String edge, String expected) {
        assertThat(client.row("SELECT TO_CHAR(BUILTIN.RELATIVE_RANGES('" + range + "', '" + edge
                                + "'), 'YYYY-MM-DD') AS d FROM DUAL")
                        .path("d")
                        .asText())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "MONTH_DAY_YEAR, 3/2/2026",
        "TWO_DIGIT_MONTH_DAY_YEAR, 03/02/2026",
        "DAY_MONTH_YEAR, 2/3/2026",
        "TWO_DIGIT_DAY_MONTH_YEAR, 02/03/2026",
        "DAY_DOT_MONTH_DOT_YEAR, 2.3.2026",
        "DAY_SHORT_MONTH_YEAR, 02-Mar-2026",
        "YEAR_MONTH_DAY, 2026-3-2"
    })
    void formatsPrintAndReadBack(UserDateFormat format, String expected) {
        LocalDate day = LocalDate.of(2026, 3, 2);

        assertThat(format.print(day)).isEqualTo(expected);
        assertThat(format.read(expected)).contains(day);
        assertThat(format.read("tomorrow")).isEmpty();
    }

    @Test
    void toCharWithoutAMaskIsTheUsersFormat() {
        assertThat(inParis.row("SELECT TO_CHAR(TO_DATE('2026-03-02', 'YYYY-MM-DD')) AS d FROM DUAL")
                        .path("d")
                        .asText())
                .isEqualTo("02/03/2026");
        assertThat(client.row("SELECT TO_CHAR(TO_DATE('2026-03-02', 'YYYY-MM-DD')) AS d FROM DUAL")
                        .path("d")
                        .asText())
                .isEqualTo("3/2/2026");
    }

    private static String format(String pattern, JsonNode isoDay) {
        return LocalDate.parse(isoDay.asText()).format(DateTimeFormatter.ofPattern(pattern));
    }
}
