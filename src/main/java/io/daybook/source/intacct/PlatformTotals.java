package io.daybook.source.intacct;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Control;
import io.daybook.source.DocumentTotals;
import io.daybook.source.DocumentTotals.DocumentTotal;
import io.daybook.source.Governor.Priority;
import io.daybook.source.RangeRequest;
import io.daybook.source.Total;
import io.daybook.source.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lets Intacct count and add up what pages are read from. Thread-safe. */
final class PlatformTotals {
    private static final String UNKNOWN_CURRENCY = "?";

    private final Asking asking;

    PlatformTotals(Asking asking) {
        this.asking = asking;
    }

    /** By currency and status, in that order; none where there is no record. */
    List<Total> totals(CompanyClient client, RangeRequest request, Faults faults) {
        Asking.Asked asked = ask(client, request, false, Priority.PROMPT, faults);
        Map<String, Map<String, Total>> sums = new TreeMap<>();
        for (int i = 0; i < asked.parts().size(); i++) {
            AskedPart part = asked.parts().get(i);
            Reply.Result result = asked.of(i).get(0);
            if (result.remaining() > 0) {
                throw faults.defect(part.part().object() + " has more currencies and statuses than a page has rows."
                        + " Correct the mapping's control.");
            }
            result.rows().forEach(row -> add(sums, new Row(part, row, faults).total()));
        }
        return sums.values().stream()
                .flatMap(byStatus -> byStatus.values().stream())
                .toList();
    }

    private static void add(Map<String, Map<String, Total>> sums, Total total) {
        if (total.records() > 0) {
            sums.computeIfAbsent(total.currency(), currency -> new TreeMap<>())
                    .merge(
                            total.status(),
                            total,
                            (one, other) -> new Total(
                                    one.currency(),
                                    one.status(),
                                    Math.addExact(one.records(), other.records()),
                                    one.amount().add(other.amount())));
        }
    }

    /**
     * The first whole documents of the range.
     *
     * @throws io.daybook.source.SourceException.Defect if one document alone fills a page
     */
    DocumentTotals documentTotals(CompanyClient client, RangeRequest request, Faults faults) {
        Asking.Asked asked = ask(client, request, true, Priority.BACKFILL, faults);
        List<DocumentTotal> totals = new ArrayList<>();
        long whole = Long.MAX_VALUE;
        boolean last = true;
        for (int i = 0; i < asked.parts().size(); i++) {
            AskedPart part = asked.parts().get(i);
            Reply.Result result = asked.of(i).get(0);
            long before = Long.MIN_VALUE;
            for (Map<String, String> each : result.rows()) {
                Row row = new Row(part, each, faults);
                long document = row.whole(part.document());
                if (document < before || (document <= request.range().after())) {
                    throw faults.defect("the documents' totals are out of order: " + document + " came after "
                            + Math.max(before, request.range().after()) + ". Nothing of them is taken.");
                }
                totals.add(new DocumentTotal(document, row.total()));
                before = document;
            }
            if (result.remaining() > 0) {
                last = false;
                // the last document may go on behind the page
                whole = Math.min(whole, before - 1);
            }
        }
        long cut = whole;
        totals.removeIf(total -> total.document() > cut);
        totals.sort(Comparator.comparingLong(DocumentTotal::document));
        if (totals.isEmpty() && !last) {
            throw faults.defect("a document after " + request.range().after()
                    + " has more currencies and statuses than a page has rows. Correct the mapping's control.");
        }
        return new DocumentTotals(totals, last);
    }

    private Asking.Asked ask(
            CompanyClient client, RangeRequest request, boolean byDocument, Priority priority, Faults faults) {
        return asking.ask(
                client,
                request.question(),
                part -> List.of(query(part, request.range(), byDocument)),
                priority,
                faults);
    }

    private static Query query(AskedPart part, Window range, boolean byDocument) {
        Question question = part.question();
        Query query = new Query(part.part().object());
        List<String> groups = new ArrayList<>();
        if (byDocument) {
            groups.add(part.document());
        }
        question.control().ifPresent(control -> {
            groups.add(field(part, control.currency()));
            control.status().ifPresent(status -> groups.add(field(part, status)));
        });
        query.fields(groups).count(part.key());
        question.control().ifPresent(control -> query.sum(field(part, control.amount())));
        query.where(part.where()).where(new KeyRange(range).filters(part));
        groups.forEach(query::ascending);
        return query;
    }

    /** The object's own name of one of the question's fields. */
    private static String field(AskedPart part, String name) {
        return part.question().fields().stream()
                .filter(field -> field.name().equals(name))
                .map(field -> part.path(field.expression()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("control: there is no field " + name));
    }

    /** A group of records, as {@link io.daybook.mapping.Mapping#money} and {@code status} count them. */
    private record Row(AskedPart part, Map<String, String> values, Faults faults) {
        Total total() {
            long records = whole(Query.counted(part.key()));
            Control control = part.question().control().orElse(null);
            if (control == null) {
                return new Total("", "", records, BigDecimal.ZERO);
            }
            String currency = text(field(part, control.currency()));
            BigDecimal amount = amount(field(part, control.amount()));
            return new Total(
                    currency.isEmpty() ? UNKNOWN_CURRENCY : currency,
                    control.status().map(status -> text(field(part, status))).orElse(""),
                    records,
                    control.invert() ? amount.negate() : amount);
        }

        private String text(String field) {
            return values.getOrDefault(field, "");
        }

        private BigDecimal amount(String field) {
            String text = values.getOrDefault(field, text(Query.summed(field)));
            return WireNumber.exact(text)
                    .orElseThrow(
                            () -> faults.defect("the sum of " + field + " is no number. Check the mapping's control."));
        }

        long whole(String field) {
            return WireNumber.whole(text(field))
                    .orElseThrow(() -> faults.defect(
                            "field " + field + " of " + part.part().object()
                                    + " is no whole number. Check the mapping's document, key and control."));
        }
    }
}
