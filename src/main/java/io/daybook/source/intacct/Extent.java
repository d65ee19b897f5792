package io.daybook.source.intacct;

import io.daybook.mapping.Question;
import io.daybook.source.Governor.Priority;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How much there is of a dataset: the first and the last record of each object, which tell the number of all beside them.
 *
 * @param records how many there are
 * @param low the smallest document key; 0 where there are no records
 * @param high the greatest document key; 0 where there are no records
 * @param time the company's own clock when it was asked
 */
record Extent(long records, long low, long high, Optional<Instant> time) {
    static Extent ask(Asking asking, CompanyClient client, Question question, Faults faults) {
        Asking.Asked asked = asking.ask(client, question, Extent::queries, Priority.PROMPT, faults);
        long records = 0;
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < asked.parts().size(); i++) {
            List<Reply.Result> results = asked.of(i);
            if (results.get(0).rows().isEmpty()) {
                continue;
            }
            if (results.get(1).rows().isEmpty()) {
                throw faults.garbled("Intacct shows a first record and no last one. It is asked again.");
            }
            records += Math.max(results.get(0).total(), 1);
            low = Math.min(low, document(asked.parts().get(i), results.get(0), faults));
            high = Math.max(high, document(asked.parts().get(i), results.get(1), faults));
        }
        Optional<Instant> time = asked.answer().reply().time();
        return records == 0 ? new Extent(0, 0, 0, time) : new Extent(records, low, high, time);
    }

    private static List<Query> queries(AskedPart part) {
        String document = part.document();
        return List.of(
                new Query(part.part().object())
                        .field(document)
                        .where(part.where())
                        .ascending(document)
                        .first(1),
                new Query(part.part().object())
                        .field(document)
                        .where(part.where())
                        .descending(document)
                        .first(1));
    }

    private static long document(AskedPart part, Reply.Result result, Faults faults) {
        String document = part.document();
        return WireNumber.whole(result.rows().get(0).getOrDefault(document, ""))
                .orElseThrow(() -> faults.defect("field " + document + " of "
                        + part.part().object() + " is no whole number. Check the mapping's document."));
    }
}
