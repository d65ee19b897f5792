package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file says of fixed conditions, clocks, deletions and the control. */
class ChangesAskedForTest {
    @TempDir
    Path folder;

    private Mapping changed(String find, String replacement) {
        return Sample.mapping(folder, Sample.changed(find, replacement));
    }

    @Test
    void aFixedConditionIsAConditionToo() {
        Question question = changed("- t.type = 'CustInvc'", "- tl.amount > 0\n    - { fixed: t.type = 'CustInvc' }")
                .question();

        assertThat(question.where()).containsExactly("tl.amount > 0", "t.type = 'CustInvc'");
        assertThat(question.fixed()).containsExactly("t.type = 'CustInvc'");
    }

    @Test
    void theOnlyConditionMayStandWithoutAList() {
        assertThat(changed("where:\n    - t.type = 'CustInvc'", "where: { fixed: t.type = 'CustInvc' }")
                        .question()
                        .fixed())
                .containsExactly("t.type = 'CustInvc'");
        assertThat(Sample.mapping(folder, Sample.INVOICES).question().fixed()).isEmpty();
    }

    @Test
    void aClockElsewhereIsStillOneColumnBesideTheRecord() {
        Question question = changed(
                        "[t.lastmodifieddate, tl.linelastmodifieddate]",
                        "\n    - t.lastmodifieddate\n    - { newest: p.moment, from: link p, document: p.doc }")
                .question();

        assertThat(question.clocks())
                .containsExactly(
                        new Question.Clock("t.lastmodifieddate", Optional.empty()),
                        new Question.Clock("p.moment", Optional.of(new Question.Elsewhere("link p", "p.doc"))));
        assertThat(question.modified())
                .containsExactly("t.lastmodifieddate", "(SELECT MAX(p.moment) FROM link p WHERE p.doc = t.id)");
    }

    @Test
    void deletionsAreLoggedOnlyWhereTheFileSaysSo() {
        assertThat(changed("  key: tl", "  deletions: invoice\n  key: tl")
                        .question()
                        .deletions())
                .contains("invoice");
        assertThat(Sample.mapping(folder, Sample.INVOICES).question().deletions())
                .isEmpty();
    }

    @Test
    void aControlCountsByAStatusWhereItNamesOne() {
        Mapping mapping = Sample.mapping(
                folder,
                Sample.changed("control: foreign_amount", "control: { amount: foreign_amount, status: source_status }")
                        .replace(
                                "    currency_code: { from: symbol, as: currency }\n    custom:",
                                "    source_status: status\n"
                                        + "    currency_code: { from: symbol, as: currency }\n    custom:"));

        assertThat(mapping.question().control())
                .contains(new Question.Control("foreignamount", "symbol", true, Optional.of("status")));
        assertThat(mapping.status(Answer.to(mapping, "status", "B").record())).isEqualTo("B");
        assertThat(mapping.status(Answer.to(mapping).record())).isEmpty();
    }

    @Test
    void theLongFormOfAControlMayLeaveTheStatusOut() {
        assertThat(changed("control: foreign_amount", "control: { amount: foreign_amount }")
                        .question()
                        .control())
                .contains(new Question.Control("foreignamount", "symbol", true, Optional.empty()));
    }

    @Test
    void anIdMayBeWrittenOtherwiseThanTheKey() {
        assertThat(Sample.mistakes(Sample.changed("    line: tl.uniquekey", "    line: TL . uniqueKey")))
                .isEmpty();
    }
}
