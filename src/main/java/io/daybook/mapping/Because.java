package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reason for people with a record's values in it: {@code voided by journal {journal}}. Immutable. */
final class Because {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final int LONGEST_VALUE = 40;

    /** Plain texts and, between them, fields. */
    private final List<String> texts;

    private final List<AskedField> fields;

    private Because(List<String> texts, List<AskedField> fields) {
        this.texts = List.copyOf(texts);
        this.fields = List.copyOf(fields);
    }

    /** The reason; a field in it that is not asked for is among the mistakes. */
    static Because read(Text reason, Asked asked, Mistakes mistakes) {
        List<String> texts = new ArrayList<>();
        List<AskedField> fields = new ArrayList<>();
        Matcher found = FIELD.matcher(reason.text());
        StringBuilder plain = new StringBuilder();
        int end = 0;
        while (found.find()) {
            plain.append(reason.text(), end, found.start());
            end = found.end();
            Text name = new Text(found.group(1).strip(), true, false, reason.line());
            asked.find(name, mistakes).ifPresent(field -> {
                texts.add(plain.toString());
                plain.setLength(0);
                fields.add(field);
            });
        }
        plain.append(reason.text().substring(end));
        if (plain.indexOf("{") >= 0 || plain.indexOf("}") >= 0 || texts.stream().anyMatch(text -> text.contains("{"))) {
            mistakes.add(
                    reason.line(),
                    "'because' has a brace that is no {field}",
                    "write {name} with the name of a field to show its value");
        }
        texts.add(plain.toString());
        return new Because(texts, fields);
    }

    String of(SourceRecord record) {
        StringBuilder text = new StringBuilder(texts.get(0));
        for (int i = 0; i < fields.size(); i++) {
            String value = record.value(fields.get(i).index());
            text.append(value == null || value.isEmpty() ? "?" : Quoted.shortened(value, LONGEST_VALUE))
                    .append(texts.get(i + 1));
        }
        return text.toString();
    }
}
