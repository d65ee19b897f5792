package io.daybook.bench;

import io.daybook.bench.Subject.Took;
import io.daybook.config.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Daybook against a platform that takes its time for a page and bears few requests at once: are its slots ever idle? */
public final class SlowBenchmark {
    /** Usual for a page of NetSuite. */
    private static final Duration PAUSE = Duration.ofMillis(800);

    private static final List<Integer> LIMITS = List.of(5, 10, 20);
    private static final int PAGES_OF_A_SLOT = 75;

    private final BenchSettings settings;
    private final Consumer<String> progress;

    /** @param progress is told what is going on, a short line at a time */
    public SlowBenchmark(BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /**
     * Measures; takes about a minute for each limit.
     *
     * @throws Problem a ledger was not what it should be, or a reading failed
     */
    public List<SlowReport> run() {
        List<SlowReport> reports = new ArrayList<>();
        try (Arena arena = Arena.make(settings.installation(), settings.folder(), new PreparedBooks(0, 0))) {
            for (int limit : LIMITS) {
                progress.accept(limit + " requests at once");
                reports.add(run(arena, limit));
            }
            return reports;
        } catch (SQLException e) {
            throw Problem.failed(
                    "the benchmark's PostgreSQL", e.getMessage(), "See the folder " + settings.folder(), e);
        }
    }

    private SlowReport run(Arena arena, int limit) throws SQLException {
        int slots = limit - 1;
        PreparedBooks books = new PreparedBooks((long) slots * PAGES_OF_A_SLOT * PreparedAnswers.PAGE, 0);
        arena.empty();
        arena.platform().behave(new InstantPlatform.Manners(PAUSE, limit));
        arena.platform().show(books);
        try (Subject subject = Subject.start(Kind.PRODUCT, arena, List.of("-Xmx512m"))) {
            arena.settle();
            arena.platform().traffic().forget();
            Took took = subject.order("everything", "invoices");
            Traffic.Seen seen = arena.platform().traffic().seen();
            try (Connection database = arena.openDatabase()) {
                new BooksCheck(books, arena.connection()).check(database);
            }
            return new SlowReport(
                    limit,
                    slots,
                    seen.pages(),
                    Duration.ofNanos(took.nanos()),
                    seen.reading(),
                    seen.busy(),
                    seen.refusals(),
                    seen.refusalsInARow(),
                    PAUSE);
        }
    }
}
