package io.daybook.source.intacct;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through a reply of the gateway, the only way XML from outside is read. A document type, and with it every entity but
 * the five of XML itself, is refused, and so is nesting deeper than {@value #DEEPEST}: no reply needs either, and both can
 * be made to fill the memory or to read other files. How large a reply may be is limited where it is received. Used by one
 * thread.
 */
final class SafeXml implements AutoCloseable {
    /** Replies are nested seven deep at most (Intacct reference 1.3). */
    static final int DEEPEST = 20;

    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader reader;
    private int depth;

    /** @throws XMLStreamException if it does not begin like XML */
    SafeXml(byte[] body) throws XMLStreamException {
        reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(body));
    }

    /** Something that no reply has, and that only harms. */
    static final class Hostile extends XMLStreamException {
        private static final long serialVersionUID = 1L;

        Hostile(String what) {
            super(what);
        }
    }

    private static XMLInputFactory factory() {
        // the one of the JDK, whatever else is on the class path: its behaviour is what the tests have seen
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        // a field's name is an element's name and may hold a dot, but never a namespace
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new Hostile("it refers to another document");
        });
        return factory;
    }

    /**
     * Goes into the next child of the present element; false where there is none left, and the element is left.
     *
     * @throws XMLStreamException if the document is damaged or cut off
     */
    boolean child() throws XMLStreamException {
        while (true) {
            switch (next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > DEEPEST) {
                        throw new Hostile("it is nested deeper than " + DEEPEST);
                    }
                    return true;
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return false;
                }
                case XMLStreamConstants.END_DOCUMENT -> {
                    return false;
                }
                default -> {
                    // white space and comments between elements mean nothing
                }
            }
        }
    }

    /** Of the present element. */
    String name() {
        return reader.getLocalName();
    }

    /** An attribute of the present element, or an empty text. */
    String attribute(String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /** The present element's text, leaving it; elements inside are passed over. */
    String text() throws XMLStreamException {
        String first = "";
        StringBuilder more = null;
        while (true) {
            switch (next()) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (first.isEmpty()) {
                        first = reader.getText();
                    } else {
                        more = more == null ? new StringBuilder(first) : more;
                        more.append(reader.getText());
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    skip();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    return more == null ? first : more.toString();
                }
                case XMLStreamConstants.END_DOCUMENT -> throw new XMLStreamException("it ends in the middle");
                default -> {
                    // comments mean nothing
                }
            }
        }
    }

    /** The texts of the present element's children by their names, leaving it. */
    Map<String, String> texts() throws XMLStreamException {
        Map<String, String> texts = new LinkedHashMap<>();
        while (child()) {
            String name = name();
            texts.put(name, text());
        }
        return texts;
    }

    /** Leaves the present element with all that is in it. */
    void skip() throws XMLStreamException {
        while (child()) {
            skip();
        }
    }

    private int next() throws XMLStreamException {
        if (!reader.hasNext()) {
            return XMLStreamConstants.END_DOCUMENT;
        }
        int event = reader.next();
        if (event == XMLStreamConstants.DTD) {
            throw new Hostile("it has a document type");
        }
        if (event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw new Hostile("it uses an entity");
        }
        return event;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (XMLStreamException e) {
            // nothing is held but memory
        }
    }
}
