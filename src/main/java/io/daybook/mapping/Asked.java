package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Text;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * What a mapping file asks for.
 *
 * @param question without the control, which the mapping of columns decides
 * @param fields by name, in the order asked for
 */
record Asked(Question question, Map<String, AskedField> fields) {
    Collection<String> names() {
        return fields.keySet();
    }

    /** The field that {@code name} speaks of; a name that is not asked for is a mistake. */
    Optional<AskedField> find(Text name, Mistakes mistakes) {
        AskedField field = fields.get(name.text());
        if (field == null) {
            mistakes.add(
                    name.line(),
                    "field '" + name.text() + "' is not asked for",
                    "add it to 'fields' of 'ask', or: " + Spelling.instead(name.text(), fields.keySet()));
        }
        return Optional.ofNullable(field);
    }
}
