package io.daybook.source.netsuite;

import io.daybook.mapping.Question.Control;
import io.daybook.source.DocumentTotals;
import io.daybook.source.DocumentTotals.DocumentTotal;
import io.daybook.source.Governor.Priority;
import io.daybook.source.RangeRequest;
import io.daybook.source.Total;
import io.daybook.source.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Lets NetSuite count and add up what pages are read from. Thread-safe. */
final class PlatformTotals {
    private static final String UNKNOWN_CURRENCY = "?";

    private final SuiteQl suiteQl;

    PlatformTotals(SuiteQl suiteQl) {
        this.suiteQl = suiteQl;
    }

    /** By currency and status, in that order; none where there is no record. */
    List<Total> totals(AccountClient client, RangeRequest request, Faults faults) {
        AnswerRows rows = ask(
                client, request, asked -> new TotalStatement(asked).totals(request.range()), Priority.PROMPT, faults);
        Sums sums = new Sums();
        if (!rows.more()) {
            rows.rows().forEach(row -> sums.add(total(row, request)));
            return sums.totals();
        }
        // More currencies and statuses than a page holds. They may be absent, so that there is no key to page by;
        // documents
        // have one.
        Window rest = request.range();
        while (true) {
            DocumentTotals some = documentTotals(
                    client,
                    new RangeRequest(request.connection(), request.dataType(), request.question(), rest),
                    faults);
            some.totals().forEach(each -> sums.add(each.total()));
            if (some.last()) {
                return sums.totals();
            }
            long last = some.totals().get(some.totals().size() - 1).document();
            rest = new Window(last, rest.upTo(), rest.documents());
        }
    }

    /**
     * The first whole documents of the range.
     *
     * @throws io.daybook.source.SourceException.Defect if one document alone fills a page
     */
    DocumentTotals documentTotals(AccountClient client, RangeRequest request, Faults faults) {
        AnswerRows rows = ask(
                client,
                request,
                asked -> new TotalStatement(asked).documentTotals(request.range()),
                Priority.BACKFILL,
                faults);
        List<DocumentTotal> totals = new ArrayList<>();
        long last = request.range().after();
        for (AnswerRows.Row row : rows.rows()) {
            long document = row.whole(Statement.DOCUMENT);
            if (document < last || document == request.range().after()) {
                throw faults.defect("the documents' totals are out of order: " + document + " came after " + last
                        + ". Nothing of them is taken. Check that the mapping's document is a number.");
            }
            totals.add(new DocumentTotal(document, total(row, request)));
            last = document;
        }
        if (!rows.more()) {
            return new DocumentTotals(totals, true);
        }
        long cut = last;
        totals.removeIf(total -> total.document() == cut);
        if (totals.isEmpty()) {
            throw faults.defect("document " + cut + " has more currencies and statuses than a page has rows ("
                    + rows.rows().size() + "). Correct the mapping's control: a document has one status, and few"
                    + " currencies.");
        }
        return new DocumentTotals(totals, false);
    }

    private AnswerRows ask(
            AccountClient client,
            RangeRequest request,
            Function<AskedQuestion, String> statement,
            Priority priority,
            Faults faults) {
        SuiteQl.Asked asked =
                suiteQl.ask(client, request.question(), statement, NetSuitePlatform.PAGE, priority, faults);
        return AnswerRows.parse(asked.answer().body(), faults);
    }

    /** As {@link io.daybook.mapping.Mapping#money} and {@link io.daybook.mapping.Mapping#status} count a record. */
    private static Total total(AnswerRows.Row row, RangeRequest request) {
        Control control = request.question().control().orElse(null);
        BigDecimal amount = row.number(TotalStatement.AMOUNT);
        return new Total(
                control == null ? "" : row.text(TotalStatement.CURRENCY).orElse(UNKNOWN_CURRENCY),
                row.text(TotalStatement.STATUS).orElse(""),
                row.whole(TotalStatement.RECORDS),
                control != null && control.invert() ? amount.negate() : amount);
    }

    /** Totals with the same currency and status made one; used by one thread. */
    private static final class Sums {
        private final Map<String, Map<String, Total>> byCurrency = new TreeMap<>();

        void add(Total total) {
            if (total.records() > 0) {
                byCurrency
                        .computeIfAbsent(total.currency(), currency -> new TreeMap<>())
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

        List<Total> totals() {
            return byCurrency.values().stream()
                    .flatMap(byStatus -> byStatus.values().stream())
                    .toList();
        }
    }
}
