package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Clock;
import io.daybook.mapping.Question.Elsewhere;
import io.daybook.mapping.Question.Join;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Which documents one clock shows as changed. Each clock is asked by itself, because an OR over columns of several tables
 * uses no index; and narrowed by nothing but fixed conditions, because a document that has left the others must be noticed.
 * Only the tables that this needs are joined.
 */
final class ChangeStatement {
    private final AskedQuestion asked;
    private final Question question;

    ChangeStatement(AskedQuestion asked) {
        this.asked = asked;
        this.question = asked.question();
    }

    /**
     * Keys of documents, ascending.
     *
     * @param since from this moment on, UTC
     * @param after only keys greater than this one; {@link Long#MIN_VALUE} for all
     * @return empty where the account lacks the clock
     */
    Optional<String> changed(Clock clock, Instant since, long after) {
        return select(
                clock,
                new UtcClock(clock.expression()).since(since),
                after,
                document -> "DISTINCT " + document + " AS " + Statement.DOCUMENT,
                true);
    }

    /**
     * How many documents there are, as {@code n}: one row, whatever the number.
     *
     * @param since from this moment on, UTC
     * @return empty where the account lacks the clock
     */
    Optional<String> count(Clock clock, Instant since) {
        return select(
                clock,
                new UtcClock(clock.expression()).since(since),
                Long.MIN_VALUE,
                document -> "COUNT(DISTINCT " + document + ") AS n",
                false);
    }

    /**
     * How many rows the clock shows, as the only column: zero where no document has changed.
     *
     * @return empty where the account lacks the clock
     */
    Optional<SinceTemplate> countRows(Clock clock) {
        return select(
                        clock,
                        SinceTemplate.since(new UtcClock(clock.expression())),
                        Long.MIN_VALUE,
                        document -> "COUNT(*)",
                        false)
                .map(SinceTemplate::new);
    }

    private Optional<String> select(
            Clock clock, List<String> moved, long after, UnaryOperator<String> column, boolean ordered) {
        if (!asked.has(clock)) {
            return Optional.empty();
        }
        List<String> conditions = new ArrayList<>(Select.enclosed(asked.fixed()));
        conditions.addAll(moved);
        String document = clock.elsewhere().map(Elsewhere::document).orElse(question.document());
        if (after != Long.MIN_VALUE) {
            conditions.add(document + " > " + after);
        }
        return Optional.of(new Select(
                        List.of(column.apply(document)),
                        question.from(),
                        joins(clock),
                        conditions,
                        List.of(),
                        ordered ? List.of(document) : List.of())
                .text());
    }

    private List<Join> joins(Clock clock) {
        List<String> uses = new ArrayList<>(asked.fixed());
        uses.add(question.document());
        uses.add(clock.expression());
        List<Join> joins = new ArrayList<>(asked.joinsFor(uses));
        clock.elsewhere()
                .map(table -> table.from() + " ON " + table.document() + " = " + question.document())
                .ifPresent(clause -> joins.add(new Join(clause, false, false)));
        return joins;
    }
}
