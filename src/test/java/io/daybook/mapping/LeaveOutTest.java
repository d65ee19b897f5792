package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeaveOutTest {
    @TempDir
    Path folder;

    private Mapping leavingOut(String rules) {
        return Sample.mapping(folder, Sample.changed("become:\n", "leaveOut:\n" + rules + "become:\n"));
    }

    private Answer answer(Mapping mapping) {
        return Answer.to(
                mapping,
                "id",
                "8",
                "status",
                "A",
                "trandate",
                "15/01/2026",
                "line",
                "9",
                "symbol",
                "EUR",
                "base_symbol",
                "EUR",
                "netamount",
                "-1",
                "foreignamount",
                "-1");
    }

    @Test
    void theFirstRuleThatHoldsSaysWhy() {
        Mapping mapping = leavingOut(
                """
                  - when: category == "Test"
                    because: a test
                  - when: category != ""
                    because: in {category}, line {line} of {id}
                """);

        assertThat(answer(mapping).with("category", "Test").mapped().ignored()).isEqualTo("a test");
        assertThat(answer(mapping).with("category", "SaaS").mapped().ignored()).isEqualTo("in SaaS, line 9 of 8");
        assertThat(answer(mapping).mapped().ignored()).isNull();
        assertThat(answer(mapping).mapped().headRow().originalId()).isEqualTo("8");
    }

    @Test
    void anAbsentFieldIsShownAsUnknownAndALongOneShortened() {
        Mapping mapping = leavingOut("  - { when: id == \"8\", because: \"{memo}: {category}\" }\n");

        assertThat(answer(mapping).with("category", "x".repeat(300)).mapped().ignored())
                .startsWith("?: xxx")
                .hasSizeLessThan(50);
    }

    @Test
    void itComesBeforeChoicesAndBeforeEveryRefusal() {
        Mapping mapping = leavingOut("  - { when: status == \"Z\", because: old }\n");

        // Given a status that the choice would ignore too, and a date that would be refused
        Draft draft = answer(mapping).with("status", "Z", "trandate", "never").mapped();

        assertThat(draft.ignored()).isEqualTo("old");
    }

    @Test
    void itIsDecidedForEveryRecordOfADocument() {
        Mapping mapping = leavingOut("  - { when: status == \"Z\", because: old }\n");

        assertThat(answer(mapping).with("status", "Z").mapped(false).ignored()).isEqualTo("old");
    }
}
