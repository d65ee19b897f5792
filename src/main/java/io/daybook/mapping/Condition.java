package io.daybook.mapping;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.List;

/** A compiled condition of a rule. Immutable and thread-safe. */
final class Condition {
    private final String text;
    private final CelRuntime.Program program;
    private final List<String> speaksOf;

    /**
     * @param text as it stands in the file, on one line
     * @param speaksOf fields it uses, and {@link Facts#PERIOD} where it uses the period
     */
    Condition(String text, CelRuntime.Program program, List<String> speaksOf) {
        this.text = text;
        this.program = program;
        this.speaksOf = List.copyOf(speaksOf);
    }

    boolean holds(Facts facts) {
        try {
            return (Boolean) program.eval(facts);
        } catch (CelEvaluationException undecidable) {
            throw new RejectedException("condition `" + text + "` cannot be decided: " + undecidable.getMessage());
        }
    }

    String text() {
        return text;
    }

    List<String> speaksOf() {
        return speaksOf;
    }
}
