package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.source.Position;
import io.daybook.source.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The records of a window after a position, as conditions: a keyset, so that rows which change between two pages shift
 * nothing (NetSuite reference 2.3, 6.9). Nothing but numbers is written into it.
 *
 * @param position before the window's first document for all of it
 */
record KeyRange(Window window, Position position) {
    /** All of a window. */
    KeyRange(Window window) {
        this(window, Position.afterDocument(Long.MIN_VALUE));
    }

    List<String> conditions(Question question) {
        String document = question.document();
        List<String> conditions = new ArrayList<>();
        if (position.document() >= window.after() && position.key().isPresent()) {
            conditions.add(document + " >= " + position.document());
            conditions.add("(" + document + " > " + position.document() + " OR " + question.key() + " > "
                    + position.key().getAsLong() + ")");
        } else {
            long after = Math.max(window.after(), position.document());
            if (after != Long.MIN_VALUE) {
                conditions.add(document + " > " + after);
            }
        }
        window.upTo().ifPresent(upTo -> conditions.add(document + " <= " + upTo));
        if (window.listed()) {
            conditions.add(document + " IN (" + listed() + ")");
        }
        return conditions;
    }

    private String listed() {
        if (window.documents().size() > Window.MOST_DOCUMENTS) {
            throw new IllegalArgumentException(
                    "a window lists " + window.documents().size() + " documents, more than " + Window.MOST_DOCUMENTS);
        }
        return window.documents().stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
