package io.daybook.config;

import java.util.Locale;
import java.util.function.Function;

/**
 * One setting: its key, what it is for, its default and how its text is read. {@code application.properties} and
 * {@code docs/operations.md} are checked against these.
 *
 * @param key such as {@code daybook.database.url}; the environment's spelling is {@link #environmentName()}
 * @param defaultText the text used when nobody sets it; empty for "not set"
 * @param description one sentence, with the unit where it has one
 * @param secret whether its value is never printed
 * @param reader turns the text into the value; throws {@link IllegalArgumentException} saying what would be right
 */
public record Setting<T>(
        String key, String defaultText, String description, boolean secret, Function<String, T> reader) {

    /** {@code daybook.secret.key-file} becomes {@code DAYBOOK_SECRET_KEY_FILE}. */
    public String environmentName() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    static Setting<String> text(String key, String defaultText, String description) {
        return new Setting<>(key, defaultText, description, false, Function.identity());
    }

    static Setting<String> secret(String key, String description) {
        return new Setting<>(key, "", description, true, Function.identity());
    }

    static Setting<Integer> integer(String key, int defaultValue, int least, int most, String description) {
        return new Setting<>(key, Integer.toString(defaultValue), description, false, text -> {
            String right = "a whole number from " + least + " to " + most;
            int value;
            try {
                value = Integer.parseInt(text.strip());
            } catch (NumberFormatException notANumber) {
                throw new IllegalArgumentException(right, notANumber);
            }
            if (value < least || value > most) {
                throw new IllegalArgumentException(right);
            }
            return value;
        });
    }

    static Setting<String> oneOf(String key, String description, String first, String... others) {
        return new Setting<>(key, first, description, false, text -> {
            String value = text.strip();
            if (value.equals(first)) {
                return value;
            }
            for (String other : others) {
                if (value.equals(other)) {
                    return value;
                }
            }
            throw new IllegalArgumentException("one of " + first + ", " + String.join(", ", others));
        });
    }
}
