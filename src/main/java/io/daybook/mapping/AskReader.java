package io.daybook.mapping;

import io.daybook.mapping.AskedField.Kind;
import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the {@code ask} part of a mapping file. */
final class AskReader {
    /** A platform may answer a wider question with no rows and no error (NetSuite reference 2). */
    private static final int WIDEST = 100;

    /** Stands for an expression that is not given, which is a mistake already. */
    static final String UNKNOWN = "?";

    private final Mistakes mistakes;

    AskReader(Mistakes mistakes) {
        this.mistakes = mistakes;
    }

    /** What is asked; where something is wrong, as much of it as is needed to find the mistakes of the rest. */
    Asked read(YamlNode node) {
        Entries ask = Entries.of("ask", node, Keys.ASK, mistakes);
        String from = ask.neededText("from").map(Text::text).orElse(UNKNOWN);
        List<Question.Join> joins = ask.items("join").stream().map(this::join).toList();
        PopulationReader population = new PopulationReader(ask, mistakes);
        PopulationReader.Conditions conditions = population.conditions();
        String key = ask.neededText("key").map(Text::text).orElse(UNKNOWN);
        String document = ask.text("document").map(Text::text).orElse(key);
        List<Question.Clock> clocks = population.clocks();
        List<Question.Field> asked = new ArrayList<>();
        Map<String, AskedField> fields = new LinkedHashMap<>();
        ask.needed("fields")
                .flatMap(block -> Entries.block("fields", block, mistakes))
                .ifPresent(block -> fields(block, asked, fields));
        int columns = asked.size() + clocks.size() + 2;
        if (columns > WIDEST) {
            mistakes.add(
                    ask.line(),
                    columns + " columns are asked for, keys and clocks included",
                    "ask for " + WIDEST + " at most: a wider question may be answered with no rows and no error");
        }
        Question question = new Question(
                from,
                joins,
                conditions.where(),
                conditions.fixed(),
                document,
                key,
                clocks,
                List.copyOf(asked),
                Optional.empty(),
                population.deletions());
        return new Asked(question, fields);
    }

    private Question.Join join(YamlNode node) {
        if (node instanceof Text text && !text.text().isBlank()) {
            return new Question.Join(text.text(), false, false);
        }
        Entries join = Entries.of("join", node, Keys.JOIN, mistakes);
        String table = join.neededText("table").map(Text::text).orElse(UNKNOWN);
        boolean optional = join.flag("optional");
        boolean outer = join.flag("outer");
        if (optional && !outer) {
            mistakes.add(
                    join.line(),
                    "a join that may be missing is not outer",
                    "add 'outer: true', or records would vanish where the table is empty");
        }
        return new Question.Join(table, outer, optional);
    }

    private void fields(Keyed block, List<Question.Field> asked, Map<String, AskedField> fields) {
        List<Parsed> money = new ArrayList<>();
        if (block.entries().isEmpty()) {
            mistakes.add(block.line(), "no field is asked for", "add 'name: expression' lines");
        }
        for (Entry entry : block.entries()) {
            if (!Names.valid(entry.key()) || Names.taken(entry.key())) {
                boolean taken = Names.valid(entry.key());
                mistakes.add(
                        entry.line(),
                        "'" + entry.key() + "' is no name for a field" + (taken ? ": conditions use the word" : ""),
                        taken ? "add to it, such as '" + entry.key() + "_code'" : Names.RULE);
            }
            Parsed parsed = field(entry);
            int index = asked.size();
            asked.add(new Question.Field(
                    entry.key(), parsed.kind.form(), parsed.expression, parsed.format, parsed.optional));
            fields.put(entry.key(), new AskedField(entry.key(), index, parsed.kind, parsed.format, List.of()));
            if (parsed.kind == Kind.MONEY) {
                money.add(parsed);
            }
        }
        // A money field may name a currency that is asked for after it.
        for (Parsed parsed : money) {
            AskedField field = fields.get(parsed.name);
            Asked soFar = new Asked(null, fields);
            List<AskedField> currency = parsed.currency.stream()
                    .flatMap(name -> soFar.find(name, mistakes).stream())
                    .toList();
            fields.put(parsed.name, new AskedField(field.name(), field.index(), field.kind(), "", currency));
        }
    }

    private Parsed field(Entry entry) {
        if (entry.value() instanceof Text text && !text.text().isBlank()) {
            return new Parsed(entry.key(), Kind.TEXT, text.text(), "", false, List.of());
        }
        Entries field = Entries.of("field '" + entry.key() + "'", entry.value(), Keys.FIELD, mistakes);
        List<Kind> kinds = new ArrayList<>();
        for (Kind each : Kind.values()) {
            if (field.has(each.word())) {
                kinds.add(each);
            }
        }
        if (kinds.size() != 1) {
            mistakes.add(
                    entry.line(),
                    "field '" + entry.key() + "' says " + (kinds.isEmpty() ? "not" : "more than once")
                            + " how it is asked for",
                    "give exactly one of text, date, timestamp, money with the platform's expression");
        }
        Kind kind = kinds.isEmpty() ? Kind.TEXT : kinds.get(0);
        String expression = field.text(kind.word()).map(Text::text).orElse(UNKNOWN);
        List<Text> currency = field.texts("currency");
        if (kind == Kind.MONEY && currency.isEmpty()) {
            mistakes.add(
                    entry.line(),
                    "money field '" + entry.key() + "' does not say in which currency it is",
                    "add 'currency: <field>' with the field that holds its ISO 4217 code");
        } else if (kind != Kind.MONEY && field.has("currency")) {
            mistakes.add(
                    entry.line(),
                    "field '" + entry.key() + "' has a currency and is no money",
                    "write '" + entry.key() + ": { money: …, currency: … }'");
        }
        return new Parsed(entry.key(), kind, expression, format(entry, kind, field), field.flag("optional"), currency);
    }

    private String format(Entry entry, Kind kind, Entries field) {
        Optional<Text> format = field.text("format");
        if (kind != Kind.DATE) {
            format.ifPresent(text -> mistakes.add(
                    text.line(), "'format' is for dates, '" + entry.key() + "' is a " + kind.word(), "remove it"));
            return "";
        }
        format.ifPresent(text -> DateForm.compile(text, mistakes));
        return format.map(Text::text).orElse(DateForm.USUAL);
    }

    private record Parsed(
            String name, Kind kind, String expression, String format, boolean optional, List<Text> currency) {}
}
