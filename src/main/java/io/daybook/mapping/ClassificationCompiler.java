package io.daybook.mapping;

import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import io.daybook.mapping.Target.Type;
import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Compiles a file's lists of rules for the columns that use them. */
final class ClassificationCompiler {
    private final Map<String, RuleList> lists;
    private final Asked asked;
    private final Mistakes mistakes;
    private final Set<String> used = new HashSet<>();

    ClassificationCompiler(Map<String, RuleList> lists, Asked asked, Mistakes mistakes) {
        this.lists = lists;
        this.asked = asked;
        this.mistakes = mistakes;
    }

    /**
     * @param use {@code classify} and {@code period} as the column's value has them
     * @param given columns of the section that have something
     */
    Optional<Classification> compile(Table table, Column column, Entries use, Collection<String> given) {
        int[] period = period(table, use, given);
        Optional<Text> name = use.text("classify");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        RuleList list = lists.get(name.get().text());
        if (list == null) {
            mistakes.add(
                    name.get().line(),
                    "there is no classification '" + name.get().text() + "'",
                    lists.isEmpty()
                            ? "add 'classify:' with '" + name.get().text() + ":' and its rules"
                            : Spelling.instead(name.get().text(), lists.keySet()));
            return Optional.empty();
        }
        used.add(list.name());
        ConditionCompiler conditions = new ConditionCompiler(asked, period[0] >= 0, mistakes);
        List<Classification.Rule> rules = new ArrayList<>();
        for (RuleList.Rule rule : list.rules()) {
            checkAllowed(column, rule.is());
            conditions
                    .compile(rule.when())
                    .ifPresent(when -> rules.add(new Classification.Rule(
                            when, rule.is().text(), rule.when().line())));
        }
        checkAllowed(column, list.otherwise());
        return Optional.of(new Classification(
                asked, rules, list.otherwise().text(), list.otherwise().line(), period[0], period[1]));
    }

    /** A classification that decides nothing is a mistake: somebody believes in it. */
    void noteUnused() {
        lists.values().stream()
                .filter(list -> !used.contains(list.name()))
                .forEach(list -> mistakes.add(
                        list.line(),
                        "classification '" + list.name() + "' is used by no column",
                        "use it as 'type: { classify: " + list.name() + " }' or remove it"));
    }

    private void checkAllowed(Column column, Text value) {
        if (!value.text().isEmpty()
                && !column.values().isEmpty()
                && !column.values().contains(value.text())) {
            mistakes.add(
                    value.line(),
                    "column '" + column.name() + "' cannot be '" + value.text() + "'",
                    Spelling.instead(value.text(), column.values()));
        }
    }

    private int[] period(Table table, Entries use, Collection<String> given) {
        List<Text> columns = use.texts("period");
        if (columns.isEmpty()) {
            return new int[] {-1, -1};
        }
        if (columns.size() != 2) {
            mistakes.add(
                    columns.get(0).line(),
                    "a period is two columns, here are " + columns.size(),
                    "write 'period: [period_start, period_end]'");
            return new int[] {-1, -1};
        }
        List<String> dates = table.columns().stream()
                .filter(column -> column.type() == Type.DATE)
                .map(Column::name)
                .toList();
        int[] positions = new int[2];
        for (int i = 0; i < 2; i++) {
            Text column = columns.get(i);
            positions[i] = Math.max(0, table.indexOf(column.text()));
            if (!dates.contains(column.text())) {
                mistakes.add(
                        column.line(),
                        "'" + column.text() + "' is no column of '" + table.section() + "' with a date",
                        Spelling.instead(column.text(), dates));
            } else if (!given.contains(column.text())) {
                mistakes.add(
                        column.line(),
                        "the period's column '" + column.text() + "' is not filled by '" + table.section() + "'",
                        "add '" + column.text() + ": …', or no period would ever be valid");
            }
        }
        return positions;
    }
}
