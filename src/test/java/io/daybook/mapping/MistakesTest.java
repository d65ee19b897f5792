package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.mapping.MappingException.Mistake;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MistakesTest {
    static Stream<Broken> corpus() {
        return Broken.all().stream();
    }

    @Test
    void findNoneInTheSample() {
        assertThat(Sample.mistakes(Sample.INVOICES)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void sayWhereWhatAndWhatWouldBeRight(Broken broken) {
        List<Mistake> mistakes = Sample.mistakes(broken.text());

        assertThat(mistakes).anySatisfy(mistake -> {
            assertThat(mistake.what()).startsWith(broken.what());
            assertThat(mistake.right()).contains(broken.right());
            assertThat(mistake.line()).isEqualTo(broken.line());
            assertThat(mistake.file()).isEqualTo("sample.yaml");
        });
    }

    @Test
    void findThemAllInOneReading() {
        String text = Sample.changed("original_id: line", "original_id: lin")
                .replace("key: tl.uniquekey", "kee: tl.uniquekey")
                .replace("{{category}}", "{{categori}}")
                .replace("period.valid", "period.vald")
                .replace("control: foreign_amount", "control: foreign");

        assertThat(Sample.mistakes(text))
                .extracting(Mistake::what)
                .anyMatch(what -> what.startsWith("field 'lin'"))
                .anyMatch(what -> what.startsWith("'kee' is no key"))
                .anyMatch(what -> what.startsWith("there is no setting 'categori'"))
                .anyMatch(what -> what.contains("the period has no such part"))
                .anyMatch(what -> what.startsWith("'foreign' is no column"));
    }

    @Test
    void readLikeThisInTheTerminal() {
        Mistake mistake = Sample.mistakes(Sample.changed("original_id: line", "original_id: lin"))
                .get(0);

        assertThat(new MappingException(List.of(mistake)))
                .hasMessageStartingWith("sample.yaml:38: field 'lin' is not asked for\n"
                        + "  add it to 'fields' of 'ask', or: did you mean 'line'? valid here: base_symbol, category,");
    }

    @Test
    void knowTheLineInsideABlockOfText() {
        String text = Sample.changed(
                "category == \"SaaS\" && period.valid",
                "|\n        category == \"SaaS\"\n        && categry != \"\"\n        && period.valid");

        assertThat(Sample.mistakes(text)).singleElement().satisfies(mistake -> {
            assertThat(mistake.what()).contains("field 'categry' is not asked for");
            assertThat(text.lines().toList().get(mistake.line() - 1)).contains("categry");
        });
    }

    @Test
    void refuseMoreColumnsThanPlatformsAnswer() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 90; i++) {
            many.append("    extra_").append(i).append(": t.extra").append(i).append('\n');
        }

        assertThat(Sample.mistakes(Sample.changed("    id: t.id\n", "    id: t.id\n" + many)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.what()).startsWith("107 columns are asked for"));
    }
}
