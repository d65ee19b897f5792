package io.daybook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.bench.InstantPlatform.Manners;
import io.daybook.bench.Subject.Took;
import io.daybook.config.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Whether a back-fill gives way: small readings beside one that would take every slot of a slow account. */
public final class WaitBenchmark {
    private static final List<String> JAVA_OPTIONS = List.of("-Xmx512m");

    private final BenchSettings settings;
    private final SlowSettings slow;
    private final Consumer<String> progress;

    /**
     * @param slow what the platforms are like; the back-fill reads all of it
     * @param progress is told what is going on, a short line at a time
     */
    public WaitBenchmark(BenchSettings settings, SlowSettings slow, Consumer<String> progress) {
        this.settings = settings;
        this.slow = slow;
        this.progress = progress;
    }

    /**
     * Measures; takes the pages' time for each limit and some seconds more.
     *
     * @throws Problem a ledger was not what it should be, or a reading failed
     */
    public List<WaitReport> run() {
        List<WaitReport> reports = new ArrayList<>();
        try (Arena arena = Arena.make(settings.installation(), settings.folder(), new PreparedBooks(0, 0))) {
            for (int limit : slow.limits()) {
                reports.add(run(arena, limit));
            }
            return reports;
        } catch (SQLException e) {
            throw Problem.failed(
                    "the benchmark's PostgreSQL", e.getMessage(), "See the folder " + settings.folder(), e);
        }
    }

    private WaitReport run(Arena arena, int limit) throws SQLException {
        int slots = limit - 1;
        PreparedBooks books = slow.books(slots);
        arena.empty();
        arena.platform().behave(new Manners(SlowBenchmark.PAUSE, limit));
        arena.platform().show(books);
        try (Subject subject = Subject.start(Kind.PRODUCT, arena, JAVA_OPTIONS)) {
            progress.accept(limit + " requests at once, small readings alone");
            JsonNode alone = subject.order("alone", "invoices").answer();
            progress.accept(limit + " requests at once, small readings beside a back-fill");
            Took took = subject.order("beside", "invoices");
            try (Connection database = arena.openDatabase()) {
                new BooksCheck(books, arena.connection()).check(database);
            }
            return new WaitReport(
                    limit,
                    slots,
                    SlowBenchmark.PAUSE,
                    Duration.ofNanos(took.nanos()),
                    Spread.read(alone.path("readings")),
                    Spread.read(took.answer().path("readings")),
                    Spread.read(took.answer().path("prompt")),
                    Spread.read(took.answer().path("backfill")));
        }
    }
}
