package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.mapping.MappingException.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What docs/mapping.md shows is what happens. */
class DocumentationTest {
    private static final Pattern BLOCK = Pattern.compile("(?m)^```(yaml|yaml mistake|text)\\n((?:(?!```).*\\n)*)```$");
    private static final Pattern PART = Pattern.compile("(?m)^[a-zA-Z]+:.*\\n(?:(?:[ #].*)?\\n)*");

    record Example(String kind, String text, String next) {
        @Override
        public String toString() {
            return text.lines().limit(3).toList().toString();
        }
    }

    static Stream<Example> examples() throws IOException {
        Matcher blocks = BLOCK.matcher(Files.readString(Path.of("docs/mapping.md")));
        List<String[]> found = new ArrayList<>();
        while (blocks.find()) {
            found.add(new String[] {blocks.group(1), blocks.group(2)});
        }
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            String next = i + 1 < found.size() ? found.get(i + 1)[1] : "";
            examples.add(new Example(found.get(i)[0], found.get(i)[1], next));
        }
        return examples.stream();
    }

    static Stream<Example> right() throws IOException {
        return examples().filter(example -> example.kind().equals("yaml"));
    }

    static Stream<Example> wrong() throws IOException {
        return examples().filter(example -> example.kind().equals("yaml mistake"));
    }

    @ParameterizedTest
    @MethodSource("right")
    void examplesAreRight(Example example) throws IOException {
        assertThat(Sample.mistakes(whole(example.text()))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void mistakesAreReportedAsShown(Example example) throws IOException {
        List<String> shown = example.next().lines().toList();
        List<Mistake> mistakes = Sample.mistakes(whole(example.text()));

        assertThat(mistakes).hasSize(shown.size() / 2);
        assertThat(mistakes).allSatisfy(mistake -> {
            int at = shown.indexOf(mistake.what());
            assertThat(at).as(mistake.what()).isNotNegative();
            assertThat(mistake.right()).startsWith(shown.get(at + 1).strip());
        });
    }

    @Test
    void thereAreExamples() throws IOException {
        assertThat(right().count()).isGreaterThan(6);
        assertThat(wrong().count()).isGreaterThan(3);
    }

    @Test
    void everyKeyIsExplained() throws IOException {
        String page = Files.readString(Path.of("docs/mapping.md"));
        List<String> keys = new ArrayList<>(Keys.FILE);
        Stream.of(
                        Keys.ASK,
                        Keys.JOIN,
                        Keys.FIELD,
                        Keys.CLASSIFIED,
                        Keys.REASON,
                        Keys.CURRENCY_OF,
                        Keys.FIXED,
                        Keys.CLOCK,
                        Keys.LEFT_OUT,
                        Keys.CONTROL,
                        Keys.RULE,
                        Keys.LAST_RULE)
                .forEach(keys::addAll);
        Keys.CONVERSIONS.values().forEach(keys::addAll);

        assertThat(keys).allSatisfy(key -> assertThat(page).containsPattern("[`{ ]" + key + "[`:]"));
        assertThat(Keys.CONVERSIONS.keySet())
                .filteredOn(as -> !as.equals("text"))
                .allSatisfy(as -> assertThat(page).contains("as: " + as));
    }

    /** The shipped invoices with the parts replaced that the example gives, or the example where it is a whole file. */
    private static String whole(String example) throws IOException {
        if (example.startsWith("dataType:")) {
            return example;
        }
        String whole = Files.readString(Path.of("mappings/netsuite/invoices.yaml")) + "\n";
        Matcher parts = PART.matcher(example);
        while (parts.find()) {
            String key = parts.group().substring(0, parts.group().indexOf(':') + 1);
            Matcher shipped =
                    Pattern.compile("(?m)^" + key + ".*\\n(?:(?:[ #].*)?\\n)*").matcher(whole);
            assertThat(shipped.find()).as(key).isTrue();
            whole = whole.substring(0, shipped.start()) + parts.group() + whole.substring(shipped.end());
        }
        return whole;
    }
}
