package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.functions.legacy.LegacyForm.Part;
import io.daybook.sandbox.intacct.functions.legacy.LegacyForm.Verb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the table of the object-specific functions; its first lines say how it is written. Used once. */
final class LegacyForms {
    private final Map<String, LegacyForm> forms = new LinkedHashMap<>();
    private LegacyForm current;

    private LegacyForms() {}

    /** All forms by name. */
    static Map<String, LegacyForm> read() {
        LegacyForms reader = new LegacyForms();
        Tables.lines("forms.txt").forEach(reader::line);
        return reader.forms;
    }

    private void line(String line) {
        String[] words = line.split(" ");
        if (line.startsWith("[")) {
            String name = words[0].substring(1, words[0].length() - 1);
            current = new LegacyForm(
                    name, Verb.valueOf(words[1]), words.length > 2 ? words[2] : "", new LinkedHashMap<>());
            forms.put(name, current);
            return;
        }
        int rank = current.parts().size() + 1;
        for (String word : words) {
            Part part = part(word, rank);
            current.parts().put(part.name(), part);
        }
    }

    private static Part part(String word, int rank) {
        boolean attribute = word.startsWith("@");
        String[] holding = word.substring(attribute ? 1 : 0).split(":", -1);
        String[] kept = holding[0].split("=");
        boolean needed = kept[0].endsWith("!");
        String name = needed ? kept[0].substring(0, kept[0].length() - 1) : kept[0];
        List<String> holds = List.of();
        if (holding.length > 1) {
            holds = List.of((holding[1].isEmpty() ? name : holding[1]).split(","));
        }
        return new Part(name, rank, needed, attribute, kept.length > 1 ? kept[1] : "", holds);
    }
}
