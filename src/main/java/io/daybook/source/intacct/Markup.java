package io.daybook.source.intacct;

/** XML in the making, every text of it escaped. Used by one thread. */
final class Markup {
    private final StringBuilder text = new StringBuilder(512);

    Markup open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    Markup close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    Markup empty(String name) {
        text.append('<').append(name).append("/>");
        return this;
    }

    /** An element with nothing but a text. */
    Markup element(String name, String value) {
        open(name);
        escape(value);
        return close(name);
    }

    /** Something that is markup already. */
    Markup append(String markup) {
        text.append(markup);
        return this;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                default -> {
                    if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                        throw new IllegalArgumentException("a control character cannot be sent");
                    }
                    text.append(c);
                }
            }
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
