package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.quartz.CronExpression;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * When each data type is read next, as the route files say: every instance of a route template with the parameters
 * {@code platform}, {@code dataType} and {@code schedule}. Needs no server. Immutable.
 */
public final class Schedules {
    private final List<Schedule> schedules;

    private Schedules(List<Schedule> schedules) {
        this.schedules = List.copyOf(schedules);
    }

    private record Schedule(String platform, String dataType, CronExpression cron) {}

    /** Reads the route files; what cannot be read holds no schedule, and the start of the routes says what is wrong with it. */
    public static Schedules read(Settings settings) {
        List<Schedule> schedules = new ArrayList<>();
        for (Path file : new RouteFiles(settings.folder(Settings.ROUTES)).all()) {
            for (Object entry : entries(file)) {
                if (entry instanceof Map<?, ?> map && map.get("templatedRoute") instanceof Map<?, ?> route) {
                    schedule(parameters(route)).ifPresent(schedules::add);
                }
            }
        }
        return new Schedules(schedules);
    }

    private static List<?> entries(Path file) {
        try {
            Object content = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
            return content instanceof List<?> list ? list : List.of();
        } catch (IOException | YamlEngineException unreadable) {
            return List.of();
        }
    }

    private static Map<String, String> parameters(Map<?, ?> route) {
        Map<String, String> parameters = new java.util.HashMap<>();
        if (route.get("parameters") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> parameter) {
                    parameters.put(String.valueOf(parameter.get("name")), String.valueOf(parameter.get("value")));
                }
            }
        }
        return parameters;
    }

    private static Optional<Schedule> schedule(Map<String, String> parameters) {
        String cron = parameters.get("schedule");
        if (cron == null || !parameters.containsKey("platform") || !parameters.containsKey("dataType")) {
            return Optional.empty();
        }
        try {
            CronExpression expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone("UTC"));
            return Optional.of(new Schedule(parameters.get("platform"), parameters.get("dataType"), expression));
        } catch (ParseException wrong) {
            throw Problem.wrongUse(
                    "the schedule '" + cron + "' of " + parameters.get("platform") + " " + parameters.get("dataType"),
                    "this is no Quartz cron expression: " + wrong.getMessage(),
                    "Write second minute hour day-of-month month day-of-week, such as 0 0/15 * * * ?, in"
                            + " routes/schedules.camel.yaml.",
                    wrong);
        }
    }

    /** When a data type is due next after a moment, if a server runs then; empty where no schedule names it. */
    public Optional<Instant> next(String platform, String dataType, Instant after) {
        return schedules.stream()
                .filter(schedule -> schedule.platform().equals(platform)
                        && schedule.dataType().equals(dataType))
                .map(schedule -> schedule.cron().getNextValidTimeAfter(Date.from(after)))
                .filter(date -> date != null)
                .map(Date::toInstant)
                .min(Instant::compareTo);
    }
}
