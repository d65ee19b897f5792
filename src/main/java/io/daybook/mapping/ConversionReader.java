package io.daybook.mapping;

import io.daybook.mapping.AskedField.Kind;
import io.daybook.mapping.Target.Column;
import io.daybook.mapping.YamlNode.Entry;
import io.daybook.mapping.YamlNode.Keyed;
import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how one column is made from fields: {@code name} or <code>{ from: name, as: … }</code>. */
final class ConversionReader {
    private final Asked asked;
    private final IsoCurrencies currencies;
    private final Mistakes mistakes;

    ConversionReader(Asked asked, IsoCurrencies currencies, Mistakes mistakes) {
        this.asked = asked;
        this.currencies = currencies;
        this.mistakes = mistakes;
    }

    /** @param label how messages about records call the column, such as {@code lines.type} */
    Optional<Operation> read(String label, Column column, YamlNode node) {
        if (node instanceof Text) {
            return fits("text", column, node.line()) ? copied(label, node).map(copy -> copy) : Optional.empty();
        }
        String as = node instanceof Keyed keyed ? kind(keyed) : "text";
        List<String> keys = new ArrayList<>(List.of("from", "as"));
        keys.addAll(Keys.CONVERSIONS.get(as));
        Entries value = Entries.of("column '" + column.name() + "' as " + as, node, keys, mistakes);
        if (!(node instanceof Keyed)) {
            return Optional.empty();
        }
        value.needed("from");
        List<AskedField> fields = value.texts("from").stream()
                .flatMap(name -> asked.find(name, mistakes).stream())
                .toList();
        // Read even where the fields are wrong, so that every mistake is found in one go.
        boolean usable = fits(as, column, value.line())
                & !fields.isEmpty()
                & fields.stream().allMatch(field -> takes(as, field, value.line()));
        Optional<Operation> operation = operation(as, new Input(label, fields), column, value);
        return usable ? operation : Optional.empty();
    }

    /** A field's text as it came. */
    Optional<Operation.CopyText> copied(String label, YamlNode node) {
        if (node instanceof Text name && !name.text().isBlank()) {
            return asked.find(name, mistakes).map(field -> new Operation.CopyText(new Input(label, List.of(field))));
        }
        mistakes.add(node.line(), "'" + label + "' does not name a field", "write '" + label + ": <field>'");
        return Optional.empty();
    }

    private String kind(Keyed keyed) {
        for (Entry entry : keyed.entries()) {
            if (entry.key().equals("as") && entry.value() instanceof Text as) {
                if (Keys.CONVERSIONS.containsKey(as.text())) {
                    return as.text();
                }
                mistakes.add(
                        as.line(),
                        "'" + as.text() + "' is no operation",
                        Spelling.instead(as.text(), Keys.CONVERSIONS.keySet()));
            }
        }
        return "text";
    }

    private boolean fits(String as, Column column, int line) {
        boolean fits =
                switch (column.type()) {
                    case TEXT ->
                        as.equals("choice")
                                || as.equals("text") && column.values().isEmpty();
                    case DATE -> as.equals("date");
                    case TIMESTAMP -> as.equals("timestamp");
                    case DECIMAL -> as.equals("money") || as.equals("decimal");
                    case BOOLEAN -> as.equals("boolean");
                    case CURRENCY -> as.equals("currency");
                };
        if (!fits) {
            mistakes.add(
                    line,
                    "column '" + column.name() + "' holds " + ColumnHint.holds(column) + " and cannot be filled as "
                            + as,
                    ColumnHint.example(column));
        }
        return fits;
    }

    private boolean takes(String as, AskedField field, int line) {
        boolean takes =
                switch (as) {
                    case "date" -> field.kind() == Kind.DATE || field.kind() == Kind.TEXT;
                    case "timestamp" -> field.kind() == Kind.TIMESTAMP || field.kind() == Kind.TEXT;
                    case "money" -> field.kind() == Kind.MONEY;
                    case "text" -> true;
                    default -> field.kind() == Kind.TEXT;
                };
        if (!takes) {
            String right = field.kind() == Kind.MONEY
                    ? "write 'as: money': its decimals depend on its currency"
                    : "ask for it as '" + field.name() + ": { "
                            + (as.equals("money")
                                    ? "money: …, currency: <field>"
                                    : as.equals("date") ? "date: …" : "text: …")
                            + " }'";
            mistakes.add(
                    line,
                    "field '" + field.name() + "' is asked for as "
                            + field.kind().word() + " and cannot become " + as,
                    right);
        }
        return takes;
    }

    private Optional<Operation> operation(String as, Input input, Column column, Entries value) {
        return switch (as) {
            case "text" -> Optional.of(new Operation.CopyText(input));
            case "date" -> date(input, value);
            case "timestamp" -> Optional.of(new Operation.ReadTimestamp(input, new TimestampText()));
            case "decimal" -> Optional.of(new Operation.ReadDecimal(input, value.flag("invert")));
            case "money" -> money(input, value);
            case "boolean" -> Optional.of(new Operation.ReadBoolean(input));
            case "choice" -> Optional.of(new ChoiceReader(mistakes).read(input, column, value));
            case "currency" -> Optional.of(new Operation.CheckCurrency(input, currencies));
            default -> throw new IllegalStateException(as);
        };
    }

    private Optional<Operation> date(Input input, Entries value) {
        Optional<Text> given = value.text("format");
        String format = given.map(Text::text).orElse(null);
        for (AskedField field : input.fields()) {
            if (field.kind() != Kind.DATE) {
                continue;
            }
            if (format == null) {
                format = field.format();
            } else if (!format.equals(field.format())) {
                mistakes.add(
                        given.map(Text::line).orElse(value.line()),
                        "field '" + field.name() + "' is asked for in the form " + field.format() + ", not " + format,
                        given.isPresent()
                                ? "remove 'format' here, or change it in 'ask'"
                                : "ask for all of these fields in the same form");
                return Optional.empty();
            }
        }
        if (format == null) {
            mistakes.add(
                    value.line(),
                    input.column() + " does not say in which form its date comes",
                    "add 'format: \"%d/%m/%Y\"', or ask for the field as { date: … }");
            return Optional.empty();
        }
        if (given.isPresent()) {
            return DateForm.compile(given.get(), mistakes)
                    .map(form -> new Operation.ReadDate(input, form, given.get().text()));
        }
        String asAsked = format;
        return DateForm.of(format).map(form -> new Operation.ReadDate(input, form, asAsked));
    }

    private Optional<Operation> money(Input input, Entries value) {
        boolean invert = value.flag("invert");
        if (input.fields().size() > 1) {
            mistakes.add(
                    value.line(),
                    input.column() + " takes its amount from several fields",
                    "name one: each has a currency of its own");
            return Optional.empty();
        }
        List<AskedField> currency = input.fields().stream()
                .flatMap(field -> field.currency().stream())
                .toList();
        return Optional.of(new Operation.ReadMoney(input, new Input(input.column(), currency), invert, currencies));
    }
}
