package io.daybook.bench;

import io.daybook.config.Problem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * Whether a row costs the same however many there are, and whether memory stays: books of growing size, each read by a fresh
 * Daybook with a small heap into an empty ledger and then once more.
 */
public final class GrowthBenchmark {
    /** Each about three times as large as the one before. */
    private static final long[] SIZES = {
        10_000, 30_000, 100_000, 300_000, 1_000_000, 3_000_000, 5_000_000, 10_000_000, 30_000_000, 100_000_000
    };

    private static final List<String> JAVA_OPTIONS = List.of("-Xmx256m");

    private final BenchSettings settings;
    private final Consumer<String> progress;

    /** @param progress is told what is going on, a short line at a time */
    public GrowthBenchmark(BenchSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** The usual sizes below the largest, and the largest itself. */
    static List<Long> sizes(long largest) {
        return LongStream.concat(LongStream.of(SIZES).filter(size -> size < largest), LongStream.of(largest))
                .boxed()
                .toList();
    }

    /**
     * Measures; takes about four minutes for a million rows.
     *
     * @throws Problem a ledger was not what it should be, or a reading failed
     */
    public GrowthReport run() {
        List<GrowthStep> steps = new ArrayList<>();
        try (Arena arena = Arena.make(settings.installation(), settings.folder(), new PreparedBooks(0, 0))) {
            for (long size : sizes(settings.records())) {
                steps.add(step(arena, new PreparedBooks(size, 0)));
            }
            return new GrowthReport(steps);
        } catch (SQLException e) {
            throw Problem.failed(
                    "the benchmark's PostgreSQL", e.getMessage(), "See the folder " + settings.folder(), e);
        }
    }

    private GrowthStep step(Arena arena, PreparedBooks books) throws SQLException {
        arena.empty();
        arena.platform().show(books);
        try (Subject subject = Subject.start(Kind.PRODUCT, arena, JAVA_OPTIONS)) {
            return new GrowthStep(
                    measured(arena, subject, books, Phase.COLD_INSERT),
                    measured(arena, subject, books, Phase.NOTHING_CHANGED));
        }
    }

    private Measure measured(Arena arena, Subject subject, PreparedBooks books, Phase phase) throws SQLException {
        progress.accept(String.format("%,d rows, %s", books.lines(), phase.title()));
        Measure measure = LoadBenchmark.measure(arena, subject, books.lines());
        progress.accept(String.format("%,d rows, %s, checking the ledger", books.lines(), phase.title()));
        try (Connection database = arena.openDatabase()) {
            new BooksCheck(books, arena.connection()).check(database);
        }
        return measure;
    }
}
