package io.daybook.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A list of rules that decides one column: the first whose condition holds. Immutable and thread-safe. */
final class Classification {
    private static final int LONGEST_CONDITION = 160;
    private static final int LONGEST_VALUE = 40;

    private final Asked asked;
    private final List<Rule> rules;
    private final String otherwise;
    private final int otherwiseLine;
    private final int periodStart;
    private final int periodEnd;
    private final List<Beginning> beginnings;

    /**
     * @param otherwiseLine of the file, of what it is when no rule holds
     * @param periodStart position in the row of the date the period starts with, or -1 where no period is declared
     * @param periodEnd position in the row of the date the period ends with
     */
    Classification(Asked asked, List<Rule> rules, String otherwise, int otherwiseLine, int periodStart, int periodEnd) {
        this.asked = asked;
        this.rules = List.copyOf(rules);
        this.otherwise = otherwise;
        this.otherwiseLine = otherwiseLine;
        this.periodStart = periodStart;
        this.periodEnd = periodEnd;
        this.beginnings = Beginning.of(this.rules);
    }

    /** @param row the row so far: its dates are filled */
    Decision decide(SourceRecord record, Object[] row) {
        Period period = periodStart < 0 ? null : new Period((LocalDate) row[periodStart], (LocalDate) row[periodEnd]);
        Facts facts = new Facts(asked, record, period);
        for (int i = 0; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            if (rule.when().holds(facts)) {
                return new Decision(rule.is(), reason(beginnings.get(i), facts), rule.line());
            }
        }
        return new Decision(otherwise, reason(beginnings.get(rules.size()), facts), otherwiseLine);
    }

    private static String reason(Beginning begins, Facts facts) {
        if (begins.speaksOf().isEmpty()) {
            return begins.text();
        }
        StringBuilder reason = new StringBuilder(120).append(begins.text());
        String separator = " [";
        for (String name : begins.speaksOf()) {
            reason.append(separator).append(facts.described(name, LONGEST_VALUE));
            separator = ", ";
        }
        return reason.append(']').toString();
    }

    /**
     * What does not change of a rule's reason.
     *
     * @param speaksOf whose values follow
     */
    private record Beginning(String text, List<String> speaksOf) {
        static List<Beginning> of(List<Rule> rules) {
            List<Beginning> beginnings = new ArrayList<>();
            Set<String> all = new LinkedHashSet<>();
            for (Rule rule : rules) {
                String text = rule.when().text();
                beginnings.add(new Beginning(
                        "rule " + (beginnings.size() + 1) + ": "
                                + (text.length() <= LONGEST_CONDITION
                                        ? text
                                        : text.substring(0, LONGEST_CONDITION) + "…"),
                        rule.when().speaksOf()));
                all.addAll(rule.when().speaksOf());
            }
            beginnings.add(new Beginning("otherwise", List.copyOf(all)));
            return beginnings;
        }
    }

    /** @param line of the file */
    record Rule(Condition when, String is, int line) {}

    /**
     * @param value what it is
     * @param reason the rule that decided, with the values it looked at
     * @param line of the file, of that rule
     */
    record Decision(String value, String reason, int line) {}
}
