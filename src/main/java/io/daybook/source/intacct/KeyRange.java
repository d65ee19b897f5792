package io.daybook.source.intacct;

import io.daybook.source.Position;
import io.daybook.source.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * The records of a window after a position, as filters: a keyset, so that rows which change between two pages shift nothing
 * (Intacct reference 9, 4).
 *
 * @param position before the window's first document for all of it
 */
record KeyRange(Window window, Position position) {
    /** All of a window. */
    KeyRange(Window window) {
        this(window, Position.afterDocument(Long.MIN_VALUE));
    }

    List<Filter> filters(AskedPart part) {
        String document = part.document();
        List<Filter> filters = new ArrayList<>();
        if (position.document() >= window.after() && position.key().isPresent()) {
            long inside = position.document();
            filters.add(Filter.number("greaterthanorequalto", document, inside));
            filters.add(Filter.any(
                    Filter.number("greaterthan", document, inside),
                    Filter.number("greaterthan", part.key(), position.key().getAsLong())));
        } else {
            long after = Math.max(window.after(), position.document());
            if (after != Long.MIN_VALUE) {
                filters.add(Filter.number("greaterthan", document, after));
            }
        }
        window.upTo().ifPresent(upTo -> filters.add(Filter.number("lessthanorequalto", document, upTo)));
        if (window.listed()) {
            filters.add(Filter.in(document, window.documents().stream()));
        }
        return filters;
    }
}
