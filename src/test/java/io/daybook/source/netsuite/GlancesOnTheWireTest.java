package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Clock;
import io.daybook.source.Glance;
import io.daybook.source.GlanceRequest;
import io.daybook.source.GlanceRequest.Part;
import io.daybook.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is asked at a glance, and what is concluded from answers of accounts that answer oddly. */
class GlancesOnTheWireTest {
    private static final Instant SINCE = Instant.parse("2026-07-01T10:00:00.250Z");
    private static final Pattern COLUMN = Pattern.compile("\\) AS (\\w+)");
    private static final Clock HEADER = new Clock("t.lastmodifieddate", Optional.empty());
    private static final Clock CURRENCY = new Clock("cur.lastmodifieddate", Optional.empty());

    private final FakeAccount account = new FakeAccount();

    @AfterEach
    void close() {
        account.close();
    }

    private static Question question(List<Clock> clocks, Optional<String> deletions) {
        Question lines = Questions.invoices();
        return new Question(
                lines.from(),
                lines.joins(),
                lines.where(),
                List.of("t.type = 'CustInvc'"),
                lines.document(),
                lines.key(),
                clocks,
                lines.fields(),
                Optional.empty(),
                deletions);
    }

    private static Part part(String dataType, Clock... clocks) {
        return new Part(dataType, question(List.of(clocks), Optional.of("log of " + dataType)), SINCE);
    }

    private Glance glance(Part... parts) {
        return account.platform.glance(new GlanceRequest(account.connection(), List.of(parts)));
    }

    /** Answers each statement by the names of its columns. */
    private void answering(Function<String, MockResponse> answer) {
        account.handler.set(request -> answer.apply(statement(request)));
    }

    private static MockResponse counts(String statement, String count) {
        List<String> values = new ArrayList<>();
        Matcher column = COLUMN.matcher(statement);
        while (column.find()) {
            values.add("\"" + column.group(1) + "\":\"" + count + "\"");
        }
        return FakeAccount.page(false, String.join(",", values));
    }

    private static MockResponse refused() {
        return FakeAccount.error(400, "INVALID_PARAMETER", "Search error occurred: Invalid or unsupported search.");
    }

    private static String statement(RecordedRequest request) {
        try {
            return new ObjectMapper()
                    .readTree(request.getBody().utf8())
                    .path("q")
                    .asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void allDataTypesAreOneStatementAfterTheClock() {
        answering(statement -> counts(statement, "0"));

        Glance glance = glance(part("invoices", HEADER, CURRENCY), part("creditNotes", HEADER));

        assertThat(glance.platformTime()).isEqualTo(Instant.parse("2026-11-21T09:59:58.123Z"));
        assertThat(glance.unchanged()).containsExactlyInAnyOrder("invoices", "creditNotes");
        assertThat(account.statements).hasSize(1);
        String statement = statement(account.statements.get(0));
        assertThat(statement)
                .startsWith("SELECT (SELECT COUNT(*)\nFROM transaction t")
                .endsWith("FROM DUAL")
                .contains("(t.type = 'CustInvc')", "LOWER(d.type) = LOWER('log of invoices')")
                .contains("TO_CHAR(SYS_EXTRACT_UTC(t.lastmodifieddate),'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                        + " >= '2026-07-01T10:00:00Z'")
                .contains("t.lastmodifieddate >= TO_DATE('2026-06-30 10:00:00','YYYY-MM-DD HH24:MI:SS')")
                .doesNotContain("netamount", "\u0001", "\u0002");
    }

    @Test
    void theHourThatClocksShowTwiceIsLookedAtFromItsBeginning() {
        answering(statement -> counts(statement, "0"));
        Instant twice = Instant.parse("2026-11-01T09:30:00Z");

        glance(new Part("invoices", question(List.of(HEADER), Optional.of("invoice")), twice));

        assertThat(statement(account.statements.get(0))).contains(">= '2026-11-01T08:30:00Z'");
    }

    @Test
    void oneCountThatIsNotZeroOrNotThereIsNotNothing() {
        answering(
                statement -> FakeAccount.page(
                        false,
                        "\"daybook_new_1\":\"0\",\"daybook_new_2\":\"1\",\"DAYBOOK_NEW_3\":\"0\",\"daybook_new_4\":\"0\",\"daybook_new_5\":\"0\""));

        Glance glance = glance(part("invoices", HEADER), part("creditNotes", HEADER), part("customers", HEADER));

        assertThat(glance.unchanged())
                .as("a deletion in invoices; the last count of customers is missing")
                .containsExactly("creditNotes");
    }

    @Test
    void anAnswerWithoutARowIsNotBelieved() {
        answering(statement -> FakeAccount.page(false));

        assertThatThrownBy(() -> glance(part("invoices", HEADER)))
                .isInstanceOf(SourceException.Transient.class)
                .hasMessageContaining("one row of counts and gave 0");
    }

    @Test
    void whereTheStatementIsRefusedItsPartsAreAskedOneByOneAndTheRefusedOneNoMoreForAnHour() {
        answering(statement -> statement.contains("creditNotes") ? refused() : counts(statement, "0"));
        Part[] parts = {part("invoices", HEADER), part("creditNotes", HEADER), part("customers", HEADER)};

        assertThat(glance(parts).unchanged()).containsExactlyInAnyOrder("invoices", "customers");
        assertThat(account.statements).as("together, then each").hasSize(4);

        assertThat(glance(parts).unchanged()).containsExactlyInAnyOrder("invoices", "customers");
        assertThat(account.statements).as("the two others together").hasSize(5);

        account.now.updateAndGet(now -> now.plus(Duration.ofMinutes(61)));
        glance(parts);
        assertThat(statement(account.statements.get(5))).contains("log of creditNotes");
    }

    @Test
    void whereOnlyASinglePartIsTakenAtATimeThatIsRemembered() {
        answering(statement -> statement.contains("daybook_new_3") ? refused() : counts(statement, "0"));
        Part[] parts = {part("invoices", HEADER), part("creditNotes", HEADER)};

        assertThat(glance(parts).unchanged()).hasSize(2);
        assertThat(account.statements).hasSize(3);
        assertThat(glance(parts).unchanged()).hasSize(2);
        assertThat(account.statements).as("one by one at once").hasSize(5);
    }

    @Test
    void noStatementHasMoreColumnsThanNetSuiteAnswers() {
        answering(statement -> counts(statement, "0"));
        Clock[] many = Collections.nCopies(45, HEADER).toArray(Clock[]::new);

        Glance glance = glance(part("invoices", many), part("creditNotes", many), part("customers", many));

        assertThat(glance.unchanged()).hasSize(3);
        assertThat(account.statements).hasSize(2).allSatisfy(request -> assertThat(
                        COLUMN.matcher(statement(request)).results())
                .hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void whatCountsCannotTellIsNotAsked() {
        List<Part> untold = Stream.of(
                        question(List.of(), Optional.of("invoice")), question(List.of(HEADER), Optional.empty()))
                .map(question -> new Part("invoices", question, SINCE))
                .toList();

        for (Part part : untold) {
            assertThat(glance(part)).isEqualTo(Glance.NOTHING_KNOWN);
        }
        assertThat(account.statements).isEmpty();
        assertThat(account.others).as("not even the clock").isEmpty();
    }

    @Test
    void anErrorOfTheServerIsToldAsWhatItIs() {
        answering(statement -> FakeAccount.error(500, "UNEXPECTED_ERROR", "An unexpected error occurred."));

        assertThatThrownBy(() -> glance(part("invoices", HEADER))).isInstanceOf(SourceException.Transient.class);
    }
}
