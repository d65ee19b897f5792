package io.daybook.source.intacct;

import java.util.List;
import java.util.stream.Stream;

/** What {@code query} takes below {@code filter} (Intacct reference 3.1). Immutable. */
sealed interface Filter {
    /** As markup, as it stands below {@code filter}. */
    String markup();

    /**
     * One field compared.
     *
     * @param operator such as {@code greaterthan}
     * @param values as many as it takes; none for {@code isnull}
     */
    record Compare(String operator, String field, List<String> values) implements Filter {
        Compare(String operator, String field, String value) {
            this(operator, field, List.of(value));
        }

        @Override
        public String markup() {
            Markup markup = new Markup().open(operator).element("field", field);
            values.forEach(value -> markup.element("value", value));
            return markup.close(operator).toString();
        }
    }

    /** All of them, or any. */
    record Several(String word, List<Filter> members) implements Filter {
        @Override
        public String markup() {
            Markup markup = new Markup().open(word);
            members.forEach(member -> markup.append(member.markup()));
            return markup.close(word).toString();
        }
    }

    /** All of them; {@code and} takes two at least. */
    static Filter all(List<Filter> filters) {
        return filters.size() == 1 ? filters.get(0) : new Several("and", filters);
    }

    /** Any of them; {@code or} takes two at least. */
    static Filter any(Filter... filters) {
        return filters.length == 1 ? filters[0] : new Several("or", List.of(filters));
    }

    /** A whole number compared. */
    static Filter number(String operator, String field, long number) {
        return new Compare(operator, field, String.valueOf(number));
    }

    /** One of some whole numbers, at least one. */
    static Filter in(String field, Stream<Long> numbers) {
        return new Compare("in", field, numbers.map(String::valueOf).toList());
    }
}
