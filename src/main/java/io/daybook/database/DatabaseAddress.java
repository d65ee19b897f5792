package io.daybook.database;

import io.daybook.config.Problem;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a PostgreSQL is and who signs in, taken apart so that no address with a password in it is ever kept or shown.
 *
 * @param url JDBC address without user and password
 * @param user empty where the driver's default shall be
 * @param password empty where none is given; never printed
 * @param label {@code host:port/database}, for messages
 */
record DatabaseAddress(String url, Optional<String> user, Optional<String> password, String label) {
    static final String SETTING = "DAYBOOK_DATABASE_URL";

    private static final Pattern SHAPE =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://(?:([^/?]*)@)?([^/?@]*)(/[^?]*)?(?:\\?(.*))?");

    /** One or more of {@code host}, {@code host:port}, {@code [IPv6]:port}; checked here since the driver logs what it refuses. */
    private static final Pattern HOSTS = Pattern.compile("(?:(?:^|,)(?:[\\w.-]+|\\[[0-9a-fA-F:.]+])(?::[0-9]{1,5})?)*");

    /**
     * @param settings whose {@code url} is given; its user and password go before those inside the address
     * @throws Problem when the address is none; the message does not repeat it, since it may hold a password
     */
    static DatabaseAddress of(DatabaseSettings settings) {
        Matcher matcher = SHAPE.matcher(settings.url().orElseThrow().strip());
        if (!matcher.matches()) {
            throw malformed("it is not the address of a PostgreSQL database");
        }
        try {
            Optional<String> user = Optional.empty();
            Optional<String> password = Optional.empty();
            if (matcher.group(1) != null) {
                String[] parts = matcher.group(1).split(":", 2);
                user = Optional.of(decode(parts[0]));
                password = parts.length > 1 ? Optional.of(decode(parts[1])) : Optional.empty();
            }
            List<String> others = new ArrayList<>();
            for (String parameter :
                    matcher.group(4) == null ? new String[0] : matcher.group(4).split("&")) {
                if (parameter.startsWith("user=")) {
                    user = Optional.of(decode(parameter.substring("user=".length())));
                } else if (parameter.startsWith("password=")) {
                    password = Optional.of(decode(parameter.substring("password=".length())));
                } else {
                    others.add(parameter);
                }
            }
            String path = matcher.group(3) == null || matcher.group(3).equals("/") ? "" : matcher.group(3);
            if (!HOSTS.matcher(matcher.group(2)).matches()) {
                throw malformed("its host or port cannot be read");
            }
            if (path.isEmpty() || matcher.group(2).isEmpty()) {
                throw malformed("it names no " + (path.isEmpty() ? "database" : "host"));
            }
            String url = "jdbc:postgresql://" + matcher.group(2) + path
                    + (others.isEmpty() ? "" : "?" + String.join("&", others));
            return new DatabaseAddress(
                    url,
                    settings.user().isPresent() ? settings.user() : user,
                    settings.password().isPresent() ? settings.password() : password,
                    matcher.group(2) + path);
        } catch (IllegalArgumentException e) {
            // Without the cause, whose message repeats what may be a password.
            throw malformed("a percent sign in it does not begin an escape");
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Problem malformed(String what) {
        return Problem.wrongUse(
                SETTING, what, "Write it as jdbc:postgresql://host:5432/database, or leave it out.", null);
    }

    @Override
    public String toString() {
        return label;
    }
}
