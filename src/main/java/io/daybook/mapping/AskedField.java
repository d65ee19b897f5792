package io.daybook.mapping;

import java.util.List;

/**
 * A field as the rest of a mapping file may use it.
 *
 * @param index position among the fields asked for, and so in {@link SourceRecord#values()}
 * @param kind how it was asked for
 * @param format for a date the form it is printed in, such as {@code %d/%m/%Y}; empty otherwise
 * @param currency for money the fields with its currency, of which the first present one counts; empty otherwise
 */
record AskedField(String name, int index, Kind kind, String format, List<AskedField> currency) {
    AskedField {
        currency = List.copyOf(currency);
    }

    /** The word in {@code fields} under which the expression stands. */
    enum Kind {
        TEXT,
        DATE,
        TIMESTAMP,
        MONEY;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        Question.Form form() {
            return switch (this) {
                case TEXT, MONEY -> Question.Form.TEXT;
                case DATE -> Question.Form.DATE;
                case TIMESTAMP -> Question.Form.TIMESTAMP;
            };
        }
    }
}
