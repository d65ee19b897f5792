package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal fingerprints mean that the same was asked and the same was given. */
class SourceFingerprintTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");

    private final SourceFingerprint fingerprint = new SourceFingerprint(question("t.number", "t.memo"), "recipe");

    private static Question question(String... expressions) {
        return new Question(
                "transaction t",
                List.of(),
                List.of(),
                "t.id",
                "tl.uniquekey",
                List.of("t.lastmodifieddate"),
                List.of(
                        new Question.Field("number", Question.Form.TEXT, expressions[0], "", false),
                        new Question.Field("memo", Question.Form.TEXT, expressions[1], "", false)),
                Optional.empty());
    }

    private static SourceRecord record(String number, String memo) {
        return record(7, MONDAY, number, memo);
    }

    private static SourceRecord record(long key, Instant modified, String number, String memo) {
        return new SourceRecord(List.of("number", "memo"), new String[] {number, memo}, 1, key, modified);
    }

    @Test
    void theSameAnswerToTheSameQuestionIsTheSame() {
        byte[] one = fingerprint.of(record("INV1", "été"));

        assertThat(one).hasSize(Fingerprint.LENGTH);
        assertThat(new SourceFingerprint(question("t.number", "t.memo"), "recipe").of(record("INV1", "été")))
                .isEqualTo(one);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            textBlock =
                    """
            INV1 | memo  | INV1  | Memo
            INV1 | null  | INV1  | ''
            INV1 | null  | null  | INV1
            INV1 | memo  | INV1m | emo
            INV1 | memo  | memo  | INV1
            """)
    void everyDifferenceInAValueShows(String number, String memo, String otherNumber, String otherMemo) {
        assertThat(fingerprint.of(record(number, memo))).isNotEqualTo(fingerprint.of(record(otherNumber, otherMemo)));
    }

    @Test
    void theSameAnswerToAnotherQuestionIsAnother() {
        assertThat(new SourceFingerprint(question("t.number", "UPPER(t.memo)"), "recipe").of(record("INV1", "MEMO")))
                .isNotEqualTo(fingerprint.of(record("INV1", "MEMO")));
    }

    @Test
    void aRecordsOwnIsWithoutItsClockWhichMovesWhenNothingElseDoes() {
        assertThat(fingerprint.of(record(7, MONDAY, "INV1", "memo")))
                .isEqualTo(fingerprint.of(record(7, MONDAY.plusSeconds(60), "INV1", "memo")));
    }

    private byte[] document(List<SourceRecord> records) {
        return document(fingerprint, records);
    }

    private static byte[] document(SourceFingerprint of, List<SourceRecord> records) {
        return of.of(records, records.stream().map(of::of).toList());
    }

    @Test
    void aDocumentOfWhichSomethingElseWouldBecomeIsAnotherThoughItsRecordsAreNot() {
        SourceFingerprint otherwise = new SourceFingerprint(question("t.number", "t.memo"), "another recipe");
        SourceRecord record = record("INV1", "memo");

        assertThat(otherwise.of(record)).isEqualTo(fingerprint.of(record));
        assertThat(document(otherwise, List.of(record))).isNotEqualTo(document(List.of(record)));
    }

    @Test
    void aDocumentsIsThatOfAllItsRecordsWithTheirKeysAndTheNewestClock() {
        SourceRecord first = record(7, MONDAY, "INV1", "memo");
        SourceRecord second = record(8, null, "INV1", "memo");
        byte[] document = document(List.of(first, second));

        assertThat(document).hasSize(Fingerprint.LENGTH).isEqualTo(document(List.of(first, second)));
        assertThat(document)
                .isNotEqualTo(document(List.of(first)))
                .isNotEqualTo(document(List.of(second, first)))
                .isNotEqualTo(document(List.of(first, record(9, null, "INV1", "memo"))))
                .isNotEqualTo(document(List.of(first, record(8, MONDAY.plusSeconds(1), "INV1", "memo"))));
        assertThat(document)
                .as("the page archive knows only the newest")
                .isEqualTo(document(List.of(first, record(8, MONDAY, "INV1", "memo"))));
    }

    @Test
    void aRecordLargerThanAllBeforeItLeavesNoTraceInTheNextOnes() {
        byte[] small = fingerprint.of(record("INV1", "memo"));
        byte[] large = fingerprint.of(record("INV1", "memo".repeat(20_000)));

        assertThat(large).isNotEqualTo(fingerprint.of(record("INV1", "memo".repeat(19_999) + "mem0")));
        assertThat(fingerprint.of(record("INV1", "memo"))).isEqualTo(small);
    }
}
