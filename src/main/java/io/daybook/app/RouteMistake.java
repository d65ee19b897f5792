package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        RouteFiles files = new RouteFiles(settings.folder(Settings.ROUTES));
        Throwable innermost = failed;
        Optional<Path> file = Optional.empty();
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
            file = named.find() ? Optional.of(Path.of(named.group(1))) : file;
            innermost = cause;
        }
        Throwable reason = innermost;
        String said = schedule(failed)
                .map(expression -> expression + ": " + said(reason))
                .orElseGet(() -> said(reason));
        RouteWords words = RouteWords.of(sentence(said));
        Optional<String> parsed = lastPlace(said);
        String where = parsed.orElse(null);
        if (where == null) {
            where = place(files, words, file, route)
                    .orElse(settings.folder(Settings.ROUTES).toString());
        }
        return Problem.wrongUse(
                where,
                (parsed.isPresent() ? "this is no route YAML: " : "the routes cannot be started: ") + words.sentence(),
                remedy(said),
                failed);
    }

    /** Where a YAML parser found the mistake; the last place it names is the innermost. */
    private static Optional<String> lastPlace(String said) {
        Optional<String> last = Optional.empty();
        for (Matcher place = PLACE.matcher(said); place.find(); ) {
            last = Optional.of(place.group(1) + ":" + place.group(2));
        }
        return last;
    }

    /** The line of the word that is wrong, else the line where its route begins, else its file. */
    private static Optional<String> place(
            RouteFiles files, RouteWords words, Optional<Path> file, Optional<String> route) {
        if (words.culprit().isPresent()) {
            String word = words.culprit().get();
            List<String> lines = words.twice() ? files.linesOfRoute(word) : files.linesWith(word, file);
            if (!lines.isEmpty()) {
                return Optional.of(words.twice() ? String.join(" and ", lines) : lines.get(0));
            }
        }
        List<String> beginnings = route.map(files::linesOfRoute).orElse(List.of());
        if (!beginnings.isEmpty()) {
            return Optional.of(beginnings.get(0) + ", route '" + route.get() + "'");
        }
        return file.map(Path::toString);
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
}
