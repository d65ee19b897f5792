package io.daybook.source.intacct;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Clock;
import io.daybook.source.Governor.Priority;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds out which documents have changed: the clocks of an object are asked for together, those of documents at the
 * documents' own object, so that one without lines is found as well. A clock that is empty, as WHENMODIFIED of what was
 * never touched since an import, shows nothing; that is what further clocks are for (Intacct reference 9, 1). Thread-safe.
 */
final class Changes {
    /** Up to so many changed documents are read one by one, without even counting how many there are in all. */
    static final int ALWAYS_LISTED = 5_000;

    /** From so many on, reading everything is no dearer. */
    static final int NEVER_LISTED = 50_000;

    /** So is it from that part of all records on. */
    static final int PART = 4;

    private static final String KEY = "RECORDNO";

    private final Asking asking;

    Changes(Asking asking) {
        this.asking = asking;
    }

    /**
     * Some clocks of one object.
     *
     * @param ofHeader whether it is the documents' object, not the records'
     */
    private record Clocks(boolean ofHeader, List<String> fields) {
        String object(AskedPart part) {
            return ofHeader
                    ? part.part()
                            .header()
                            .orElseThrow(
                                    () -> new IllegalArgumentException("clocks of a HEADER, and 'from' names none"))
                    : part.part().object();
        }

        String document(AskedPart part) {
            return ofHeader ? KEY : part.document();
        }

        /** Conditions that can never change narrow the search, where they are about the records themselves. */
        List<Filter> filters(AskedPart part, Instant since) {
            List<Filter> any = fields.stream()
                    .<Filter>map(field -> new Filter.Compare(
                            "greaterthanorequalto",
                            ofHeader ? Part.inHeader(field) : part.path(field),
                            WireDate.print(since)))
                    .toList();
            List<Filter> filters = new ArrayList<>();
            filters.add(Filter.any(any.toArray(Filter[]::new)));
            if (!ofHeader) {
                part.question().fixed().forEach(text -> filters.add(ConditionText.read(text, part.part())));
            }
            return filters;
        }
    }

    /**
     * Keys of the documents of which any clock shows {@code since} or a later moment.
     *
     * @return empty where everything is better read, because too much has changed
     */
    Optional<SortedSet<Long>> since(CompanyClient client, Question question, Instant since, Faults faults) {
        List<String> all = question.clocks().stream().map(Clock::expression).toList();
        SortedSet<Long> documents = new TreeSet<>();
        for (Clocks clocks : List.of(
                new Clocks(true, all.stream().filter(Part::ofHeader).toList()),
                new Clocks(
                        false,
                        all.stream().filter(field -> !Part.ofHeader(field)).toList()))) {
            if (!clocks.fields().isEmpty() && !add(documents, client, question, clocks, since, faults)) {
                return Optional.empty();
            }
        }
        return Optional.of(documents);
    }

    /** False as soon as it is too much. */
    private boolean add(
            SortedSet<Long> documents,
            CompanyClient client,
            Question question,
            Clocks clocks,
            Instant since,
            Faults faults) {
        int parts = Part.of(question.from()).size();
        for (int part = 0; part < parts; part++) {
            Question one = only(question, part);
            long after = Long.MIN_VALUE;
            while (true) {
                Page page = page(client, one, clocks, since, after, faults);
                documents.addAll(page.documents());
                if (documents.size() > ALWAYS_LISTED && tooMany(client, question, documents.size(), faults)) {
                    return false;
                }
                if (!page.more()) {
                    break;
                }
                after = page.documents().last();
            }
        }
        return true;
    }

    private record Page(SortedSet<Long> documents, boolean more) {}

    /**
     * One page, together with a count of its own: an answer without rows that should have some cannot be taken for "nothing
     * has changed", and a count is a row in any case.
     */
    private Page page(
            CompanyClient client, Question question, Clocks clocks, Instant since, long after, Faults faults) {
        Asking.Asked asked =
                asking.ask(client, question, part -> queries(part, clocks, since, after), Priority.PROMPT, faults);
        List<Reply.Result> results = asked.of(0);
        AskedPart part = asked.parts().get(0);
        String document = clocks.document(part);
        long counted = count(results.get(0), document, faults);
        SortedSet<Long> documents = new TreeSet<>();
        long last = after;
        for (Map<String, String> row : results.get(1).rows()) {
            long key = WireNumber.whole(row.getOrDefault(document, ""))
                    .orElseThrow(() -> faults.defect("field " + document + " of " + clocks.object(part)
                            + " is no whole number. Check the mapping's document."));
            if (key < last) {
                throw faults.defect("the list of changed documents is out of order: " + key + " came after " + last
                        + ". Nothing of it is taken.");
            }
            documents.add(key);
            last = key;
        }
        int rows = results.get(1).rows().size();
        if (rows < Math.min(counted, Query.PAGE)) {
            throw faults.garbled("Intacct counted " + counted + " changed records and then listed " + rows
                    + ". Nothing of it is taken; it is asked again.");
        }
        return new Page(documents, rows == Query.PAGE);
    }

    private static List<Query> queries(AskedPart part, Clocks clocks, Instant since, long after) {
        String object = clocks.object(part);
        String document = clocks.document(part);
        List<Filter> filters = new ArrayList<>(clocks.filters(part, since));
        if (after != Long.MIN_VALUE) {
            filters.add(Filter.number("greaterthan", document, after));
        }
        Query list = new Query(object).field(document).where(filters).ascending(document);
        if (!document.equals(KEY)) {
            // a document once, however many of its records have changed
            list.count(KEY);
        }
        return List.of(new Query(object).count(KEY).where(filters).first(1), list);
    }

    private static long count(Reply.Result result, String document, Faults faults) {
        if (result.rows().isEmpty()) {
            throw faults.garbled("Intacct was asked for a count and gave no answer. It is asked again.");
        }
        long counted = WireNumber.whole(result.rows().get(0).getOrDefault(Query.counted(KEY), ""))
                .orElseThrow(() -> faults.defect("Intacct's count of changed records cannot be read."));
        // of records it is no measure of documents, but tells whether there are any
        return document.equals(KEY) ? counted : Math.min(counted, 1);
    }

    private boolean tooMany(CompanyClient client, Question question, int changed, Faults faults) {
        if (changed > NEVER_LISTED) {
            return true;
        }
        Extent extent = Extent.ask(asking, client, question, faults);
        return changed > Math.max(ALWAYS_LISTED, extent.records() / PART);
    }

    /** The question about one of its objects only. */
    private static Question only(Question question, int part) {
        String from = question.from().split(",")[part];
        return new Question(
                from,
                question.joins(),
                question.where(),
                question.fixed(),
                question.document(),
                question.key(),
                question.clocks(),
                question.fields(),
                question.control(),
                question.deletions());
    }
}
