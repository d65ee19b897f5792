package io.daybook.mapping;

import dev.cel.runtime.CelVariableResolver;
import java.util.Optional;

/**
 * What the conditions of a classification may know of one record: its fields as texts, absent ones as {@code ""}, and
 * its period where the use of the classification declares one.
 */
final class Facts implements CelVariableResolver {
    static final String PERIOD = "period";
    static final String VALID = "period.valid";
    static final String START = "period.start";
    static final String END = "period.end";
    static final String DAYS = "period.days";

    private final Asked asked;
    private final SourceRecord record;
    private final Period period;

    /** @param period {@code null} where none is declared */
    Facts(Asked asked, SourceRecord record, Period period) {
        this.asked = asked;
        this.record = record;
        this.period = period;
    }

    @Override
    public Optional<Object> find(String name) {
        return Optional.ofNullable(value(name));
    }

    /** What a name stands for; {@code null} where it stands for nothing. */
    Object value(String name) {
        AskedField field = asked.fields().get(name);
        if (field != null) {
            return text(field);
        }
        if (period == null) {
            return null;
        }
        return switch (name) {
            case VALID -> period.valid();
            case START -> period.start() == null ? "" : period.start().toString();
            case END -> period.end() == null ? "" : period.end().toString();
            case DAYS -> period.days();
            default -> null;
        };
    }

    /** Such as {@code category "SaaS"}, {@code no category} or {@code period 2026-01-01..2026-12-31}. */
    String described(String name, int longest) {
        AskedField field = asked.fields().get(name);
        if (field == null) {
            return period.described();
        }
        String text = text(field);
        return text.isEmpty() ? "no " + name : name + " " + Quoted.of(text, longest);
    }

    private String text(AskedField field) {
        String value = record.value(field.index());
        return value == null ? "" : value;
    }
}
