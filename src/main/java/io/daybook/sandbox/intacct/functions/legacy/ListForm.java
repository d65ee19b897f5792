package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.wire.IntacctError;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code get_list} and {@code get} read under one name (Intacct reference 3.3). Immutable.
 *
 * @param name lower case
 * @param key the field by which {@code get} finds one
 * @param elements fields by the elements that show them
 */
record ListForm(String name, String object, String key, Map<String, String> elements) {
    /** The field that an element shows. */
    String field(String element) {
        return Optional.ofNullable(elements.get(element.strip().toLowerCase(Locale.ROOT)))
                .orElseThrow(() ->
                        IntacctError.of("XL03000009", "The field '" + element + "' is not in the list of " + name));
    }

    /** All of them by name. */
    static Map<String, ListForm> read() {
        Map<String, ListForm> lists = new LinkedHashMap<>();
        ListForm current = null;
        for (String line : Tables.lines("lists.txt")) {
            String[] words = line.split(" ");
            if (line.startsWith("[")) {
                String name = words[0].substring(1, words[0].length() - 1);
                current = new ListForm(name, words[1], words[2], new LinkedHashMap<>());
                lists.put(name, current);
                continue;
            }
            for (String word : words) {
                String[] sides = word.split("=");
                current.elements.put(sides[0], sides.length > 1 ? sides[1] : sides[0].toUpperCase(Locale.ROOT));
            }
        }
        return lists;
    }
}
