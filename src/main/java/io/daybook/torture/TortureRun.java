package io.daybook.torture;

import io.daybook.config.Problem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

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

    private final TortureSettings settings;
    private final RunFolder folder;
    private final Consumer<String> progress;
    private final List<Checkpoint> checkpoints = new ArrayList<>();
    private long restarts;
    private long deauthorized;
    private volatile boolean stopped;
    private volatile Middleware middleware;

    /** @param progress is told what is going on, a short line at a time, again and again */
    public TortureRun(TortureSettings settings, Consumer<String> progress) {
        this.settings = settings;
        this.folder = new RunFolder(settings.folder());
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
                BufferedWriter log = Files.newBufferedWriter(folder.history())) {
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
            if (!settings.keep()) {
                folder.tidy(nothingToLookInto);
            }
        }
    }

    private TortureReport inside(World world, BufferedWriter log, long start)
            throws SQLException, InterruptedException {
        middleware = new Middleware(settings.installation(), world.environment(), folder.middlewareLog());
        try (Middleware killable = middleware;
                Saboteur saboteur =
                        new Saboteur(world::requests, killable, world.database()::crash, world.database()::recover)) {
            History history = new History(
                    settings.seed(),
                    settings.intensity(),
                    settings.without(),
                    world.sides(),
                    world.clock(),
                    saboteur,
                    line -> RunFolder.write(log, line));
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
                    new SyncRecords(world).states(),
                    checkpoints,
                    failure,
                    stopped,
                    folder.history());
        }
    }

    /** Answers why it could not go on; empty where it could. */
    private Optional<String> play(World world, Saboteur saboteur, History history)
            throws SQLException, InterruptedException {
        Map<Side, Checker> checkers = new LinkedHashMap<>();
        world.connections().forEach((side, connection) -> checkers.put(side, new Checker(connection)));
        Optional<String> failure = checkpoint(world, saboteur, history, checkers);
        long left = settings.duration().toNanos();
        long phases = Math.max(1, Math.round((double) left / CHECKPOINT_EVERY.toNanos()));
        for (long phase = 0; phase < phases && goesOn(failure); phase++) {
            storm(world, history, Duration.ofNanos(left / phases));
            failure = checkpoint(world, saboteur, history, checkers);
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
        world.sides().forEach(side -> side.slowBodies(SLOW_BODY));
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
                        + world.requests() + " requests, "
                        + served(world).values().stream()
                                .mapToLong(Long::longValue)
                                .sum() + " faults");
            }
            Thread.sleep(history.step().toMillis());
        }
    }

    /** Comes to rest, syncs everything and compares. */
    private Optional<String> checkpoint(World world, Saboteur saboteur, History history, Map<Side, Checker> checkers)
            throws SQLException, InterruptedException {
        progress.accept("step " + history.steps() + ", coming to rest for checkpoint " + (checkpoints.size() + 1));
        saboteur.rest();
        world.database().recover();
        world.sides().forEach(Side::calm);
        // what shows late shows now: nothing new is made in quiet
        world.clock().advance(Duration.ofSeconds(History.MOST_SECONDS_LATE));
        middleware.stop();
        int syncs = syncUntilDone(world);
        if (stopped) {
            return Optional.empty();
        }
        if (syncs < 0) {
            return Optional.of("the sync of checkpoint " + (checkpoints.size() + 1) + " did not come to its end in "
                    + MOST_SYNCS + " attempts; see middleware.log");
        }
        Verdict verdict = compare(world, checkers);
        checkpoints.add(
                new Checkpoint(history.steps(), syncs, verdict, verdict.equal() ? 0 : healedBy(world, checkers)));
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

    /** The books' clock stands still in quiet, so that its present time is when quiet began. */
    private static boolean begunInQuiet(World world) throws SQLException {
        SyncRecords records = new SyncRecords(world);
        for (Map.Entry<Side, Long> connection : world.connections().entrySet()) {
            if (!records.begunSince(connection.getValue(), connection.getKey().now())) {
                return false;
            }
        }
        return true;
    }

    /** Whether waiting would have helped tells a lost row from one that is noticed late. */
    private int healedBy(World world, Map<Side, Checker> checkers) throws SQLException, InterruptedException {
        for (int more = 1; more <= HEALING_SYNCS && !stopped; more++) {
            syncUntilDone(world);
            if (compare(world, checkers).equal()) {
                return more;
            }
        }
        return 0;
    }

    private static Verdict compare(World world, Map<Side, Checker> checkers) throws SQLException {
        Verdict all = new Verdict(0, 0, 0, Map.of(), List.of(), 0);
        try (Connection database = world.openDatabase()) {
            for (Map.Entry<Side, Checker> checker : checkers.entrySet()) {
                Side side = checker.getKey();
                all = all.and(
                        checker.getValue().compare(side.expected(), database).of(side.platform()));
            }
        }
        return all;
    }

    private void linkAgain(World world) {
        deauthorized += new SyncRecords(world).linkAgain();
    }

    private static Map<String, Long> served(World world) {
        Map<String, Long> served = new TreeMap<>();
        world.sides().forEach(side -> side.served()
                .forEach((fault, count) -> served.put(side.platform() + " " + fault, count)));
        return served;
    }
}
