package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Clock;
import io.daybook.mapping.Question.Field;
import io.daybook.mapping.Question.Join;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A question as one account can be asked it: without the optional parts it lacks. A table that is left out takes along
 * every join, condition, clock and field that uses its alias. Immutable.
 */
final class AskedQuestion {
    private final Question question;
    private final Dropped dropped;
    private final List<Join> joins = new ArrayList<>();
    private final Set<String> aliases = new HashSet<>();

    AskedQuestion(Question question, Dropped dropped) {
        this.question = question;
        this.dropped = dropped;
        aliases.addAll(dropped.aliases());
        for (Join join : question.joins()) {
            String alias = JoinedTable.of(join).alias().toLowerCase(Locale.ROOT);
            if (aliases.contains(alias) || usesDropped(join.clause())) {
                aliases.add(alias);
            } else {
                joins.add(join);
            }
        }
    }

    Question question() {
        return question;
    }

    Dropped dropped() {
        return dropped;
    }

    List<Join> joins() {
        return joins;
    }

    List<String> where() {
        return question.where().stream().filter(this::usable).toList();
    }

    List<String> modified() {
        return question.modified().stream().filter(this::usable).toList();
    }

    /** Conditions that can never change for a document. */
    List<String> fixed() {
        return question.fixed().stream().filter(this::usable).toList();
    }

    /** Whether the account has what the clock is read from. */
    boolean has(Clock clock) {
        return usable(clock.expression())
                && clock.elsewhere().map(table -> usable(table.document())).orElse(true);
    }

    /** The joins without which these expressions mean nothing, in order; all, where one does not say of which table it is. */
    List<Join> joinsFor(List<String> expressions) {
        if (expressions.stream().anyMatch(text -> !new Expression(text).qualified())) {
            return joins;
        }
        List<String> texts = new ArrayList<>(expressions);
        LinkedList<Join> needed = new LinkedList<>();
        for (int i = joins.size() - 1; i >= 0; i--) {
            Join join = joins.get(i);
            String alias = JoinedTable.of(join).alias();
            if (texts.stream().anyMatch(text -> new Expression(text).usesAlias(alias))) {
                needed.addFirst(join);
                texts.add(join.clause());
            }
        }
        return needed;
    }

    /** The expression of a field; empty where the account lacks it. */
    Optional<String> expression(String fieldName) {
        return fields().stream()
                .filter(field -> field.name().equals(fieldName))
                .map(Field::expression)
                .findFirst();
    }

    List<Field> fields() {
        return question.fields().stream().filter(this::asked).toList();
    }

    /**
     * What can be left out because {@code missing} is missing; empty if something that uses it is not optional.
     */
    Optional<Dropped> without(Missing missing) {
        Dropped more = missing instanceof Missing.Column column ? column(column.name()) : table(missing.name());
        if (more.nothing()) {
            return Optional.empty();
        }
        AskedQuestion rest = new AskedQuestion(question, dropped.and(more));
        boolean keysStay = rest.usable(question.document()) && rest.usable(question.key());
        return keysStay && !rest.fields().isEmpty() ? Optional.of(more) : Optional.empty();
    }

    /** Names of the fields that use a column; for messages. */
    List<String> fieldsUsing(String column) {
        return fields().stream()
                .filter(field -> new Expression(field.expression()).usesColumn(column))
                .map(Field::name)
                .toList();
    }

    private Dropped table(String table) {
        return aliases(joins.stream()
                .filter(Join::optional)
                .map(JoinedTable::of)
                .filter(joined -> joined.table().equalsIgnoreCase(table))
                .map(JoinedTable::alias)
                .collect(Collectors.toSet()));
    }

    private Dropped column(String column) {
        Set<String> fields = fields().stream()
                .filter(field -> field.optional() && new Expression(field.expression()).usesColumn(column))
                .map(Field::name)
                .collect(Collectors.toSet());
        if (!fields.isEmpty()) {
            return new Dropped(Set.of(), fields);
        }
        // the account lets us join the table but not by this column, or does not know the alias
        return aliases(joins.stream()
                .filter(Join::optional)
                .filter(join -> JoinedTable.of(join).alias().equalsIgnoreCase(column)
                        || new Expression(join.clause()).usesColumn(column))
                .map(join -> JoinedTable.of(join).alias())
                .collect(Collectors.toSet()));
    }

    private static Dropped aliases(Set<String> aliases) {
        return new Dropped(
                aliases.stream().map(alias -> alias.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()), Set.of());
    }

    private boolean asked(Field field) {
        return !dropped.fields().contains(field.name()) && usable(field.expression());
    }

    private boolean usable(String expression) {
        return !usesDropped(expression);
    }

    private boolean usesDropped(String text) {
        if (aliases.isEmpty()) {
            return false;
        }
        Expression expression = new Expression(text);
        return aliases.stream().anyMatch(expression::usesAlias);
    }
}
