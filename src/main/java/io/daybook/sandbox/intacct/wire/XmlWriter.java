package io.daybook.sandbox.intacct.wire;

import java.nio.charset.StandardCharsets;

/** Writes a reply. Names are taken as they are: a dotted field is an element with a dot in its name. Not thread-safe. */
public final class XmlWriter {
    private final StringBuilder out = new StringBuilder(4096);

    /** Opens an element; names and values of attributes take turns. */
    public XmlWriter open(String name, String... attributes) {
        tag(name, attributes);
        out.append('>');
        return this;
    }

    public XmlWriter close(String name) {
        out.append("</").append(name).append('>');
        return this;
    }

    /** An element with nothing in it, closed at once. */
    public XmlWriter empty(String name, String... attributes) {
        tag(name, attributes);
        out.append("/>");
        return this;
    }

    /** An element with text; {@code null} is no text. */
    public XmlWriter text(String name, String text) {
        open(name);
        if (text != null) {
            escape(text);
        }
        return close(name);
    }

    /** Text inside the element that is open. */
    public XmlWriter words(String text) {
        escape(text);
        return this;
    }

    /** What another writer wrote. */
    public XmlWriter raw(XmlWriter other) {
        out.append(other.out);
        return this;
    }

    /**
     * A whole document, with its declaration.
     *
     * @param whitespace whether it is laid out for people: an element a line, two blanks a level
     */
    public byte[] document(boolean whitespace) {
        CharSequence content = whitespace ? laidOut() : out;
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + content).getBytes(StandardCharsets.UTF_8);
    }

    /** In texts and attributes every bracket is escaped, so that a bracket always is a tag's. */
    private CharSequence laidOut() {
        StringBuilder laid = new StringBuilder(out.length() * 3 / 2);
        int level = 0;
        boolean afterOpening = false;
        for (int at = 0; at < out.length(); ) {
            int end = out.indexOf(">", at) + 1;
            boolean closing = out.charAt(at + 1) == '/';
            level -= closing ? 1 : 0;
            if (!laid.isEmpty() && !(closing && afterOpening)) {
                laid.append('\n').append("  ".repeat(level));
            }
            int next = out.indexOf("<", end);
            next = next < 0 ? out.length() : next;
            laid.append(out, at, next);
            boolean empty = out.charAt(end - 2) == '/';
            afterOpening = !closing && !empty;
            level += afterOpening ? 1 : 0;
            at = next;
        }
        return laid;
    }

    /** What was written so far. */
    @Override
    public String toString() {
        return out.toString();
    }

    private void tag(String name, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\r' -> out.append("&#13;");
                default -> {
                    // what XML 1.0 cannot hold at all is left out
                    if (c >= ' ' || c == '\n' || c == '\t') {
                        out.append(c);
                    }
                }
            }
        }
    }
}
