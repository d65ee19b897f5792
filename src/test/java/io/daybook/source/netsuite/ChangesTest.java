package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Clock;
import io.daybook.mapping.Question.Elsewhere;
import io.daybook.mapping.Question.Join;
import io.daybook.source.PageRequest;
import io.daybook.source.Plan;
import io.daybook.source.PlanRequest;
import io.daybook.source.Position;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans of what has changed, with accounts that answer oddly. */
class ChangesTest {
    private static final Instant SINCE = Instant.parse("2026-07-01T10:00:00.250Z");
    private static final Pattern AFTER = Pattern.compile("(?:t\\.id|pay\\.doc|d\\.recordid) > (-?\\d+)");

    private final FakeAccount account = new FakeAccount();

    @AfterEach
    void close() {
        account.close();
    }

    private static Question question(Optional<String> deletions, Clock... clocks) {
        Question lines = Questions.invoices();
        return new Question(
                lines.from(),
                lines.joins(),
                lines.where(),
                List.of("t.type = 'CustInvc'"),
                lines.document(),
                lines.key(),
                List.of(clocks),
                lines.fields(),
                Optional.empty(),
                deletions);
    }

    private static final Clock HEADER = new Clock("t.lastmodifieddate", Optional.empty());
    private static final Clock LINE = new Clock("tl.linelastmodifieddate", Optional.empty());
    private static final Clock CURRENCY = new Clock("cur.lastmodifieddate", Optional.empty());
    private static final Clock PAYMENT =
            new Clock("pay.moment", Optional.of(new Elsewhere("nexttransactionlink pay", "pay.doc")));

    private Plan plan(Question question) {
        return account.platform.plan(new PlanRequest(account.connection(), "invoices", question, Optional.of(SINCE)));
    }

    /** Answers a clock's list, and the count before it by as many as the list's first page has. */
    private void answering(Function<String, MockResponse> answer) {
        account.handler.set(request -> {
            String statement = statement(request);
            if (!countsAClock(statement)) {
                return answer.apply(statement);
            }
            MockResponse list =
                    answer.apply(COUNTED.matcher(statement).replaceFirst("DISTINCT $1 AS daybook_document"));
            String items = text(list);
            long listed = items.split("daybook_document", -1).length - 1;
            long n = listed > 0 || items.contains("\"items\":[]") ? listed : 1;
            return list.getStatus().contains(" 200 ") ? FakeAccount.page(false, "\"n\":\"" + n + "\"") : list;
        });
    }

    private static String text(MockResponse answer) {
        try (Buffer text = new Buffer()) {
            if (answer.getBody() != null) {
                answer.getBody().writeTo(text);
            }
            return text.readUtf8();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final Pattern COUNTED = Pattern.compile("COUNT\\(DISTINCT ([a-z.]+)\\) AS n");

    private static boolean countsAClock(String statement) {
        return statement.contains("COUNT(DISTINCT") && statement.contains(">=");
    }

    private static String statement(RecordedRequest request) {
        try {
            return new ObjectMapper()
                    .readTree(request.getBody().utf8())
                    .path("q")
                    .asText();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was asked; a clock's count and the list after it are one. */
    private List<String> statements() {
        List<String> statements = new ArrayList<>();
        for (RecordedRequest request : account.statements) {
            String statement = statement(request);
            Matcher count = COUNTED.matcher(statement);
            String listing = countsAClock(statement) && count.find()
                    ? count.replaceFirst("DISTINCT $1 AS daybook_document") + "\nORDER BY " + count.group(1)
                    : statement;
            if (statements.isEmpty() || !statements.get(statements.size() - 1).equals(listing)) {
                statements.add(listing);
            }
        }
        return statements;
    }

    /** A page of the documents 1 to {@code most} after the one that the statement names. */
    private static MockResponse documents(String statement, long most) {
        Matcher after = AFTER.matcher(statement);
        long first = after.find() ? Long.parseLong(after.group(1)) + 1 : 1;
        long last = Math.min(most, first + 999);
        return FakeAccount.page(
                last < most,
                LongStream.rangeClosed(first, last)
                        .mapToObj(document -> "\"daybook_document\":\"" + document + "\"")
                        .toArray(String[]::new));
    }

    private static MockResponse count(long documents) {
        return FakeAccount.page(false, "\"n\":\"" + documents + "\",\"low\":\"1\",\"high\":\"9\"");
    }

    @Test
    void eachClockIsAStatementOfItsOwnWithNoMoreTablesThanItNeeds() {
        answering(statement -> FakeAccount.page(false));

        assertThat(plan(question(Optional.empty(), HEADER, LINE, PAYMENT, CURRENCY))
                        .windows())
                .isEmpty();

        assertThat(statements())
                .containsExactly(
                        """
                        SELECT DISTINCT t.id AS daybook_document
                        FROM transaction t
                        WHERE (t.type = 'CustInvc')
                          AND t.lastmodifieddate >= TO_DATE('2026-06-30 10:00:00','YYYY-MM-DD HH24:MI:SS')
                          AND TO_CHAR(SYS_EXTRACT_UTC(t.lastmodifieddate),'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T10:00:00Z'
                        ORDER BY t.id""",
                        """
                        SELECT DISTINCT t.id AS daybook_document
                        FROM transaction t
                        INNER JOIN transactionLine tl ON tl.transaction = t.id
                        WHERE (t.type = 'CustInvc')
                          AND tl.linelastmodifieddate >= TO_DATE('2026-06-30 10:00:00','YYYY-MM-DD HH24:MI:SS')
                          AND TO_CHAR(SYS_EXTRACT_UTC(tl.linelastmodifieddate),'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T10:00:00Z'
                        ORDER BY t.id""",
                        """
                        SELECT DISTINCT pay.doc AS daybook_document
                        FROM transaction t
                        INNER JOIN nexttransactionlink pay ON pay.doc = t.id
                        WHERE (t.type = 'CustInvc')
                          AND pay.moment >= TO_DATE('2026-06-30 10:00:00','YYYY-MM-DD HH24:MI:SS')
                          AND TO_CHAR(SYS_EXTRACT_UTC(pay.moment),'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T10:00:00Z'
                        ORDER BY pay.doc""",
                        """
                        SELECT DISTINCT t.id AS daybook_document
                        FROM transaction t
                        LEFT JOIN currency cur ON cur.id = t.currency
                        WHERE (t.type = 'CustInvc')
                          AND cur.lastmodifieddate >= TO_DATE('2026-06-30 10:00:00','YYYY-MM-DD HH24:MI:SS')
                          AND TO_CHAR(SYS_EXTRACT_UTC(cur.lastmodifieddate),'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T10:00:00Z'
                        ORDER BY t.id""");
    }

    @Test
    void aClockBehindTwoTablesJoinsBoth() {
        Question deep = new Question(
                "a a",
                List.of(
                        new Join("b b ON b.a = a.id", false, false),
                        new Join("x x ON x.a = a.id", false, false),
                        new Join("c c ON c.b = b.id", true, false)),
                List.of(),
                "a.id",
                "a.id",
                List.of("c.moment"),
                List.of(Questions.text("id", "a.id")),
                Optional.empty());
        answering(statement -> FakeAccount.page(false));

        plan(deep);

        assertThat(statements().get(0))
                .contains("FROM a a\nINNER JOIN b b ON b.a = a.id\nLEFT JOIN c c ON c.b = b.id\nWHERE c.moment")
                .doesNotContain("x x");
    }

    @Test
    void aClockThatDoesNotSayOfWhichTableItIsGetsAllTables() {
        answering(statement -> FakeAccount.page(false));

        plan(question(Optional.empty(), new Clock("linelastmodifieddate", Optional.empty())));

        assertThat(statements().get(0)).contains("JOIN transactionLine tl", "JOIN currency cur");
    }

    @Test
    void documentsOfAllClocksAreListedOnceAndInOrder() {
        answering(statement -> statement.contains("pay")
                ? FakeAccount.page(false, "\"DAYBOOK_DOCUMENT\":7", "\"daybook_document\":\"30\"")
                : FakeAccount.page(false, "\"daybook_document\":\"9\"", "\"daybook_document\":\"30\""));

        Plan plan = plan(question(Optional.empty(), HEADER, PAYMENT));

        assertThat(plan.windows()).containsExactly(new Window(6, OptionalLong.of(30), List.of(7L, 9L, 30L)));
        assertThat(plan.expectedRecords()).isEqualTo(3);
        assertThat(plan.everything()).isFalse();
        assertThat(plan.platformTime()).isEqualTo(Instant.parse("2026-11-21T09:59:58.123Z"));
    }

    @Test
    void manyChangesComeInPagesAndAreCutIntoLists() {
        answering(statement -> documents(statement, 2_345));

        Plan plan = plan(question(Optional.empty(), HEADER));

        assertThat(statements()).hasSize(3);
        assertThat(plan.windows())
                .hasSize(5)
                .allMatch(window -> window.documents().size() <= 500);
        assertThat(plan.windows().stream().flatMap(window -> window.documents().stream()))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2_345).boxed().toList());
    }

    @ParameterizedTest
    @CsvSource({
        // changed, documents in all, whether each is read by itself
        "5000, 5001, true",
        "5001, 20000, false",
        "5001, 20004, true",
        "7000, 27999, false",
        "7000, 28000, true",
        "50000, 1000000, true",
        "50001, 1000000, false"
    })
    void aboveALimitEverythingIsRead(long changed, long all, boolean listed) {
        answering(statement -> statement.contains("COUNT")
                ? count(all)
                : statement.contains("deletedrecord") ? FakeAccount.page(false) : documents(statement, changed));

        Plan plan = plan(question(Optional.of("invoice"), HEADER));

        assertThat(plan.everything()).isEqualTo(!listed);
        assertThat(plan.windows().get(0).listed()).isEqualTo(listed);
        assertThat(plan.deletions().isPresent()).isEqualTo(listed);
        assertThat(plan.expectedRecords()).isEqualTo(listed ? changed : all);
    }

    @Test
    void aClockThatTheAccountLacksIsLeftOut() {
        answering(statement -> statement.contains("currency")
                ? FakeAccount.error(400, "INVALID_PARAMETER", "Search error occurred: Record 'currency' was not found.")
                : FakeAccount.page(false, "\"daybook_document\":\"9\""));

        assertThat(plan(question(Optional.empty(), CURRENCY, HEADER)).expectedRecords())
                .isEqualTo(1);
        assertThat(statements()).hasSize(2);
    }

    @Test
    void withoutAnyClockEverythingIsRead() {
        answering(statement -> statement.contains("COUNT")
                ? count(3)
                : FakeAccount.error(
                        400, "INVALID_PARAMETER", "Search error occurred: Record 'currency' was not found."));

        assertThat(plan(question(Optional.empty(), CURRENCY)).everything()).isTrue();
        assertThat(plan(question(Optional.empty())).everything()).isTrue();
    }

    @Test
    void aClockThatIsNotOptionalNamesWhatToGrant() {
        answering(statement -> statement.contains("nexttransactionlink")
                ? FakeAccount.error(
                        400, "INVALID_PARAMETER", "Search error occurred: Record 'nexttransactionlink' was not found.")
                : FakeAccount.page(false));

        assertThatThrownBy(() -> plan(question(Optional.empty(), HEADER, PAYMENT)))
                .isInstanceOf(SourceException.Forbidden.class)
                .hasMessageContaining("Transactions > Find Transaction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"daybook_document\":\"x\"", "\"daybook_document\":\"1.5\"", "\"other\":\"1\""})
    void aDocumentThatIsNoNumberIsADefect(String row) {
        answering(statement -> FakeAccount.page(false, row));

        assertThatThrownBy(() -> plan(question(Optional.empty(), HEADER)))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("is no number");
    }

    @Test
    void aPageThatRepeatsItselfIsADefectAndNoEndlessLoop() {
        answering(statement -> FakeAccount.page(true, "\"daybook_document\":\"5\""));

        assertThatThrownBy(() -> plan(question(Optional.empty(), HEADER)))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("out of order: 5 came after 5");
        assertThat(statements()).hasSize(2);
    }

    @Test
    void anAnswerCutOffIsTransient() {
        answering(statement -> FakeAccount.json(200, "{\"count\":1,\"hasMore\":false,\"items\":[{\"daybook_do"));

        assertThatThrownBy(() -> plan(question(Optional.empty(), HEADER)))
                .isInstanceOf(SourceException.Transient.class);
    }

    @Test
    void listedWindowsNameTheirDocumentsAndGoFirst() {
        answering(statement -> FakeAccount.page(false, "\"daybook_document\":\"12\",\"daybook_key\":\"7\""));
        Window window = Window.of(List.of(10L, 12L, 15L)).get(0);

        account.platform.read(new PageRequest(
                account.connection(), "invoices", Questions.invoices(), window, Position.afterRecord(12, 6)));

        assertThat(statements().get(0))
                .contains("AND t.id >= 12\n  AND (t.id > 12 OR tl.uniquekey > 6)\n  AND t.id <= 15\n"
                        + "  AND t.id IN (10,12,15)\nORDER BY t.id, tl.uniquekey");
    }

    @Test
    void aDocumentThatIsNotListedIsNeverTaken() {
        answering(statement -> FakeAccount.page(false, "\"daybook_document\":\"13\",\"daybook_key\":\"7\""));
        Window window = Window.of(List.of(10L, 12L, 15L)).get(0);

        assertThatThrownBy(() -> account.platform.read(new PageRequest(
                        account.connection(), "invoices", Questions.invoices(), window, Position.afterDocument(9))))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("holds document 13 although only some others were asked for");
    }

    // deletions

    private Plan planWithDeletions(Function<String, MockResponse> log) {
        answering(statement -> statement.contains("deletedrecord") ? log.apply(statement) : FakeAccount.page(false));
        return plan(question(Optional.of("invoice"), HEADER));
    }

    private static String deletion(String document, String moment) {
        return "\"daybook_document\":\"" + document + "\",\"daybook_deleted\":\"" + moment + "\"";
    }

    @Test
    void theLogOfDeletionsIsAskedForItsTypeAndGroupedById() {
        Plan plan = planWithDeletions(statement ->
                FakeAccount.page(false, deletion("5", "2026-07-02T00:00:00Z"), deletion("8", "2026-07-01T10:00:00Z")));

        assertThat(plan.deletions().orElseThrow())
                .containsExactly(
                        new Plan.Deletion(5, Instant.parse("2026-07-02T00:00:00Z")),
                        new Plan.Deletion(8, Instant.parse("2026-07-01T10:00:00Z")));
        assertThat(statements().get(1))
                .isEqualTo(
                        """
                        SELECT d.recordid AS daybook_document,
                          MAX(TO_CHAR(SYS_EXTRACT_UTC(d.deleteddate),'YYYY-MM-DD"T"HH24:MI:SS"Z"')) AS daybook_deleted
                        FROM deletedrecord d
                        WHERE LOWER(d.type) = LOWER('invoice')
                          AND d.deleteddate >= TO_DATE('2026-06-30 10:00:00','YYYY-MM-DD HH24:MI:SS')
                          AND TO_CHAR(SYS_EXTRACT_UTC(d.deleteddate),'YYYY-MM-DD"T"HH24:MI:SS"Z"') >= '2026-07-01T10:00:00Z'
                        GROUP BY d.recordid
                        ORDER BY d.recordid""");
    }

    @Test
    void manyDeletionsComeInPages() {
        Plan plan = planWithDeletions(statement -> {
            Matcher after = AFTER.matcher(statement);
            long first = after.find() ? Long.parseLong(after.group(1)) + 1 : 1;
            return FakeAccount.page(
                    first == 1,
                    LongStream.range(first, first + 1000)
                            .mapToObj(id -> deletion(String.valueOf(id), "2026-07-02T00:00:00Z"))
                            .toArray(String[]::new));
        });

        assertThat(plan.deletions().orElseThrow()).hasSize(2000);
        assertThat(statements()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID_PARAMETER, Search error occurred: Record 'deletedrecord' was not found.",
        "400, INVALID_PARAMETER, Invalid search type: deletedrecord.",
        "400, INVALID_PARAMETER, Search error occurred: Invalid or unsupported search.",
        "403, INSUFFICIENT_PERMISSION, no"
    })
    void aLogThatMayNotBeReadIsAskedForOnceADay(int status, String code, String detail) {
        for (int i = 0; i < 3; i++) {
            assertThat(planWithDeletions(statement -> FakeAccount.error(status, code, detail))
                            .deletions())
                    .isEmpty();
        }
        assertThat(statements())
                .filteredOn(statement -> statement.contains("deletedrecord"))
                .hasSize(1);

        account.now.updateAndGet(now -> now.plus(Duration.ofHours(24)));

        assertThat(planWithDeletions(statement -> FakeAccount.page(false)).deletions())
                .contains(List.of());
    }

    @Test
    void aPersonWhoMendsTheConnectionNeedNotWaitADay() {
        planWithDeletions(statement -> FakeAccount.error(403, "INSUFFICIENT_PERMISSION", "no"));

        account.platform.forgive(account.connection());

        assertThat(planWithDeletions(statement -> FakeAccount.page(false)).deletions())
                .contains(List.of());
    }

    @Test
    void aFailureForNowOfTheLogIsNoRefusal() {
        assertThatThrownBy(() -> planWithDeletions(statement -> FakeAccount.error(500, "UNEXPECTED_ERROR", "oh")))
                .isInstanceOf(SourceException.Transient.class);
        assertThatThrownBy(() -> planWithDeletions(statement -> FakeAccount.html(400)))
                .isInstanceOf(SourceException.Transient.class);
        assertThat(planWithDeletions(statement -> FakeAccount.page(false)).deletions())
                .contains(List.of());
    }

    @ParameterizedTest
    @CsvSource({"x, 2026-07-02T00:00:00Z, is no number", "5, 02.07.2026, moment of deletion"})
    void aDeletionThatNobodyUnderstandsIsADefect(String document, String moment, String message) {
        assertThatThrownBy(() -> planWithDeletions(statement -> FakeAccount.page(false, deletion(document, moment))))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLogThatRepeatsItselfIsNoEndlessLoop() {
        assertThatThrownBy(() ->
                        planWithDeletions(statement -> FakeAccount.page(true, deletion("5", "2026-07-02T00:00:00Z"))))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("out of order");
    }
}
