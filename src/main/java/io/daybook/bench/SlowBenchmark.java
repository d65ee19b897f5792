package io.daybook.bench;

import io.daybook.bench.InstantPlatform.Manners;
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
    static final Duration PAUSE = Duration.ofMillis(800);

    private static final List<String> JAVA_OPTIONS = List.of("-Xmx512m");

    private final BenchSettings settings;
    private final SlowSettings slow;
    private final Consumer<String> progress;

    /**
     * @param slow what the platforms are like
     * @param progress is told what is going on, a short line at a time
     */
    public SlowBenchmark(BenchSettings settings, SlowSettings slow, Consumer<String> progress) {
        this.settings = settings;
        this.slow = slow;
        this.progress = progress;
    }

    /**
     * Measures; takes three times the pages' time for each limit, and that time once more with a platform that refuses.
     *
     * @throws Problem a ledger was not what it should be, or a reading failed
     */
    public List<SlowReport> run() {
        List<SlowReport> reports = new ArrayList<>();
        try (Arena arena = Arena.make(settings.installation(), settings.folder(), new PreparedBooks(0, 0))) {
            for (int limit : slow.limits()) {
                reports.addAll(read(arena, limit));
            }
            reports.add(mislead(arena, slow.limits().get(0)));
            return reports;
        } catch (SQLException e) {
            throw Problem.failed(
                    "the benchmark's PostgreSQL", e.getMessage(), "See the folder " + settings.folder(), e);
        }
    }

    private List<SlowReport> read(Arena arena, int limit) throws SQLException {
        try (Subject subject = begin(arena, new Manners(PAUSE, limit), limit - 1)) {
            SlowReport first = read(arena, subject, SlowReading.FIRST, limit, limit - 1);
            SlowReport again = read(arena, subject, SlowReading.AGAIN, limit, limit - 1);
            arena.empty();
            return List.of(first, again, read(arena, subject, SlowReading.WARM, limit, limit - 1));
        }
    }

    /** The account says two more than it bears; one of them is left to people, the other one is one too many. */
    private SlowReport mislead(Arena arena, int limit) throws SQLException {
        try (Subject subject = begin(arena, new Manners(PAUSE, limit, limit + 2), limit)) {
            return read(arena, subject, SlowReading.MISLED, limit, limit);
        }
    }

    private Subject begin(Arena arena, Manners manners, int slots) throws SQLException {
        arena.empty();
        arena.platform().behave(manners);
        arena.platform().show(slow.books(slots));
        return Subject.start(Kind.PRODUCT, arena, JAVA_OPTIONS);
    }

    private SlowReport read(Arena arena, Subject subject, SlowReading reading, int limit, int slots)
            throws SQLException {
        progress.accept(limit + " requests at once, " + reading.title());
        arena.settle();
        arena.platform().traffic().forget();
        MachineMeter meter = new MachineMeter(arena);
        Took took = subject.order("everything", "invoices");
        MachineUse use = meter.use(took);
        Traffic.Seen seen = arena.platform().traffic().seen();
        try (Connection database = arena.openDatabase()) {
            new BooksCheck(slow.books(slots), arena.connection()).check(database);
        }
        return new SlowReport(reading, limit, slots, Duration.ofNanos(took.nanos()), PAUSE, seen, use);
    }
}
