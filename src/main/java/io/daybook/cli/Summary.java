package io.daybook.cli;

import io.daybook.connection.Connection;
import io.daybook.sync.Counts;
import io.daybook.sync.SyncReport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a sync over connections and data types did, for people and as JSON. Not thread-safe. */
final class Summary {
    private final Map<Connection, List<SyncReport>> reports = new LinkedHashMap<>();
    private final int width;
    private final String whyUnproved;

    /** @param width of the terminal in columns */
    Summary(int width) {
        this(width, "since that was done lately");
    }

    /** @param whyUnproved what is said of a data type that was not compared with the platform's own figures */
    Summary(int width, String whyUnproved) {
        this.width = width;
        this.whyUnproved = whyUnproved;
    }

    void add(Connection connection, SyncReport report) {
        reports.computeIfAbsent(connection, none -> new ArrayList<>()).add(report);
    }

    /** What stands above what is said of a connection. */
    static String title(Connection connection) {
        return connection.company() + " - " + connection.label();
    }

    /** Whether every sync ran to its end. */
    boolean good() {
        return reports.values().stream()
                .flatMap(List::stream)
                .allMatch(report -> report.state() == SyncReport.State.DONE);
    }

    /** The shape that the README promises. */
    Map<String, Object> json(Duration elapsed) {
        List<Object> connections = new ArrayList<>();
        reports.forEach((connection, ofConnection) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("connection", connection.id());
            entry.put("company", connection.company());
            entry.put("platform", connection.platform());
            entry.put("account", connection.account());
            entry.put("dataTypes", ofConnection.stream().map(Summary::json).toList());
            connections.add(entry);
        });
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("connections", connections);
        json.put("elapsedMs", elapsed.toMillis());
        return json;
    }

    private static Map<String, Object> json(SyncReport report) {
        Counts counts = report.counts();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("dataType", report.dataType());
        json.put("state", report.state().name().toLowerCase(Locale.ROOT));
        json.put("read", counts.read());
        json.put("loaded", counts.loaded());
        json.put("unchanged", counts.unchanged());
        json.put("ignored", counts.ignored());
        json.put("deadLetters", counts.deadLetters());
        Map<String, String> money = new TreeMap<>();
        counts.money().forEach((currency, amount) -> money.put(currency, amount.toPlainString()));
        json.put("money", money);
        report.proof().ifPresent(proof -> json.put("proof", ProofView.json(proof)));
        report.problem().ifPresent(stop -> {
            json.put("problem", Map.of("kind", stop.kind(), "message", stop.message()));
        });
        return json;
    }

    /** Prints everything for a person, or the JSON on standard output and what went wrong on standard error. */
    void print(Printer printer, boolean asJson, Duration elapsed) {
        if (asJson) {
            printer.json(json(elapsed));
            reports.values().forEach(ofConnection -> problems(ofConnection).forEach(printer::note));
        } else {
            printTables(printer, elapsed);
        }
    }

    private void printTables(Printer printer, Duration elapsed) {
        reports.forEach((connection, ofConnection) -> {
            printer.result("");
            printer.result(title(connection));
            Table table = new Table(
                    width,
                    "data type",
                    ">read",
                    ">loaded",
                    ">unchanged",
                    ">ignored",
                    ">dead letters",
                    ">seconds",
                    "ended");
            ofConnection.forEach(report -> {
                Counts counts = report.counts();
                table.row(
                        report.dataType(),
                        Figures.whole(counts.read()),
                        Figures.whole(counts.loaded()),
                        Figures.whole(counts.unchanged()),
                        Figures.whole(counts.ignored()),
                        Figures.whole(counts.deadLetters()),
                        new BigDecimal(report.elapsed().toMillis()).movePointLeft(3),
                        report.state().name().toLowerCase(Locale.ROOT));
            });
            table.print(printer);
            printMoney(printer, ofConnection);
            printProofs(printer, connection, ofConnection);
            printProblems(printer, connection, ofConnection);
        });
        printer.result("");
        printer.result("elapsed " + new BigDecimal(elapsed.toMillis()).movePointLeft(3) + " s");
    }

    private void printMoney(Printer printer, List<SyncReport> reports) {
        Table money = new Table(width, "money read", "currency", ">amount");
        reports.forEach(report -> new TreeMap<>(report.counts().money())
                .forEach((currency, amount) ->
                        money.row(report.dataType(), Figures.currency(currency), Figures.money(amount, currency))));
        if (!money.isEmpty()) {
            printer.result("");
            money.print(printer);
        }
    }

    /** The finance lead's question: is it all there? */
    private void printProofs(Printer printer, Connection connection, List<SyncReport> reports) {
        printer.result("");
        for (SyncReport report : reports) {
            proof(report, connection.platform())
                    .map(line -> report.dataType() + ": " + line)
                    .ifPresent(line -> TextWidth.wrapped(line, width).forEach(printer::result));
        }
    }

    private Optional<String> proof(SyncReport report, String platform) {
        if (report.proof().isEmpty() && report.state() == SyncReport.State.DONE) {
            return Optional.of("not compared with " + ProofView.name(platform) + "'s own figures, " + whyUnproved
                    + "; to do it now: daybook sync --prove");
        }
        return report.proof().map(proof -> ProofView.sentence(proof, platform));
    }

    private void printProblems(Printer printer, Connection connection, List<SyncReport> reports) {
        problems(reports).forEach(problem -> {
            printer.result("");
            TextWidth.wrapped(problem, width).forEach(printer::result);
        });
        if (reports.stream().anyMatch(report -> report.counts().deadLetters() > 0)) {
            printer.result("");
            printer.result("What was set aside: daybook dead-letters list --connection " + connection.id());
        }
    }

    /** What stopped syncs; data types that were stopped by the same say so together. */
    private static List<String> problems(List<SyncReport> reports) {
        Map<String, List<String>> dataTypes = new LinkedHashMap<>();
        for (SyncReport report : reports) {
            report.problem()
                    .map(stop -> stop.kind() + ": " + stop.message().replaceAll("\\s+", " "))
                    .or(() -> report.state() == SyncReport.State.BUSY
                            ? Optional.of("another Daybook is at it; see its log, or try again in a minute.")
                            : Optional.empty())
                    .ifPresent(problem -> dataTypes
                            .computeIfAbsent(problem, none -> new ArrayList<>())
                            .add(report.dataType()));
        }
        return dataTypes.entrySet().stream()
                .map(stopped -> String.join(", ", stopped.getValue()) + " - " + stopped.getKey())
                .toList();
    }
}
