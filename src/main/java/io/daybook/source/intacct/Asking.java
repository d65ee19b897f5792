package io.daybook.source.intacct;

import io.daybook.mapping.Question;
import io.daybook.source.Governor.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Asks a question of each object it is made of, in one request, leaving out the optional fields that a company lacks.
 * Thread-safe.
 */
final class Asking {
    private final Dropped dropped = new Dropped();

    /** The objects as they were asked in the end, and the reply with {@code perPart} results each, in their order. */
    record Asked(List<AskedPart> parts, Wire.Answer answer) {
        /** The results of one object. */
        List<Reply.Result> of(int part) {
            int each = answer.reply().results().size() / parts.size();
            return answer.reply().results().subList(part * each, (part + 1) * each);
        }
    }

    Dropped dropped() {
        return dropped;
    }

    /**
     * The answer to queries about each object, all of which succeeded.
     *
     * @param queries of one object, the same number for each
     */
    Asked ask(
            CompanyClient client,
            Question question,
            Function<AskedPart, List<Query>> queries,
            Priority priority,
            Faults faults) {
        while (true) {
            List<AskedPart> parts = parts(question, faults);
            List<String> functions = new ArrayList<>();
            List<AskedPart> asked = new ArrayList<>();
            for (AskedPart part : parts) {
                for (Query query : queries(part, queries, faults)) {
                    functions.add(query.markup());
                    asked.add(part);
                }
            }
            Wire.Answer answer = client.ask(functions, priority, faults);
            if (!leaveOutMore(answer, asked, faults)) {
                return new Asked(parts, answer);
            }
        }
    }

    private List<AskedPart> parts(Question question, Faults faults) {
        try {
            if (!question.joins().isEmpty()
                    || question.clocks().stream()
                            .anyMatch(clock -> clock.elsewhere().isPresent())) {
                throw new IllegalArgumentException(
                        "Intacct joins nothing; write fields of related objects with a dot, such as ITEM.NAME");
            }
            return Part.of(question.from()).stream()
                    .map(part -> new AskedPart(
                            question, part, dropped.of(faults.connection(), faults.subject(), part.object())))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw faults.defect("the mapping's question cannot be asked: " + e.getMessage() + ". Correct the mapping.");
        }
    }

    private static List<Query> queries(AskedPart part, Function<AskedPart, List<Query>> queries, Faults faults) {
        try {
            return queries.apply(part);
        } catch (IllegalArgumentException e) {
            throw faults.defect("the mapping's question cannot be asked: " + e.getMessage() + ". Correct the mapping.");
        }
    }

    /** True where a field was missing that may be: then it is asked again without. */
    private boolean leaveOutMore(Wire.Answer answer, List<AskedPart> asked, Faults faults) {
        boolean more = false;
        for (int i = 0; i < asked.size(); i++) {
            Reply.Result result = answer.reply().results().get(i);
            if (result.succeeded()) {
                continue;
            }
            AskedPart part = asked.get(i);
            String field = missing(result, part)
                    .orElseThrow(() -> faults.function(part.part().object(), result.errors()));
            if (!part.optional().contains(field)) {
                throw faults.missing(part.part().object(), field, part.users(field));
            }
            dropped.add(faults.connection(), faults.subject(), part.part().object(), field);
            more = true;
        }
        return more;
    }

    /**
     * The field that a refusal names, however it is worded (Intacct reference 6.1, 12): one that was asked for and stands in
     * the text as a word of its own.
     */
    private static Optional<String> missing(Reply.Result result, AskedPart part) {
        GatewayError cause = Reply.cause(result.errors());
        boolean aboutFields = cause.number().equals("DL02000001")
                || cause.number().startsWith("Query Failed")
                || cause.number().startsWith("Invalid fields list");
        if (!aboutFields || cause.says("do not have permission")) {
            return Optional.empty();
        }
        String text = cause.number() + " " + cause.text();
        return part.columns().stream()
                .filter(field -> Pattern.compile("(?<![\\w.])" + Pattern.quote(field) + "(?![\\w]|\\.\\w)")
                        .matcher(text)
                        .find())
                .findFirst();
    }
}
