package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published schema, with which editors check mapping files, says what the compiler says. */
class SchemaTest {
    private static final Path FILE = Path.of("mappings/mapping.schema.json");

    private static JsonNode json;
    private static Schema schema;

    @BeforeAll
    static void read() throws IOException {
        json = new ObjectMapper().readTree(FILE.toFile());
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(FILE), InputFormat.JSON);
    }

    static Stream<Path> shipped() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("mappings"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList().stream();
        }
    }

    static Stream<Broken> corpus() {
        return Broken.all().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void acceptsAndIsNamedByTheShippedFiles(Path file) throws IOException {
        String text = Files.readString(file);

        assertThat(mistakes(text)).isEmpty();
        assertThat(text).startsWith("# yaml-language-server: $schema=../mapping.schema.json\n");
    }

    @Test
    void acceptsTheSample() {
        assertThat(mistakes(Sample.INVOICES)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void refusesWhatIsWrongInStructureOnly(Broken broken) {
        assertThat(mistakes(broken.text()).isEmpty()).isEqualTo(!broken.structural());
    }

    @Test
    void knowsTheSameKeys() {
        assertThat(names(json.at("/properties"))).containsExactlyInAnyOrderElementsOf(Keys.FILE);
        assertThat(names(json.at("/$defs/ask/properties"))).containsExactlyInAnyOrderElementsOf(Keys.ASK);
        assertThat(names(json.at("/$defs/condition/oneOf/1/properties")))
                .containsExactlyInAnyOrderElementsOf(Keys.FIXED);
        assertThat(names(json.at("/$defs/clock/oneOf/1/properties"))).containsExactlyInAnyOrderElementsOf(Keys.CLOCK);
        assertThat(names(json.at("/properties/leaveOut/items/properties")))
                .containsExactlyInAnyOrderElementsOf(Keys.LEFT_OUT);
        assertThat(names(json.at("/properties/control/oneOf/1/properties")))
                .containsExactlyInAnyOrderElementsOf(Keys.CONTROL);
        assertThat(names(json.at("/$defs/join/oneOf/1/properties"))).containsExactlyInAnyOrderElementsOf(Keys.JOIN);
        assertThat(names(json.at("/$defs/classified/properties"))).containsExactlyInAnyOrderElementsOf(Keys.CLASSIFIED);
        assertThat(names(json.at("/$defs/reason/properties"))).containsExactlyInAnyOrderElementsOf(Keys.REASON);
        assertThat(names(json.at("/$defs/currencyOf/properties")))
                .containsExactlyInAnyOrderElementsOf(Keys.CURRENCY_OF);
        assertThat(names(json.at("/$defs/rules/items/oneOf/0/properties")))
                .containsExactlyInAnyOrderElementsOf(Keys.RULE);
        assertThat(names(json.at("/$defs/rules/items/oneOf/1/properties")))
                .containsExactlyInAnyOrderElementsOf(Keys.LAST_RULE);
        List<String> fieldKeys = StreamSupport.stream(
                        json.at("/$defs/field/oneOf").spliterator(), false)
                .flatMap(form -> names(form.path("properties")).stream())
                .distinct()
                .toList();
        assertThat(fieldKeys).containsExactlyInAnyOrderElementsOf(Keys.FIELD);
    }

    @Test
    void knowsTheSameOperations() {
        Keys.CONVERSIONS.forEach((as, keys) -> {
            List<String> all = new ArrayList<>(List.of("from", "as"));
            all.addAll(keys);
            String definition = as.equals("text") ? "copied" : as;
            assertThat(names(json.at("/$defs/" + definition + "/properties")))
                    .as(as)
                    .containsExactlyInAnyOrderElementsOf(all);
        });
    }

    @Test
    void knowsTheSameWordsOfConditions() {
        assertThat(json.at("/$defs/ask/properties/fields/propertyNames/not/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(Names.TAKEN);
    }

    @Test
    void knowsTheLedgersColumns() {
        assertThat(json.at("/properties/dataType/enum"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrderElementsOf(
                        LedgerTargets.all().stream().map(Target::dataType).toList());
        for (Target target : LedgerTargets.all()) {
            knowsTheColumns(target, target.head());
            target.lines().ifPresent(lines -> knowsTheColumns(target, lines));
        }
    }

    private static void knowsTheColumns(Target target, Table table) {
        String name = target.dataType();
        String definition = "become" + name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1);
        JsonNode section = json.at("/$defs/" + definition + "/properties/" + table.section());
        List<String> columns =
                new ArrayList<>(table.columns().stream().map(Column::name).toList());
        columns.add("custom");

        assertThat(names(section.path("properties"))).containsExactlyElementsOf(columns);
        assertThat(section.path("required"))
                .extracting(JsonNode::asText)
                .containsExactlyElementsOf(table.columns().stream()
                        .filter(Column::required)
                        .map(Column::name)
                        .toList());
        for (Column column : table.columns()) {
            JsonNode schemaOf = section.path("properties").path(column.name());
            String kind = column.values().isEmpty() ? column.type().name().toLowerCase(java.util.Locale.ROOT) : "word";
            assertThat(schemaOf.path("$ref").asText()).as(column.name()).isEqualTo("#/$defs/" + kind + "Column");
            assertThat(schemaOf.at("/properties/choices/additionalProperties/enum"))
                    .extracting(JsonNode::asText)
                    .containsExactlyElementsOf(column.values());
        }
    }

    private static List<Error> mistakes(String yaml) {
        return schema.validate(yaml, InputFormat.YAML);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
