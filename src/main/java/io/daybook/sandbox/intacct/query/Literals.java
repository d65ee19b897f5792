package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.Formatting;
import io.daybook.sandbox.intacct.catalog.DataType;
import io.daybook.sandbox.intacct.catalog.Field;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Makes values of what a filter says (Intacct reference 1.2, 3.4): US dates, 24 hours, never ISO 8601. Immutable. */
public final class Literals {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/uuuu", Locale.ROOT);
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("M/d/uuuu H:mm:ss", Locale.ROOT);

    private final Formatting formatting;

    public Literals(Formatting formatting) {
        this.formatting = formatting;
    }

    /** @throws IntacctError {@code DL02000001} when the text is no value of that field */
    public Object of(Field field, String text) {
        try {
            return switch (field.type()) {
                case TEXT, ENUM, SEQUENCE -> text;
                case BOOLEAN -> bool(text);
                case DATE -> LocalDate.parse(text.strip(), DATE);
                case TIMESTAMP -> moment(text.strip());
                default -> new BigDecimal(text.strip());
            };
        } catch (DateTimeException | NumberFormatException e) {
            throw IntacctError.processing("Illegal format: '" + text + "' is no " + named(field.type())
                    + " for the field " + field.id() + ".");
        }
    }

    private static Object bool(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t" -> true;
            case "false", "f" -> false;
            default -> throw new DateTimeException(text);
        };
    }

    private LocalDateTime moment(String text) {
        LocalDateTime local = text.contains(" ")
                ? LocalDateTime.parse(text, TIMESTAMP)
                : LocalDate.parse(text, DATE).atStartOfDay();
        return local.atOffset(formatting.offset())
                .withOffsetSameInstant(ZoneOffset.UTC)
                .toLocalDateTime();
    }

    private static String named(DataType type) {
        return switch (type) {
            case DATE -> "date (MM/DD/YYYY)";
            case TIMESTAMP -> "timestamp (MM/DD/YYYY HH:MM:SS)";
            case BOOLEAN -> "boolean (true or false)";
            default -> "number";
        };
    }
}
