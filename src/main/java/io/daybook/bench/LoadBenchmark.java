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
    /** A part of its CPU that goes into compiling, at which a process is called warm. */
    private static final double AT_REST = 0.1;

    private static final int MOST_WARMING = 6;

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
                    progress.accept("run " + run + " of " + settings.runs() + ", "
                            + (kind == Kind.CEILING ? "plain program" : "Daybook"));
                    run(arena, kind, books, report);
                }
            }
            return report;
        } catch (SQLException e) {
            throw Problem.failed(
                    "the benchmark's PostgreSQL", e.getMessage(), "See the folder " + settings.folder(), e);
        }
    }

    private void run(Arena arena, Kind kind, PreparedBooks books, LoadReport report) throws SQLException {
        try (Subject subject = Subject.start(kind, arena, javaOptions(kind))) {
            arena.platform().show(books);
            arena.empty();
            measure(arena, subject, Phase.COLD_INSERT, report);
            warm(arena, subject, books, report);
            arena.platform().show(books);
            arena.empty();
            measure(arena, subject, Phase.INSERT, report);
            arena.platform().show(books.changed());
            measure(arena, subject, Phase.EVERYTHING_CHANGED, report);
            measure(arena, subject, Phase.NOTHING_CHANGED, report);
        }
    }

    /** All ways are gone before they count, until what compiles itself while it runs is compiled. */
    private void warm(Arena arena, Subject subject, PreparedBooks books, LoadReport report) throws SQLException {
        double compiling = 1;
        for (int pass = 0; pass < MOST_WARMING && compiling > AT_REST; pass++) {
            arena.platform().show(pass % 2 == 0 ? books.changed() : books);
            compiling = measure(arena, subject, null, report).compilingPart();
            measure(arena, subject, null, report);
            if (pass % 2 == 1) {
                arena.empty();
                compiling = measure(arena, subject, null, report).compilingPart();
            }
        }
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

    /** @param phase {@code null} where it does not count */
    private Measure measure(Arena arena, Subject subject, Phase phase, LoadReport report) throws SQLException {
        Measure measure = measure(arena, subject, settings.records());
        if (phase != null) {
            try (Connection database = arena.openDatabase()) {
                new BooksCheck(arena.platform().books(), arena.connection()).check(database);
            }
            report.add(subject.kind(), phase, measure);
        }
        return measure;
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
                took.heapAfterCollection());
    }
}
