package io.daybook.source.intacct;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Field;
import io.daybook.mapping.SourceRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes records of the rows of a page: one result an object, put together in order of document and key. Where an object has
 * more than its result holds, nothing is taken that is behind the last row of that result. Used for one page by one thread.
 */
final class PageRows {
    private static final Comparator<SourceRecord> ORDER =
            Comparator.comparingLong(SourceRecord::document).thenComparingLong(SourceRecord::key);

    private final List<SourceRecord> records = new ArrayList<>();
    private final Map<Long, Integer> partOfDocument = new TreeMap<>();
    private final Question question;
    private final List<Part> parts;
    private final Faults faults;
    private SourceRecord end;
    private boolean more;

    PageRows(Question question, Faults faults) {
        this.question = question;
        this.parts = Part.of(question.from());
        this.faults = faults;
    }

    /**
     * @param records in order
     * @param more whether there are records after them
     */
    record Page(List<SourceRecord> records, boolean more) {}

    /** @param results one for each of the question's objects, in their order */
    Page read(List<Reply.Result> results) {
        if (results.size() != parts.size()) {
            throw faults.defect("a page has " + results.size() + " results for " + parts.size() + " objects.");
        }
        for (int i = 0; i < results.size(); i++) {
            part(i, results.get(i));
        }
        records.sort(ORDER);
        if (end != null) {
            records.removeIf(each -> ORDER.compare(each, end) > 0);
        }
        return new Page(List.copyOf(records), more);
    }

    private void part(int index, Reply.Result result) {
        if (!result.succeeded()) {
            throw faults.function(parts.get(index).object(), result.errors());
        }
        int given = result.rows().size();
        if (result.count() >= 0 && result.count() != given) {
            throw faults.garbled("the reply says it has " + result.count() + " records but has " + given
                    + ". Nothing of it is taken; it is asked again.");
        }
        boolean further = result.remaining() > 0;
        if (further && given == 0) {
            throw faults.garbled("Intacct says there are " + result.remaining()
                    + " further records but gives none. It is asked again.");
        }
        AskedPart part = new AskedPart(question, parts.get(index), Set.of());
        RowReader reader = new RowReader(part, faults);
        SourceRecord last = null;
        for (Map<String, String> row : result.rows()) {
            last = reader.read(row);
            Integer other = partOfDocument.putIfAbsent(last.document(), index);
            if (other != null && other != index) {
                throw faults.defect(
                        parts.get(other).object() + " and " + parts.get(index).object()
                                + " both have a document " + last.document()
                                + ". Nothing of it is taken: map the two in separate companies' mappings, one object each.");
            }
            records.add(last);
        }
        if (further) {
            more = true;
            if (end == null || ORDER.compare(last, end) < 0) {
                end = last;
            }
        }
    }

    /** Makes a record of each row of one object. */
    private static final class RowReader {
        private final AskedPart part;
        private final Faults faults;
        private final List<String> names;
        private final List<String> paths;
        private final List<Field> fields;
        private final List<String> clocks;
        private final String document;
        private final String key;
        private final boolean grouped;

        RowReader(AskedPart part, Faults faults) {
            this.part = part;
            this.faults = faults;
            this.fields = part.question().fields();
            this.names = part.question().fieldNames();
            this.paths =
                    fields.stream().map(field -> part.path(field.expression())).toList();
            this.clocks = part.clocks();
            this.document = part.document();
            this.key = part.key();
            this.grouped = part.question().grouped();
        }

        SourceRecord read(Map<String, String> row) {
            String[] values = new String[names.size()];
            for (int i = 0; i < values.length; i++) {
                String text = row.getOrDefault(paths.get(i), "");
                values[i] = text.isEmpty() ? null : printed(fields.get(i), text);
            }
            long documentKey = number(row, document);
            return new SourceRecord(names, values, documentKey, grouped ? number(row, key) : documentKey, newest(row));
        }

        private static String printed(Field field, String text) {
            return switch (field.form()) {
                case TEXT -> text;
                case DATE -> WireDate.day(text, field.format());
                case TIMESTAMP -> WireDate.moment(text).map(Instant::toString).orElse(text);
            };
        }

        private Instant newest(Map<String, String> row) {
            return clocks.stream()
                    .map(clock -> row.getOrDefault(clock, ""))
                    .filter(text -> !text.isEmpty())
                    .map(text -> WireDate.moment(text)
                            .orElseThrow(() -> faults.defect("a clock of "
                                    + part.part().object()
                                    + " is no time but '" + shown(text) + "'. Check the mapping's 'modified', and the"
                                    + " Web Services user's date format.")))
                    .max(Comparator.naturalOrder())
                    .orElse(null);
        }

        private long number(Map<String, String> row, String field) {
            return WireNumber.whole(row.getOrDefault(field, ""))
                    .orElseThrow(() -> faults.defect(
                            "field " + field + " of " + part.part().object()
                                    + " is no whole number but '" + shown(row.getOrDefault(field, ""))
                                    + "'. Check the mapping's document and key."));
        }

        private static String shown(String text) {
            return text.length() > 40 ? text.substring(0, 40) + "…" : text;
        }
    }
}
