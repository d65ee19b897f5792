package io.daybook.sandbox.intacct;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a reply looks like, whatever it says: names of elements and attributes, nesting and order. Neighbours of one shape count once.
 *
 * @param attributes their names in the order of the document
 */
record Shape(String name, List<String> attributes, List<Shape> children) {
    static Shape of(String xml) {
        try {
            XMLStreamReader reader = XMLInputFactory.newDefaultFactory()
                    .createXMLStreamReader(
                            new ByteArrayInputStream(xml.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            reader.nextTag();
            return read(reader);
        } catch (XMLStreamException e) {
            throw new IllegalStateException("not XML: " + xml, e);
        }
    }

    /** The same as lines, one an element, which a person can compare. */
    String drawn() {
        StringBuilder lines = new StringBuilder();
        draw(lines, "");
        return lines.toString();
    }

    private void draw(StringBuilder lines, String indent) {
        lines.append(indent)
                .append(name)
                .append(attributes.isEmpty() ? "" : " " + attributes)
                .append('\n');
        children.forEach(child -> child.draw(lines, indent + "  "));
    }

    private static Shape read(XMLStreamReader reader) throws XMLStreamException {
        String name = reader.getLocalName();
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.add(reader.getAttributeLocalName(i));
        }
        List<Shape> children = new ArrayList<>();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            if (reader.isStartElement()) {
                Shape child = read(reader);
                if (children.isEmpty() || !children.get(children.size() - 1).equals(child)) {
                    children.add(child);
                }
            }
        }
        return new Shape(name, attributes, children);
    }
}
