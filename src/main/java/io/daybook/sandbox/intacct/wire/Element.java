package io.daybook.sandbox.intacct.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a request.
 *
 * @param text its own text, stripped
 */
public record Element(String name, Map<String, String> attributes, List<Element> children, String text) {
    public Element {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    /** The first child of that name. */
    public Optional<Element> child(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).findFirst();
    }

    /** All children of that name. */
    public List<Element> children(String childName) {
        return children.stream().filter(child -> child.name.equals(childName)).toList();
    }

    /** The text of a child; empty also where the child is. */
    public Optional<String> text(String childName) {
        return child(childName).map(Element::text).filter(text -> !text.isEmpty());
    }

    /** Whether a child says {@code true}, with a default for one that is not there. */
    public boolean flag(String childName, boolean otherwise) {
        return text(childName).map(text -> text.equalsIgnoreCase("true")).orElse(otherwise);
    }
}
