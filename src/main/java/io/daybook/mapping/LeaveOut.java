package io.daybook.mapping;

import java.util.List;

/** Which documents a mapping leaves out on purpose: the first rule whose condition holds says why. Immutable. */
final class LeaveOut {
    static final LeaveOut NOTHING = new LeaveOut(null, List.of());

    private final Asked asked;
    private final List<Rule> rules;

    LeaveOut(Asked asked, List<Rule> rules) {
        this.asked = asked;
        this.rules = List.copyOf(rules);
    }

    record Rule(Condition when, Because because) {}

    /** Why the record's document is left out, or {@code null}. */
    String reason(SourceRecord record) {
        if (rules.isEmpty()) {
            return null;
        }
        Facts facts = new Facts(asked, record, null);
        for (Rule rule : rules) {
            if (rule.when().holds(facts)) {
                return rule.because().of(record);
            }
        }
        return null;
    }
}
