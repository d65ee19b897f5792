package io.daybook.source.intacct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Field;
import io.daybook.mapping.Question.Form;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.SourceException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRowsTest {
    private static final Question QUESTION = new Question(
            "ARADJUSTMENTITEM of ARADJUSTMENT, ARINVOICEITEM of ARINVOICE",
            List.of(),
            List.of(),
            "RECORDKEY",
            "RECORDNO",
            List.of("HEADER.WHENMODIFIED", "WHENCREATED"),
            List.of(
                    new Field("number", Form.TEXT, "HEADER.RECORDID", "", false),
                    new Field("day", Form.DATE, "HEADER.WHENCREATED", "%d/%m/%Y", false),
                    new Field("moment", Form.TIMESTAMP, "WHENCREATED", "", true)),
            Optional.empty());
    private static final Faults FAULTS = new Faults(null, "a test");

    /** Lines as {@code document:key}. */
    private static Reply.Result result(String header, long remaining, String... lines) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines) {
            String[] keys = line.split(":");
            rows.add(row(header, keys[0], keys[1], "11/21/2026 09:00:00"));
        }
        return new Reply.Result(true, List.of(), lines.length + remaining, lines.length, remaining, rows);
    }

    private static Map<String, String> row(String header, String document, String key, String moment) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("RECORDKEY", document);
        row.put("RECORDNO", key);
        row.put(header + ".RECORDID", "N-" + document);
        row.put(header + ".WHENCREATED", "06/05/2026");
        row.put("WHENCREATED", moment);
        return row;
    }

    private static PageRows.Page read(Reply.Result... results) {
        return new PageRows(QUESTION, FAULTS).read(List.of(results));
    }

    private static List<String> keys(PageRows.Page page) {
        return page.records().stream()
                .map(record -> record.document() + ":" + record.key())
                .toList();
    }

    @Test
    void recordsOfTwoObjectsComeInOneOrder() {
        PageRows.Page page =
                read(result("ARADJUSTMENT", 0, "3:31", "3:32", "9:91"), result("ARINVOICE", 0, "2:99", "5:51"));

        assertThat(keys(page)).containsExactly("2:99", "3:31", "3:32", "5:51", "9:91");
        assertThat(page.more()).isFalse();
    }

    @Test
    void nothingIsTakenFromBehindTheEndOfAnObjectThatHasMore() {
        PageRows.Page page =
                read(result("ARADJUSTMENT", 4, "3:31", "3:32"), result("ARINVOICE", 1, "2:21", "3000:1", "3000:2"));

        assertThat(keys(page)).containsExactly("2:21", "3:31", "3:32");
        assertThat(page.more()).isTrue();
    }

    @Test
    void anObjectThatIsExhaustedLimitsNothing() {
        PageRows.Page page = read(result("ARADJUSTMENT", 0), result("ARINVOICE", 7, "2:21", "4:41"));

        assertThat(keys(page)).containsExactly("2:21", "4:41");
        assertThat(page.more()).isTrue();
    }

    @Test
    void datesAndMomentsAreInTheFormThatTheMappingAsksFor() {
        SourceRecord record = read(result("ARADJUSTMENT", 0, "3:31"), result("ARINVOICE", 0))
                .records()
                .get(0);

        assertThat(record.present())
                .containsEntry("number", "N-3")
                .containsEntry("day", "05/06/2026")
                .containsEntry("moment", "2026-11-21T09:00:00Z");
        assertThat(record.modified()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
    }

    @Test
    void twoDocumentsOfOneNumberAreRefusedAndNotMixed() {
        assertThatThrownBy(() -> read(result("ARADJUSTMENT", 0, "3:31"), result("ARINVOICE", 0, "3:32")))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("both have a document 3");
    }

    @Test
    void aPageThatIsNotWhatItSaysIsAskedForAgain() {
        Reply.Result short1 = new Reply.Result(true, List.of(), 3, 2, 0, List.of(row("ARINVOICE", "1", "2", "")));
        Reply.Result nothing = new Reply.Result(true, List.of(), 3, 0, 3, List.of());

        assertThatThrownBy(() -> read(result("ARADJUSTMENT", 0), short1))
                .isInstanceOf(SourceException.Transient.class)
                .hasMessageContaining("has 2 records but has 1");
        assertThatThrownBy(() -> read(result("ARADJUSTMENT", 0), nothing))
                .isInstanceOf(SourceException.Transient.class)
                .hasMessageContaining("gives none");
    }

    @ParameterizedTest
    @CsvSource({"21.11.2026 09:00:00", "11/21/2026 9:00 pm", "yesterday", "13/21/2026 09:00:00"})
    void aClockInAnotherFormIsNeverGuessed(String moment) {
        Reply.Result odd = new Reply.Result(true, List.of(), 1, 1, 0, List.of(row("ARINVOICE", "1", "2", moment)));

        assertThatThrownBy(() -> read(result("ARADJUSTMENT", 0), odd))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("is no time but");
    }

    @Test
    void aKeyWithDecimalsOfZeroIsANumberAndAnythingElseIsNone() {
        assertThat(keys(read(result("ARADJUSTMENT", 0, "3.0:31"), result("ARINVOICE", 0))))
                .containsExactly("3:31");
        assertThatThrownBy(() -> read(result("ARADJUSTMENT", 0, "x:31"), result("ARINVOICE", 0)))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("RECORDKEY of ARADJUSTMENTITEM is no whole number");
    }
}
