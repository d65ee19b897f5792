package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.mapping.MappingException.Mistake;
import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Text;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {
    @Test
    void keepsTheLineOfEachValue() {
        Keyed document = (Keyed) new YamlReader("# a comment\na: 1\n\nb:\n  c: 'true'\n", new Mistakes("f"))
                .read()
                .orElseThrow();

        assertThat(document.entries().get(0).value()).isEqualTo(new Text("1", true, false, 2));
        Keyed inner = (Keyed) document.entries().get(1).value();
        assertThat(inner.entries().get(0).value()).isEqualTo(new Text("true", false, false, 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# only a comment\n", "---\n", "''"})
    void anEmptyFileIsAMistake(String text) {
        assertThat(mistakes(text)).singleElement().satisfies(mistake -> assertThat(mistake.what())
                .isEqualTo("the file is empty"));
    }

    @Test
    void sayWhereTheSyntaxIsBroken() {
        assertThat(mistakes("a: 1\nb: [1, 2\nc: 3\n")).singleElement().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(3);
            assertThat(mistake.what()).startsWith("broken YAML: ");
            assertThat(mistake.right()).contains("at column");
        });
        assertThat(mistakes("a: 1\n\tb: 2\n")).singleElement().satisfies(mistake -> assertThat(mistake.line())
                .isEqualTo(2));
        assertThat(mistakes("a: 'unclosed\nb: 2\n")).singleElement().satisfies(mistake -> assertThat(mistake.what())
                .startsWith("broken YAML: "));
    }

    @Test
    void aKeyGivenTwiceIsAMistake() {
        assertThat(mistakes("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n"))
                .containsExactly(new Mistake("f", 5, "key 'c' is given twice, first in line 3", "keep one of them"));
    }

    @Test
    void anUnquotedSettingIsAMistake() {
        assertThat(mistakes("a: 1\nfrom: {{amount}}\n")).singleElement().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(2);
            assertThat(mistake.right()).contains("\"{{setting}}\"");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x 1\n",
                "a: &x [1]\nb: *x\n",
                "a: &x [*x]\n",
                "a: !!java.net.URL [http://localhost]\n",
                "a: !!str 1\n",
                "a: 1\n---\nb: 2\n"
            })
    void nothingClever(String text) {
        assertThat(mistakes(text)).isNotEmpty();
    }

    @Test
    void nothingBottomless() {
        assertThat(mistakes("a: " + "[".repeat(5000))).isNotEmpty();
        assertThat(mistakes("a: " + "[".repeat(50) + "]".repeat(50)))
                .singleElement()
                .satisfies(mistake -> assertThat(mistake.what()).contains("nested deeper"));
    }

    @Test
    void sayWhereACharacterIsNotAllowed() {
        assertThat(mistakes("a: 1\nb: \u0000\n")).singleElement().satisfies(mistake -> {
            assertThat(mistake.line()).isEqualTo(2);
            assertThat(mistake.what()).isEqualTo("the character U+0000 is not allowed in YAML");
        });
    }

    @Test
    void aFileThatIsNoBlockIsAMistake() {
        assertThat(Sample.mistakes("just a text\n"))
                .containsExactly(new Mistake(
                        "sample.yaml",
                        1,
                        "the file is not a block of keys",
                        "write 'key: value' lines below it, indented"));
    }

    private static List<Mistake> mistakes(String text) {
        Mistakes mistakes = new Mistakes("f");
        new YamlReader(text, mistakes).read();
        return mistakes.all();
    }
}
