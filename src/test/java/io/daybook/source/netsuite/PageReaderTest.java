package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.Position;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    private static final Position START = Position.afterDocument(Long.MIN_VALUE);
    private static final Faults FAULTS = new Faults(
            new Connection(
                    7,
                    "Acme",
                    "netsuite",
                    "1234567",
                    Optional.empty(),
                    Connection.Status.Linked,
                    Optional.empty(),
                    FakeAccount.TOKEN_BASED),
            "invoices");

    private static PageReader.Rows read(Question question, Window window, Position position, String body) {
        AskedQuestion asked = new AskedQuestion(question, Dropped.NOTHING);
        return new PageReader(new Columns(asked), new PageOrder(window, position), FAULTS)
                .read(body.getBytes(StandardCharsets.UTF_8));
    }

    private static PageReader.Rows readLines(String... items) {
        return read(Questions.invoices(), Window.all(), START, FakeAccount.pageBody(false, items));
    }

    private static String line(long document, long key) {
        return "\"daybook_document\":\"" + document + "\",\"daybook_key\":\"" + key + "\"";
    }

    private static void assertDefect(Runnable reading, String... words) {
        assertThatThrownBy(reading::run)
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageStartingWith("connection 7 (netsuite 1234567), invoices: ")
                .hasMessageContainingAll(words);
    }

    @Test
    void columnsAreFoundInWhateverOrderAndCase() {
        SourceRecord row = readLines(
                        "\"F_AMOUNT\":\"1.10\",\"other\":\"x\",\"Daybook_Key\":\"2\",\"DAYBOOK_MODIFIED_2\":"
                                + "\"2026-01-01T00:00:00Z\",\"f_number\":\"A\",\"daybook_document\":\"1\"")
                .records()
                .get(0);

        assertThat(row.values()).containsExactly("A", null, "1.10", null, null);
        assertThat(row.document()).isEqualTo(1);
        assertThat(row.key()).isEqualTo(2);
        assertThat(row.modified()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void numbersAndBooleansAreTakenAsTheirTextAndNullsAsAbsent() {
        SourceRecord row = readLines("\"daybook_document\":12,\"daybook_key\":-3,\"f_number\":true,\"f_trandate\":null,"
                        + "\"f_amount\":1234567890.12345678901234567890")
                .records()
                .get(0);

        assertThat(row.values()).containsExactly("true", null, "1234567890.12345678901234567890", null, null);
        assertThat(row.key()).isEqualTo(-3);
    }

    @Test
    void whatTheRecordBeforeHadIsTheSameTextAndNothingElseIs() {
        List<SourceRecord> rows = readLines(
                        line(1, 1) + ",\"f_number\":\"A-17\",\"f_amount\":17",
                        line(1, 2) + ",\"f_number\":\"A-17\",\"f_amount\":27",
                        line(1, 3) + ",\"f_amount\":27.0",
                        line(2, 4) + ",\"f_number\":\"B-17\",\"f_amount\":\"\"",
                        line(2, 5) + ",\"f_number\":\"B-\\u0031\\u0037\",\"f_amount\":null")
                .records();

        assertThat(rows.stream().map(row -> row.value(0))).containsExactly("A-17", "A-17", null, "B-17", "B-17");
        assertThat(rows.stream().map(row -> row.value(2))).containsExactly("17", "27", "27.0", "", null);
        assertThat(rows.get(1).value(0)).isSameAs(rows.get(0).value(0));
        assertThat(rows.get(4).value(0)).isSameAs(rows.get(3).value(0));
    }

    @Test
    void textsComeThroughWhole() {
        SourceRecord row = readLines(
                        line(1, 1) + ",\"f_number\":\"caf\u00e9 \\\"q\\\" \\t\\n \\u20ac \\/ \ud83d\udcb6 \u5e33\"")
                .records()
                .get(0);

        assertThat(row.value(0)).isEqualTo("caf\u00e9 \"q\" \t\n \u20ac / \ud83d\udcb6 \u5e33");
    }

    @Test
    void aLongPageKeepsEveryRecord() {
        String[] items = new String[1000];
        Arrays.setAll(items, i -> line(i / 3, i));

        List<SourceRecord> records = readLines(items).records();

        assertThat(records).hasSize(1000);
        assertThat(records.get(999).document()).isEqualTo(333);
        assertThat(records.get(999).key()).isEqualTo(999);
    }

    @Test
    void aRepeatedOrReorderedRecordIsNeverTaken() {
        assertDefect(() -> readLines(line(1, 1), line(1, 1)), "out of order", "document 1, key 1 came after");
        assertDefect(() -> readLines(line(1, 2), line(1, 1)), "out of order");
        assertDefect(() -> readLines(line(2, 1), line(1, 2)), "out of order", "document 1, key 2");
        assertThat(readLines(line(1, 9), line(2, 1)).records()).hasSize(2);
    }

    @Test
    void aRecordOutsideWhatWasAskedForIsNeverTaken() {
        Window window = new Window(10, OptionalLong.of(20));
        String low = FakeAccount.pageBody(false, line(10, 1));
        String high = FakeAccount.pageBody(false, line(21, 1));
        String inside = FakeAccount.pageBody(false, line(15, 4));

        assertDefect(
                () -> read(Questions.invoices(), window, Position.afterDocument(10), low),
                "out of order",
                "document 10");
        assertDefect(() -> read(Questions.invoices(), window, Position.afterDocument(10), high), "document 21", "20");
        assertDefect(() -> read(Questions.invoices(), window, Position.afterDocument(15), inside), "out of order");
        assertDefect(() -> read(Questions.invoices(), window, Position.afterRecord(15, 4), inside), "out of order");
        assertThat(read(Questions.invoices(), window, Position.afterRecord(15, 3), inside)
                        .records())
                .hasSize(1);
        assertThat(read(Questions.invoices(), window, Position.afterRecord(5, 900), inside)
                        .records())
                .hasSize(1);
    }

    @Test
    void thereIsMoreUnlessEveryWitnessSaysThereIsNot() {
        String row = "{\"daybook_document\":\"1\",\"daybook_key\":\"1\"}";

        assertThat(more("\"hasMore\":false,\"items\":[" + row + "],\"totalResults\":1"))
                .isFalse();
        assertThat(more("\"hasMore\":false,\"items\":[" + row + "]")).isFalse();
        assertThat(more("\"hasMore\":true,\"items\":[" + row + "],\"totalResults\":1"))
                .isTrue();
        assertThat(more("\"hasMore\":false,\"items\":[" + row + "],\"totalResults\":2"))
                .isTrue();
        assertThat(more("\"hasMore\":false,\"items\":[],\"totalResults\":0")).isFalse();
    }

    private static boolean more(String inside) {
        return read(Questions.invoices(), Window.all(), START, "{" + inside + "}")
                .more();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "{\"items\":[]}",
                "{\"hasMore\":false}",
                "{\"hasMore\":false,\"items\":{}}",
                "{\"hasMore\":false,\"items\":[1]}",
                "{\"hasMore\":false,\"items\":[],\"count\":1}",
                "{\"hasMore\":true,\"items\":[]}",
                "{\"hasMore\":false,\"items\":[],\"totalResults\":14}",
                "{\"hasMore\":false,\"items\":[{\"daybook_key\":\"1\"}]}",
                "{\"hasMore\":false,\"items\":[{\"daybook_document\":\"1\"}]}",
                "{\"hasMore\":false,\"items\":[{\"daybook_document\":\"1\",\"daybook_key\":\"1.5\"}]}",
                "{\"hasMore\":false,\"items\":[{\"daybook_document\":\"\",\"daybook_key\":\"1\"}]}",
                "{\"hasMore\":false,\"items\":[{\"daybook_document\":\"1234567890123456789012\",\"daybook_key\":\"1\"}]}",
                "{\"hasMore\":false,\"items\":[{\"daybook_document\":\"1\",\"daybook_key\":\"1\",\"f_number\":{}}]}",
                "{\"hasMore\":false,\"items\":[{\"daybook_document\":\"1\",\"daybook_key\":\"1\","
                        + "\"daybook_modified_1\":\"31/01/2026\"}]}",
                "{\"hasMore\":false,\"items\":[{\"daybook_document\":\"1\",\"daybook_key\":\"1\","
                        + "\"daybook_modified_1\":\"2026-02-30T00:00:00Z\"}]}",
                "{\"hasMore\":false,\"items\":[],}",
                "{\"hasMore\":false \"items\":[]}"
            })
    void anAnswerNobodyUnderstandsIsADefect(String body) {
        assertDefect(() -> read(Questions.invoices(), Window.all(), START, body), " ");
    }

    @Test
    void anAnswerThatEndsTooEarlyMayPassByItself() {
        String whole = FakeAccount.pageBody(false, line(1, 1) + ",\"f_number\":\"A\"", line(1, 2));

        for (int length = 0; length < whole.length(); length++) {
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> read(Questions.invoices(), Window.all(), START, cut))
                    .as("cut after %s", cut)
                    .isInstanceOf(SourceException.Transient.class);
        }
        assertThat(read(Questions.invoices(), Window.all(), START, whole).records())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "2026-02-28T23:59:59Z",
                "2024-02-29T12:30:15Z",
                "1969-12-31T23:59:59Z",
                "9999-12-31T23:59:59Z"
            })
    void momentsAreReadAsTheStandardLibraryReadsThem(String text) {
        char[] padded = (">>" + text).toCharArray();

        assertThat(WireText.moment(padded, 2, text.length()))
                .isEqualTo(Instant.parse(text).getEpochSecond());
    }
}
