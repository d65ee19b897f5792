package io.daybook.sandbox.netsuite;

/** Which generation of {@code type} addresses error documents carry (NetSuite reference 2.5). */
public enum ErrorTypes {
    /** As the documentation and older accounts show them. */
    RFC_2616 {
        @Override
        public String uri(int status) {
            return status == 429
                    ? "https://tools.ietf.org/html/rfc6585#section-4"
                    : "https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10." + status / 100 + "."
                            + (status % 100 + 1);
        }
    },
    /** As accounts show them in 2026. */
    RFC_9110 {
        @Override
        public String uri(int status) {
            return status == 429
                    ? "https://www.rfc-editor.org/rfc/rfc6585.html#section-4"
                    : "https://www.rfc-editor.org/rfc/rfc9110.html#section-15." + (status / 100 + 1) + "."
                            + (status % 100 + 1);
        }
    };

    /** The address that stands for an HTTP status from 400 on. */
    public abstract String uri(int status);
}
