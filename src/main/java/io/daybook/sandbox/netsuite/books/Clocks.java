package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Chance;
import java.time.Duration;
import java.time.Instant;

/**
 * Sets the clocks of a fresh document apart, as NetSuite reference 6 warns: a mass update that gave hundreds of headers
 * one second, another that gave hundreds of lines one second, lines edited after their header, and lines added long after
 * their document. Immutable.
 */
final class Clocks {
    private static final Duration HEADERS_UPDATED_AGO = Duration.ofDays(40).plusSeconds(2693);
    private static final Duration LINES_UPDATED_AGO = Duration.ofDays(25).plusSeconds(7211);
    private static final Duration LINES_UPDATED_BACK = Duration.ofDays(240);

    private final BooksSettings settings;

    Clocks(BooksSettings settings) {
        this.settings = settings;
    }

    /** The second in which a mass update changed headers. */
    Instant headersUpdated() {
        return settings.asOf().minus(HEADERS_UPDATED_AGO);
    }

    /** The second in which a mass update changed lines and left the headers alone. */
    Instant linesUpdated() {
        return settings.asOf().minus(LINES_UPDATED_AGO);
    }

    void set(Document document) {
        Chance chance = Chance.of(settings.seed(), "clocks", document.id);
        if (document.created.isBefore(headersUpdated()) && chance.perMille(60)) {
            document.touch(headersUpdated());
        }
        boolean linesUpdated = document.created.isBefore(linesUpdated())
                && document.created.isAfter(linesUpdated().minus(LINES_UPDATED_BACK))
                && chance.perMille(150);
        if (linesUpdated) {
            document.lines.forEach(line -> line.modified = linesUpdated());
        } else if (chance.perMille(40)) {
            Line edited = document.lines.get(chance.between(0, document.lines.size() - 1));
            edited.modified = afterwards(document, chance);
        }
        if (document.type == DocumentType.INVOICE && document.lines.size() > 2 && chance.perMille(8)) {
            addLater(document.lines.get(chance.between(1, document.lines.size() - 1)), document, chance);
        }
    }

    private void addLater(Line line, Document document, Chance chance) {
        Instant moment = afterwards(document, chance);
        line.addedLater = moment;
        line.created = moment;
        line.modified = moment;
    }

    private Instant afterwards(Document document, Chance chance) {
        long age = Duration.between(document.created, settings.asOf()).toSeconds();
        return document.created.plusSeconds(age <= 0 ? 0 : chance.below(age));
    }
}
