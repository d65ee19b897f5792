package io.daybook.sandbox.netsuite.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.netsuite.books.Reference;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jdbi.v3.core.Handle;

/** Reads the values that clients write (NetSuite reference 4.2), and refuses those that cannot be. Thread-safe. */
final class Values {
    private final ZoneId loginZone;

    Values(ZoneId loginZone) {
        this.loginZone = loginZone;
    }

    /**
     * The value for the field's column; null clears.
     *
     * @param path where it stands in the body, for the refusal
     * @throws NetSuiteError 400 {@code INVALID_CONTENT}
     */
    Object read(Handle books, Field field, JsonNode value, String path) {
        if (value.isNull()) {
            return null;
        }
        try {
            if (field.reference().isPresent()) {
                return reference(books, field.reference().get(), value, field, path);
            }
            return switch (field.type()) {
                case INTEGER ->
                    Long.parseLong(value.isObject() ? value.path("id").asText() : value.asText());
                case DECIMAL -> new BigDecimal(value.asText());
                case BOOLEAN -> flag(value, field, path);
                case DATE -> LocalDate.parse(value.asText());
                case TIMESTAMP -> timestamp(value.asText());
                default -> text(value, field, path);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw invalid(value, field.property(), path);
        }
    }

    private static Object reference(Handle books, Reference reference, JsonNode value, Field field, String path) {
        String id = value.isObject() ? value.path("id").asText() : value.asText();
        boolean known = id.matches("\\d{1,18}")
                && books.select(
                                        "SELECT COUNT(*) FROM \"" + reference.table() + "\" WHERE \"" + reference.key()
                                                + "\" = ?",
                                        Long.parseLong(id))
                                .mapTo(Long.class)
                                .one()
                        > 0;
        if (!known) {
            throw invalid(value, field.property(), path);
        }
        return Long.parseLong(id);
    }

    private static String flag(JsonNode value, Field field, String path) {
        if (!value.isBoolean()) {
            throw invalid(value, field.property(), path);
        }
        return value.asBoolean() ? "T" : "F";
    }

    private static String text(JsonNode value, Field field, String path) {
        if (!value.isValueNode()) {
            throw invalid(value, field.property(), path);
        }
        return value.asText();
    }

    /** With {@code Z} or an offset, into the zone in which the books keep it. */
    private LocalDateTime timestamp(String text) {
        return OffsetDateTime.parse(text).atZoneSameInstant(loginZone).toLocalDateTime();
    }

    static NetSuiteError invalid(JsonNode value, String property, String path) {
        String shown = value.isObject() ? value.path("id").asText(value.toString()) : value.asText();
        return NetSuiteError.invalidContent("Error while accessing resource: You have entered an Invalid Field Value "
                        + shown + " for the following field: " + property)
                .at(NetSuiteError.Locator.PATH, path);
    }
}
