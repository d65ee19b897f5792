package io.daybook.source.intacct;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What is asked of one object: a question without the fields that the company does not have there. Immutable.
 *
 * @param dropped fields, as the object has them, that are left out
 */
record AskedPart(Question question, Part part, Set<String> dropped) {
    /** Field by field as the object has it. */
    String path(String field) {
        return part.path(field);
    }

    String document() {
        return path(question.document());
    }

    String key() {
        return path(question.key());
    }

    /** Every field that a page needs, once. */
    Set<String> columns() {
        Set<String> columns = new LinkedHashSet<>();
        columns.add(document());
        columns.add(key());
        clocks().forEach(columns::add);
        for (Field field : question.fields()) {
            String path = path(field.expression());
            if (!dropped.contains(path)) {
                columns.add(path);
            }
        }
        return columns;
    }

    /** Clocks that are shown beside a record. */
    List<String> clocks() {
        return question.clocks().stream()
                .filter(clock -> clock.elsewhere().isEmpty())
                .map(clock -> path(clock.expression()))
                .toList();
    }

    List<Filter> where() {
        List<Filter> filters = new ArrayList<>();
        question.where().forEach(text -> filters.add(ConditionText.read(text, part)));
        return filters;
    }

    /** Fields that may be left out. */
    Set<String> optional() {
        Set<String> optional = new LinkedHashSet<>();
        question.fields().stream().filter(Field::optional).forEach(field -> optional.add(path(field.expression())));
        question.fields().stream()
                .filter(field -> !field.optional())
                .forEach(field -> optional.remove(path(field.expression())));
        optional.removeAll(clocks());
        optional.remove(document());
        optional.remove(key());
        return optional;
    }

    /** Names of the mapping's fields that ask for a field of the object; for messages. */
    List<String> users(String path) {
        return question.fields().stream()
                .filter(field -> path(field.expression()).equals(path))
                .map(Field::name)
                .toList();
    }
}
