package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.books.ColumnType;
import java.util.Optional;

/**
 * A translated expression.
 *
 * @param text for H2
 * @param kind what its values are, as far as the dialect's rules depend on it
 * @param literal the text of a string literal, unescaped
 */
record Sql(String text, Kind kind, Optional<String> literal) {
    enum Kind {
        /** A date or a timestamp: printed and compared in the user's format. */
        DATE,
        OTHER
    }

    static Sql of(String text) {
        return new Sql(text, Kind.OTHER, Optional.empty());
    }

    static Sql date(String text) {
        return new Sql(text, Kind.DATE, Optional.empty());
    }

    static Sql literal(String value) {
        return new Sql("'" + value.replace("'", "''") + "'", Kind.OTHER, Optional.of(value));
    }

    static Sql column(String text, Kind kind) {
        return new Sql(text, kind, Optional.empty());
    }

    static Kind kindOf(ColumnType type) {
        return type == ColumnType.DATE || type == ColumnType.TIMESTAMP ? Kind.DATE : Kind.OTHER;
    }

    /** An identifier, quoted. Only names that passed a check come here; a quote inside could not break out. */
    static String quote(String identifier) {
        return "\"" + identifier.replace("\"", "\"\"") + "\"";
    }

    boolean isDate() {
        return kind == Kind.DATE;
    }
}
