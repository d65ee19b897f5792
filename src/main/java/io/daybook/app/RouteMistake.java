package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.FailedToStartRouteException;

/**
 * Turns what Camel says of a start that failed into a message of what, where and what to do. Camel's own messages repeat
 * the whole chain of causes and dump the route in front of the one sentence that a person needs.
 */
final class RouteMistake {
    private static final Pattern PLACE = Pattern.compile("in file:(\\S+?), line (\\d+), column \\d+:");
    private static final Pattern FILE = Pattern.compile("file:(\\S+\\.camel\\.yaml)");
    private static final Pattern IDENTITY = Pattern.compile("@[0-9a-f]{5,8}\\b");
    private static final Pattern SCHEDULE = Pattern.compile("CronExpression '[^']*' is invalid");
    private static final Pattern CRON = Pattern.compile("(?i)cron ?expression|trigger .*will never fire");

    private RouteMistake() {}

    static Problem explain(Exception failed, Settings settings) {
        Path folder = settings.folder(Settings.ROUTES);
        String where = folder.toString();
        Throwable innermost = failed;
        String file = null;
        Optional<String> route = Optional.empty();
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof FailedToCreateRouteException refused) {
                route = Optional.ofNullable(refused.getRouteId());
            }
            if (cause instanceof FailedToStartRouteException refused) {
                route = Optional.ofNullable(refused.getRouteId());
            }
            Matcher named = FILE.matcher(String.valueOf(cause.getMessage()));
            file = named.find() ? named.group(1) : file;
            innermost = cause;
        }
        Throwable reason = innermost;
        String said = schedule(failed)
                .map(expression -> expression + ": " + said(reason))
                .orElseGet(() -> said(reason));
        Matcher place = PLACE.matcher(said);
        String last = null;
        while (place.find()) {
            last = place.group(1) + ":" + place.group(2);
        }
        if (last != null || file != null) {
            where = last != null ? last : file;
        } else if (route.isPresent()) {
            where = fileOf(folder, route.get()).map(Path::toString).orElse(where) + ", route '" + route.get() + "'";
        }
        return Problem.wrongUse(
                where,
                (last != null ? "this is no route YAML: " : "the routes cannot be started: ") + sentence(said),
                remedy(said),
                failed);
    }

    /** What Camel says of a wrong schedule, with the schedule; Quartz only says which letter it did not expect. */
    private static Optional<String> schedule(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            Matcher schedule = SCHEDULE.matcher(String.valueOf(cause.getMessage()));
            if (schedule.find()) {
                return Optional.of(schedule.group());
            }
        }
        return Optional.empty();
    }

    private static String said(Throwable innermost) {
        return innermost.getMessage() == null
                ? innermost.toString()
                : innermost.getMessage().strip();
    }

    /** On one line, without the places and excerpts of a YAML parser. */
    private static String sentence(String said) {
        List<String> lines = said.lines().toList();
        StringBuilder sentence = new StringBuilder();
        for (String line : lines) {
            boolean excerpt =
                    line.startsWith("    ") || line.isBlank() || line.strip().equals("*");
            if (!excerpt && !PLACE.matcher(line).find()) {
                sentence.append(sentence.isEmpty() ? "" : "; ").append(line.strip());
            }
        }
        return IDENTITY.matcher(sentence).replaceAll("");
    }

    private static String remedy(String said) {
        if (CRON.matcher(said).find()) {
            return "A schedule has six fields in UTC: second minute hour day-of-month month day-of-week, one of the two days"
                    + " being ?. Every 15 minutes: 0 0/15 * * * ?";
        }
        return "Mend that, then try it without starting anything: daybook routes check";
    }

    /** The file that declares a route, found by its id. */
    private static Optional<Path> fileOf(Path folder, String route) {
        Pattern id = Pattern.compile("(?m)^\\s*(?:id|routeId):\\s*[\"']?" + Pattern.quote(route) + "[\"']?\\s*$");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".camel.yaml"))
                    .sorted()
                    .filter(file -> declares(file, id))
                    .findFirst();
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean declares(Path file, Pattern id) {
        try {
            return id.matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            return false;
        }
    }
}
