package io.daybook.torture;

import io.daybook.config.Problem;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Permission;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Lets a history happen while the middleware reads, and compares ledger and books at quiet moments: edits and faults stop,
 * everything is synced until every data type is done, and then there must be no difference. To be run once. {@link #stop} may
 * be called from any thread.
 */
public final class TortureRun {
    private static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(60);
    private static final Duration LONGEST_SYNC = Duration.ofMinutes(5);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final Duration SLOW_BODY = Duration.ofSeconds(2);
    private static final int MOST_SYNCS = 12;
    private static final int HEALING_SYNCS = 3;
    private static final String LINK_AGAIN =
            "UPDATE daybook.connection SET status = 'Linked', status_reason = NULL WHERE id = ? AND status = 'Deauthorized'";
    private static final String BEGUN_BEFORE =
            """
            SELECT count(*) FROM (
                SELECT DISTINCT ON (data_type) platform_time FROM daybook.sync WHERE connection_id = ?
                 ORDER BY data_type, id DESC) latest
             WHERE platform_time < ?
            """;
    private static final String SYNCS =
            "SELECT data_type, state, count(*) FROM daybook.sync WHERE connection_id = ? GROUP BY 1, 2 ORDER BY 1, 2";

    private final TortureSettings settings;
    private final Consumer<String> progress;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private long restarts;
    private long deauthorized;
    private volatile boolean stopped;
    private volatile Middleware middleware;

    /** @param progress is told what is going on, a short line at a time, again and again */
    public TortureRun(TortureSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.progress = progress;
    }

    /** Asks the run to end as soon as it can; it still tidies up. */
    public void stop() {
        stopped = true;
        Middleware running = middleware;
        if (running != null) {
            running.close();
        }
    }

    /**
     * Runs it and tidies up.
     *
     * @throws Problem it could not begin
     */
    public TortureReport run() throws InterruptedException {
        long start = System.nanoTime();
        progress.accept("making books of " + settings.invoices() + " invoices and a PostgreSQL for them");
        boolean nothingToLookInto = false;
        try (World world = World.make(settings);
                BufferedWriter log = Files.newBufferedWriter(history())) {
            TortureReport report = inside(world, log, start);
            nothingToLookInto = report.good() || stopped;
            return report;
        } catch (IOException | SQLException e) {
            throw Problem.failed(
                    settings.folder().toString(),
                    "the run could not go on: " + e.getMessage(),
                    "See middleware.log in that folder.",
                    e);
        } finally {
            tidy(nothingToLookInto);
        }
    }

    private Path history() {
        return settings.folder().resolve("history.txt");
    }

    private TortureReport inside(World world, BufferedWriter log, long start)
            throws SQLException, InterruptedException {
        middleware = new Middleware(
                settings.installation(), world.environment(), settings.folder().resolve("middleware.log"));
        try (Middleware killable = middleware;
                Saboteur saboteur = new Saboteur(
                        world.sandbox().faults(), killable, world.database()::crash, world.database()::recover)) {
            History history = new History(
                    settings.seed(),
                    settings.intensity(),
                    settings.faults(),
                    world.sandbox().books(),
                    world.clock(),
                    new Sandboxed(world, saboteur),
                    line -> write(log, line));
            Optional<String> failure = play(world, saboteur, history);
            return new TortureReport(
                    settings.seed(),
                    Duration.ofNanos(System.nanoTime() - start),
                    settings.invoices(),
                    settings.intensity(),
                    history.steps(),
                    history.counts(),
                    served(world),
                    saboteur.kills(),
                    saboteur.stops(),
                    restarts,
                    deauthorized,
                    syncs(world),
                    checkpoints,
                    failure,
                    stopped,
                    history());
        }
    }

    /** Answers why it could not go on; empty where it could. */
    private Optional<String> play(World world, Saboteur saboteur, History history)
            throws SQLException, InterruptedException {
        Checker checker = new Checker(world.connection());
        Optional<String> failure = checkpoint(world, saboteur, history, checker);
        long left = settings.duration().toNanos();
        long phases = Math.max(1, Math.round((double) left / CHECKPOINT_EVERY.toNanos()));
        for (long phase = 0; phase < phases && goesOn(failure); phase++) {
            storm(world, history, Duration.ofNanos(left / phases));
            failure = checkpoint(world, saboteur, history, checker);
        }
        return failure;
    }

    private boolean goesOn(Optional<String> failure) {
        return !stopped
                && failure.isEmpty()
                && checkpoints.get(checkpoints.size() - 1).verdict().equal();
    }

    private void storm(World world, History history, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long look = 0;
        world.sandbox().faults().slowBodyTakes(SLOW_BODY);
        middleware.serve();
        while (System.nanoTime() < end && !stopped) {
            if (System.nanoTime() >= look) {
                look = System.nanoTime() + LOOK_EVERY.toNanos();
                if (!middleware.alive()) {
                    restarts++;
                    middleware.serve();
                }
                linkAgain(world);
                progress.accept("step " + history.steps() + ", " + checkpoints.size() + " checkpoints, "
                        + world.sandbox().faults().requests() + " requests, "
                        + served(world).values().stream()
                                .mapToLong(Long::longValue)
                                .sum() + " faults");
            }
            Thread.sleep(history.step().toMillis());
        }
    }

    /** Comes to rest, syncs everything and compares. */
    private Optional<String> checkpoint(World world, Saboteur saboteur, History history, Checker checker)
            throws SQLException, InterruptedException {
        progress.accept("step " + history.steps() + ", coming to rest for checkpoint " + (checkpoints.size() + 1));
        saboteur.rest();
        world.database().recover();
        world.sandbox().faults().clear();
        middleware.stop();
        int syncs = syncUntilDone(world);
        if (stopped) {
            return Optional.empty();
        }
        if (syncs < 0) {
            return Optional.of("the sync of checkpoint " + (checkpoints.size() + 1) + " did not come to its end in "
                    + MOST_SYNCS + " attempts; see middleware.log");
        }
        Verdict verdict = compare(world, checker);
        checkpoints.add(
                new Checkpoint(history.steps(), syncs, verdict, verdict.equal() ? 0 : healedBy(world, checker)));
        return Optional.empty();
    }

    /**
     * How many commands it took until every data type was done by a sync that was begun in quiet; -1 where that never came. A
     * sync that was interrupted goes on with the plan of its own time, so that its end says nothing of later changes.
     */
    private int syncUntilDone(World world) throws SQLException, InterruptedException {
        for (int syncs = 1; syncs <= MOST_SYNCS && !stopped; syncs++) {
            linkAgain(world);
            if (middleware.run(LONGEST_SYNC, "sync", "--json") == 0 && begunInQuiet(world)) {
                return syncs;
            }
        }
        return -1;
    }

    private static boolean begunInQuiet(World world) throws SQLException {
        OffsetDateTime quietSince = world.sandbox().books().settings().now().atOffset(ZoneOffset.UTC);
        try (Connection database = world.openDatabase();
                PreparedStatement ask = database.prepareStatement(BEGUN_BEFORE)) {
            ask.setLong(1, world.connection());
            ask.setObject(2, quietSince);
            try (ResultSet rows = ask.executeQuery()) {
                rows.next();
                return rows.getInt(1) == 0;
            }
        }
    }

    /** Whether waiting would have helped tells a lost row from one that is noticed late. */
    private int healedBy(World world, Checker checker) throws SQLException, InterruptedException {
        for (int more = 1; more <= HEALING_SYNCS && !stopped; more++) {
            syncUntilDone(world);
            if (compare(world, checker).equal()) {
                return more;
            }
        }
        return 0;
    }

    private Verdict compare(World world, Checker checker) throws SQLException {
        Expectation expected = new ExpectedLedger(world.sandbox().books().dataSource()).now();
        try (Connection database = world.openDatabase()) {
            return checker.compare(expected, database);
        }
    }

    /** What a person would do who reads the alert: faults can make good credentials look bad twice in a row. */
    private void linkAgain(World world) {
        try (Connection database = world.openDatabase();
                PreparedStatement update = database.prepareStatement(LINK_AGAIN)) {
            update.setLong(1, world.connection());
            deauthorized += update.executeUpdate();
        } catch (SQLException away) {
            // PostgreSQL is stopped just now: there is another look in a moment
        }
    }

    private static Map<String, Long> served(World world) {
        Map<String, Long> served = new TreeMap<>();
        world.sandbox().faults().served().forEach((fault, count) -> served.put(fault.name(), count));
        return served;
    }

    private static Map<String, Map<String, Long>> syncs(World world) throws SQLException {
        Map<String, Map<String, Long>> syncs = new TreeMap<>();
        world.database().recover();
        try (Connection database = world.openDatabase();
                PreparedStatement ask = database.prepareStatement(SYNCS)) {
            ask.setLong(1, world.connection());
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    syncs.computeIfAbsent(rows.getString(1), none -> new TreeMap<>())
                            .put(rows.getString(2), rows.getLong(3));
                }
            }
        }
        return syncs;
    }

    private static void write(BufferedWriter log, String line) {
        try {
            log.write(line);
            log.newLine();
            log.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the database, and the rest too where nothing went wrong. */
    private void tidy(boolean nothingToLookInto) {
        Path doomed = nothingToLookInto ? settings.folder() : settings.folder().resolve("data");
        if (settings.keep() || !Files.exists(doomed)) {
            return;
        }
        try (Stream<Path> all = Files.walk(doomed)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw Problem.failed(
                    doomed.toString(), "it cannot be deleted: " + e.getMessage(), "Delete it yourself.", e);
        }
    }

    /** The history's stage: the sandbox of this process, and the saboteur for all else. */
    private record Sandboxed(World world, Saboteur saboteur) implements Stage {
        @Override
        public void misbehave(Fault fault, int requests) {
            world.sandbox().faults().next(fault, requests);
        }

        @Override
        public void misbehave(Fault fault, double share) {
            world.sandbox().faults().share(fault, share);
        }

        @Override
        public void shiftClock(Duration by) {
            world.sandbox().shiftClock(by);
        }

        @Override
        public void readableDeletions(boolean readable) {
            if (readable) {
                world.sandbox().setup().grant(Permission.ADMI_DELETEDRECORD);
            } else {
                world.sandbox().setup().withhold(Permission.ADMI_DELETEDRECORD);
            }
        }

        @Override
        public void killMiddleware(int afterRequests) {
            saboteur.kill(afterRequests);
        }

        @Override
        public void stopDatabase(int afterRequests, Duration away) {
            saboteur.stopDatabase(afterRequests, away);
        }
    }
}
