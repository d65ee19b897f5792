package io.daybook.mapping;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A compiled condition of a rule. It depends on nothing but the values that it speaks of, and those are mostly the same few
 * from record to record, so that what came out is remembered. Thread-safe.
 */
final class Condition {
    /** So many combinations of values are remembered; a condition over more of them is evaluated each time. */
    private static final int REMEMBERED = 4_096;

    private final String text;
    private final CelRuntime.Program program;
    private final List<String> names;
    private final List<String> speaksOf;
    private final ConcurrentMap<List<Object>, Boolean> remembered = new ConcurrentHashMap<>();

    /**
     * @param text as it stands in the file, on one line
     * @param names all that its outcome depends on, as {@link Facts} knows them
     */
    Condition(String text, CelRuntime.Program program, List<String> names) {
        this.text = text;
        this.program = program;
        this.names = List.copyOf(names);
        Set<String> told = new LinkedHashSet<>();
        names.forEach(name -> told.add(name.startsWith(Facts.PERIOD + ".") ? Facts.PERIOD : name));
        this.speaksOf = List.copyOf(told);
    }

    boolean holds(Facts facts) {
        Object[] values = new Object[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = facts.value(names.get(i));
        }
        List<Object> key = Arrays.asList(values);
        Boolean known = remembered.get(key);
        if (known == null) {
            known = evaluate(facts);
            if (remembered.size() < REMEMBERED) {
                remembered.put(key, known);
            }
        }
        return known;
    }

    private boolean evaluate(Facts facts) {
        try {
            return (Boolean) program.eval(facts);
        } catch (CelEvaluationException undecidable) {
            throw new RejectedException("condition `" + text + "` cannot be decided: " + undecidable.getMessage());
        }
    }

    String text() {
        return text;
    }

    /** Fields it uses, and {@link Facts#PERIOD} where it uses the period. */
    List<String> speaksOf() {
        return speaksOf;
    }
}
