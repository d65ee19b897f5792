package io.daybook.source.netsuite;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an account does not have of the optional parts of a question.
 *
 * @param aliases of tables that are left out, in lower case
 * @param fields names of fields that are left out
 */
record Dropped(Set<String> aliases, Set<String> fields) {
    static final Dropped NOTHING = new Dropped(Set.of(), Set.of());

    Dropped {
        aliases = Set.copyOf(aliases);
        fields = Set.copyOf(fields);
    }

    Dropped and(Dropped more) {
        Set<String> allAliases = new TreeSet<>(aliases);
        allAliases.addAll(more.aliases);
        Set<String> allFields = new TreeSet<>(fields);
        allFields.addAll(more.fields);
        return new Dropped(allAliases, allFields);
    }

    boolean nothing() {
        return aliases.isEmpty() && fields.isEmpty();
    }

    /** Such as {@code table cur, field subsidiary}. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        new TreeSet<>(aliases).forEach(alias -> parts.add("table " + alias));
        new TreeSet<>(fields).forEach(field -> parts.add("field " + field));
        return String.join(", ", parts);
    }
}
