package io.daybook.bench;

import io.daybook.bench.Subject.Took;
import io.daybook.config.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The product beside the least that has to be done, in turn, on the same machine, PostgreSQL and pages. Every reading is
 * checked before its time counts.
 */
public final class LoadBenchmark {
    /** Books that are read to get warm: enough that what a page costs outweighs what a reading costs. */
    private static final long ROWS_TO_WARM = 50_000;

    private final BenchSettings settings;
    private final Consumer<String> progress;

    /** @param progress is told what is going on, a short line at a time */
    public LoadBenchmark(BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Measures; takes some seconds for each reading of 100,000 lines.
     *
     * @throws Problem a ledger was not what it should be, or a reading failed
     */
    public LoadReport run() {
        PreparedBooks books = new PreparedBooks(settings.records(), 0);
        LoadReport report = new LoadReport(settings.records());
        try (Arena arena = Arena.make(settings.installation(), settings.folder(), books)) {
            for (int run = 1; run <= settings.runs(); run++) {
                for (Kind kind : Kind.values()) {
                    String who = "run " + run + " of " + settings.runs() + ", "
                            + (kind == Kind.CEILING ? "plain program" : "Daybook");
                    run(arena, kind, who, books, report);
                }
            }
            return report;
        } catch (SQLException e) {
            throw Problem.failed(
                    "the benchmark's PostgreSQL", e.getMessage(), "See the folder " + settings.folder(), e);
        }
    }

    private void run(Arena arena, Kind kind, String who, PreparedBooks books, LoadReport report) throws SQLException {
        try (Subject subject = Subject.start(kind, arena, javaOptions(kind))) {
            arena.platform().show(books);
            arena.empty();
            measure(arena, subject, who, Phase.COLD_INSERT, report);
            warm(arena, subject, who, report);
            arena.platform().show(books);
            arena.empty();
            measure(arena, subject, who, Phase.INSERT, report);
            arena.platform().show(books.changed());
            measure(arena, subject, who, Phase.EVERYTHING_CHANGED, report);
            measure(arena, subject, who, Phase.NOTHING_CHANGED, report);
        }
    }

    /** All ways are gone before they count, over smaller books, until a row costs no less than the round before. */
    private void warm(Arena arena, Subject subject, String who, LoadReport report) throws SQLException {
        PreparedBooks books = new PreparedBooks(Math.min(settings.records(), ROWS_TO_WARM), 0);
        Warmth warmth = new Warmth();
        while (!warmth.enough()) {
            arena.empty();
            arena.platform().show(books);
            Measure insert = measure(arena, subject, books.lines());
            arena.platform().show(books.changed());
            Measure changed = measure(arena, subject, books.lines());
            Measure nothing = measure(arena, subject, books.lines());
            warmth.add(List.of(insert, changed, nothing));
            progress.accept(who + ", warming: " + warmth);
        }
        report.warmed(subject.kind(), warmth);
    }

    private List<String> javaOptions(Kind kind) {
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        if (kind == Kind.PRODUCT) {
            settings.recording()
                    .ifPresent(file ->
                            options.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file));
        }
        return options;
    }

    private void measure(Arena arena, Subject subject, String who, Phase phase, LoadReport report) throws SQLException {
        progress.accept(who + ", " + phase.title());
        Measure measure = measure(arena, subject, settings.records());
        try (Connection database = arena.openDatabase()) {
            new BooksCheck(arena.platform().books(), arena.connection()).check(database);
        }
        report.add(subject.kind(), phase, measure);
    }

    /** Has everything read once. */
    static Measure measure(Arena arena, Subject subject, long records) throws SQLException {
        arena.settle();
        long logged = arena.logged();
        Duration databaseCpu = arena.databaseCpu();
        Took took = subject.order("everything", "invoices");
        if (took.records() != records) {
            throw Problem.failed(
                    subject.kind().toString(),
                    "it read " + took.records() + " lines of " + records,
                    "There is no speed without being right: look for the lost rows first.",
                    null);
        }
        return new Measure(
                took.records(),
                took.written(),
                Duration.ofNanos(took.nanos()),
                Duration.ofNanos(took.cpuNanos()),
                Duration.ofMillis(took.compileMillis()),
                arena.databaseCpu().minus(databaseCpu),
                arena.logged() - logged,
                subject.peakResident(),
                took.heapAfterAny(),
                took.heapAfterWhole());
    }
}
