package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.wire.Element;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one of the object-specific functions looks like: its parts must come in their order (Intacct reference 1.2, 5). Immutable.
 *
 * @param object what it is about; empty for a part of others
 * @param parts by name, attributes too, in their order
 */
record LegacyForm(String name, Verb verb, String object, Map<String, Part> parts) {
    /** What a function does. */
    enum Verb {
        /** It is no function, but a part of some. */
        PART,
        CREATE_RECORD,
        UPDATE_RECORD,
        DELETE_RECORD,
        CREATE_DOCUMENT,
        UPDATE_DOCUMENT,
        REVERSE_DOCUMENT,
        DELETE_DOCUMENT,
        RECEIVE_PAYMENT,
        APPLY_PAYMENT,
        REVERSE_PAYMENT
    }

    /**
     * An element, or an attribute.
     *
     * @param rank its place; those of equal rank come in any order
     * @param field where its text is kept; empty for nowhere
     * @param holds names of the forms of its children, or its own where it is a form itself; empty where anything goes
     */
    record Part(String name, int rank, boolean needed, boolean attribute, String field, List<String> holds) {
        Part {
            holds = List.copyOf(holds);
        }
    }

    /** The part that holds lines or items, where there is one. */
    Optional<Part> items() {
        return parts.values().stream().filter(part -> !part.holds().isEmpty()).findFirst();
    }

    /** What is wrong with an element of this form, in the words of a schema check; empty where nothing is. */
    Optional<String> mistake(Element element, Map<String, LegacyForm> forms) {
        int rank = 0;
        for (Element child : element.children()) {
            Part part = parts.get(child.name());
            if (part == null || part.attribute()) {
                return Optional.of("Element '" + child.name() + "': This element is not expected in '" + name + "'.");
            }
            if (part.rank() < rank) {
                return Optional.of("Element '" + child.name() + "': This element is not expected here; the parts of '"
                        + name + "' have an order.");
            }
            rank = part.rank();
            Optional<String> inside = inside(child, part, forms);
            if (inside.isPresent()) {
                return inside;
            }
        }
        return parts.values().stream()
                .filter(part -> part.needed() && !there(element, part))
                .findFirst()
                .map(part -> part.attribute()
                        ? "Element '" + name + "': The attribute '" + part.name() + "' is required but missing."
                        : "Element '" + name + "': Missing child element(s). Expected is ( " + part.name() + " ).");
    }

    private static boolean there(Element element, Part part) {
        return part.attribute()
                ? element.attributes().containsKey(part.name())
                : element.child(part.name()).isPresent();
    }

    private static Optional<String> inside(Element element, Part part, Map<String, LegacyForm> forms) {
        if (part.holds().contains(part.name())) {
            return forms.get(part.name()).mistake(element, forms);
        }
        for (Element item : part.holds().isEmpty() ? List.<Element>of() : element.children()) {
            if (!part.holds().contains(item.name())) {
                return Optional.of("Element '" + item.name() + "': This element is not expected. Expected is "
                        + part.holds() + ".");
            }
            Optional<String> mistake = forms.get(item.name()).mistake(item, forms);
            if (mistake.isPresent()) {
                return mistake;
            }
        }
        return Optional.empty();
    }
}
