package io.daybook.sandbox.intacct.query;

import java.util.List;

/** Which records are meant. */
public sealed interface Condition {
    /** A field compared with values. */
    record Compare(String field, Operator operator, List<String> values) implements Condition {
        public Compare {
            values = List.copyOf(values);
        }
    }

    /** All of them hold. */
    record All(List<Condition> members) implements Condition {
        public All {
            members = List.copyOf(members);
        }
    }

    /** At least one of them holds. */
    record Any(List<Condition> members) implements Condition {
        public Any {
            members = List.copyOf(members);
        }
    }

    /** It does not hold. */
    record Not(Condition member) implements Condition {}
}
