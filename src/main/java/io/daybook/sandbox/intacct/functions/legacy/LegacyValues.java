package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.catalog.DataType;
import io.daybook.sandbox.intacct.catalog.Field;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.functions.legacy.LegacyForm.Part;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Makes values of what an object-specific function says (Intacct reference 1.2): dates in three parts, amounts rounded to two decimals. */
final class LegacyValues {
    private static final int DECIMALS = 2;

    private LegacyValues() {}

    /** The values by field; empty elements say nothing. */
    static Map<String, Object> of(LegacyForm form, Element element, ObjectType object) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Element child : element.children()) {
            Part part = form.parts().get(child.name());
            Optional<Field> field = part.field().isEmpty() ? Optional.empty() : object.field(part.field());
            if (field.filter(Field::kept).isPresent()) {
                value(child, field.get()).ifPresent(value -> values.put(part.field(), value));
            }
        }
        return values;
    }

    /** The day that an element says in three parts; empty where it says none. */
    static Optional<LocalDate> day(Element element) {
        if (element.children().stream().allMatch(part -> part.text().isEmpty())) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(part(element, "year"), part(element, "month"), part(element, "day")));
        } catch (DateTimeException | NumberFormatException e) {
            throw IntacctError.validation("Illegal format: '" + element.name() + "' is no date of year, month and day");
        }
    }

    /** The day that a part of a function says in three parts; it must. */
    static LocalDate neededDay(Element body, String name) {
        return body.child(name)
                .flatMap(LegacyValues::day)
                .orElseThrow(() -> IntacctError.validation("Missing " + name));
    }

    /** An amount, rounded as the platform rounds it. */
    static BigDecimal amount(Element element) {
        return number(element).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** The record number that a text is. */
    static long recordNumber(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw IntacctError.validation("Illegal record number '" + text + "'");
        }
        return Long.parseLong(text);
    }

    private static Optional<Object> value(Element element, Field field) {
        if (field.type() == DataType.DATE) {
            return day(element).map(Object.class::cast);
        }
        if (element.text().isEmpty()) {
            return Optional.empty();
        }
        if (field.type().number()) {
            boolean rate = field.id().equals("EXCHANGE_RATE");
            return Optional.of(rate ? number(element) : amount(element));
        }
        if (field.type() == DataType.BOOLEAN) {
            return Optional.of(Boolean.valueOf(element.text()));
        }
        if (!field.values().isEmpty() && !field.values().contains(element.text())) {
            throw IntacctError.validation("Illegal value '" + element.text() + "' for '" + element.name() + "'");
        }
        return Optional.of(element.text());
    }

    private static BigDecimal number(Element element) {
        try {
            return new BigDecimal(element.text());
        } catch (NumberFormatException e) {
            throw IntacctError.validation("Illegal format: '" + element.name() + "' is no number");
        }
    }

    private static int part(Element date, String name) {
        return Integer.parseInt(date.text(name).orElse(""));
    }
}
