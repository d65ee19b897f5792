package io.daybook.cli;

import io.daybook.connection.Connection;
import io.daybook.connection.ConnectionSummary;
import io.daybook.sync.DatasetStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * A dataset's status as a row of a table of at most 100 columns, and as JSON.
 *
 * @param status what is known
 * @param rows living ledger rows
 * @param next when the schedules read it next; empty where none does
 * @param now what ages are counted to
 */
record StatusView(DatasetStatus status, long rows, Optional<Instant> next, Instant now) {
    private static final int COMPANY = 11;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd MMM", Locale.ROOT).withZone(ZoneOffset.UTC);

    static Table table(int width) {
        return new Table(
                width,
                ">no",
                "company",
                "data type",
                "state",
                ">last ok",
                ">lag",
                ">rows",
                "proof",
                "next",
                ">letters");
    }

    long connection() {
        return status.connection().id();
    }

    /** @param first whether it is the first row of its connection, which names it and says what is wrong with it */
    void addTo(Table table, boolean first) {
        table.rowAnd(
                trouble(first),
                first ? connection() : "",
                first ? shortened(status.connection().company()) : "",
                status.dataType(),
                state(),
                age(status.goodAt()),
                age(status.cursor()),
                Figures.whole(rows),
                status.agrees().map(agrees -> agrees ? "agrees" : "differs").orElse("-"),
                next.map(this::clock).orElse("-"),
                Figures.whole(status.letters()));
    }

    private static String shortened(String company) {
        if (TextWidth.of(company) <= COMPANY) {
            return company;
        }
        StringBuilder text = new StringBuilder();
        company.codePoints()
                .takeWhile(point -> TextWidth.of(text + Character.toString(point)) < COMPANY)
                .forEach(text::appendCodePoint);
        return text.append('…').toString();
    }

    private String state() {
        if (!linked()) {
            return status.connection().status().name().toLowerCase(Locale.ROOT);
        }
        return status.progress()
                .map(progress -> "running " + progress.percent() + "%")
                .orElse(status.state().name().toLowerCase(Locale.ROOT));
    }

    private boolean linked() {
        return status.connection().status() == Connection.Status.Linked;
    }

    /** What is wrong and what to do, beneath the row; the connection's own trouble once. */
    private String trouble(boolean first) {
        StringJoiner text = new StringJoiner(" ");
        if (!linked()) {
            return first ? connectionTrouble() : "";
        }
        if (status.state() != DatasetStatus.State.RUNNING) {
            status.trouble().ifPresent(stop -> text.add(stop.kind() + ": " + stop.message()));
        }
        if (status.agrees().filter(agrees -> !agrees).isPresent()) {
            text.add("What differs: daybook reconcile --connection " + connection() + " --data-type "
                    + status.dataType());
        }
        if (status.letters() > 0) {
            StringJoiner worth = new StringJoiner(", ", ", worth ", "");
            worth.setEmptyValue("");
            new TreeMap<>(status.lettersMoney())
                    .forEach((currency, amount) ->
                            worth.add(Figures.money(amount, currency) + " " + Figures.currency(currency)));
            text.add("Set aside" + worth + ": daybook dead-letters list --connection " + connection());
        }
        return text.toString();
    }

    private String connectionTrouble() {
        ConnectionSummary connection = status.connection();
        String why =
                connection.reasonWithoutLabel().map(reason -> ": " + reason).orElse("");
        return switch (connection.status()) {
            case Deauthorized ->
                "It is not asked any more" + why + " Mend that, then run: daybook connections test " + connection.id();
            case Unlinked -> "It is not read any more" + why + ". What was read stays in the ledger.";
            default -> "It is not read yet" + why + ". Link it: daybook connect " + connection.platform() + " --help";
        };
    }

    /** In one unit, rounded down: {@code 45 s}, {@code 12 min}, {@code 3 h}, {@code 5 d}. */
    private String age(Optional<Instant> since) {
        return since.map(moment -> Duration.between(moment, now))
                .map(age -> age.isNegative() ? Duration.ZERO : age)
                .map(age -> age.toMinutes() < 2
                        ? age.toSeconds() + " s"
                        : age.toHours() < 2
                                ? age.toMinutes() + " min"
                                : age.toDays() < 2 ? age.toHours() + " h" : age.toDays() + " d")
                .orElse("-");
    }

    private String clock(Instant moment) {
        return (Duration.between(now, moment).toHours() < 24 ? TIME : DAY).format(moment);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("connection", connection());
        json.put("company", status.connection().company());
        json.put("platform", status.connection().platform());
        json.put("account", status.connection().account());
        json.put("connectionStatus", status.connection().status().name());
        status.connection().statusReason().ifPresent(reason -> json.put("reason", reason));
        json.put("dataType", status.dataType());
        json.put("state", status.state().name().toLowerCase(Locale.ROOT));
        status.progress().ifPresent(progress -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("unit", progress.everything() ? "records" : "documents");
            entry.put("done", progress.done());
            entry.put("expected", progress.expected());
            entry.put("percent", progress.percent());
            json.put("progress", entry);
        });
        json.put("lastGood", text(status.goodAt()));
        json.put("nothingNewAt", text(status.nothingNewAt()));
        json.put("lastTried", text(status.triedAt()));
        json.put("cursor", text(status.cursor()));
        json.put(
                "lagSeconds",
                status.cursor()
                        .map(cursor -> Math.max(0, Duration.between(cursor, now).toSeconds()))
                        .orElse(null));
        json.put("rows", rows);
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("agrees", status.agrees().orElse(null));
        proof.put("at", text(status.provedAt()));
        json.put("proof", proof);
        json.put("next", text(next));
        Map<String, String> money = new TreeMap<>();
        status.lettersMoney().forEach((currency, amount) -> money.put(currency, amount.toPlainString()));
        json.put("deadLetters", Map.of("open", status.letters(), "money", money));
        status.trouble().ifPresent(stop -> json.put("problem", Map.of("kind", stop.kind(), "message", stop.message())));
        String todo = trouble(true);
        if (!todo.isEmpty()) {
            json.put("whatToDo", todo);
        }
        return json;
    }

    private static String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }
}
