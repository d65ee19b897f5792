package io.daybook.bench;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A server as users run it, with many connections of four data types each, all read every minute, and nothing new in any: what does
 * that cost? The platform and PostgreSQL are other processes than the measured one.
 */
public final class IdleBenchmark {
    private static final int DATA_TYPES = 4;
    private static final int LINES = 40;

    /** Before the full minute, when a round has long ended and the next has not begun. */
    private static final Duration BEFORE_THE_MINUTE = Duration.ofSeconds(3);

    private static final Duration FIRST_READING = Duration.ofMinutes(30);
    private static final int ROUNDS_OF_WARMING = 2;

    // A dataset that was looked at once has been read to its end, and proven, before.
    private static final String LOOKED_AT = "SELECT count(*) FROM daybook.dataset WHERE glanced_at IS NOT NULL";
    private static final String ROUND =
            """
            SELECT count(*) FILTER (WHERE tried_at >= date_trunc('minute', now())) AS looked,
                   coalesce(extract(epoch FROM max(tried_at) - date_trunc('minute', now())) * 1000, 0)::bigint AS millis
              FROM daybook.dataset
            """;
    private static final String SYNCS = "SELECT count(*) FROM daybook.sync";

    private final BenchSettings settings;
    private final int connections;
    private final int minutes;
    private final Consumer<String> progress;

    /**
     * @param connections with four data types each
     * @param minutes that are measured, after everything was read once
     * @param progress is told what is going on, a short line at a time
     */
    public IdleBenchmark(BenchSettings settings, int connections, int minutes, Consumer<String> progress) {
        this.settings = settings;
        this.connections = connections;
        this.minutes = minutes;
        this.progress = progress;
    }

    /**
     * Measures.
     *
     * @throws Problem the first reading came to no end, or the server ended
     */
    public IdleReport run() {
        progress.accept(connections + " connections");
        try (Arena arena = Arena.make(settings.installation(), settings.folder(), new PreparedBooks(LINES, 0))) {
            arena.platform().behave(new InstantPlatform.Manners(Duration.ZERO, Integer.MAX_VALUE));
            arena.link(connections);
            Path log = settings.folder().resolve("serve.log");
            try (IdleServer server = IdleServer.start(settings.installation(), environment(arena), options(), log);
                    Connection database = arena.openDatabase()) {
                readOnce(server, database, log);
                arena.settle();
                return measure(arena, server, database);
            }
        } catch (SQLException e) {
            throw Problem.failed(
                    "the benchmark's PostgreSQL", e.getMessage(), "See the folder " + settings.folder(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.failed("the benchmark", "it was interrupted", "Run it again.", e);
        }
    }

    private Map<String, String> environment(Arena arena) {
        Map<String, String> environment = new LinkedHashMap<>(arena.environment());
        Path routes = IdleRoutes.everyMinute(
                settings.installation().resolve("routes"), settings.folder().resolve("routes"));
        environment.put(
                Settings.ROUTES.environmentName(), routes.toAbsolutePath().toString());
        environment.put(Settings.MANAGEMENT_PORT.environmentName(), Integer.toString(freePort()));
        return environment;
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        settings.recording()
                .ifPresent(file -> options.add(
                        "-XX:StartFlightRecording=settings=profile,dumponexit=true,maxage=3m,filename=" + file));
        return options;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw Problem.failed("a free port", e.getMessage(), "Look at the network of this machine.", e);
        }
    }

    private void readOnce(IdleServer server, Connection database, Path log) throws SQLException, InterruptedException {
        Instant patience = Instant.now().plus(FIRST_READING);
        long all = (long) connections * DATA_TYPES;
        long looked = 0;
        while (looked < all) {
            if (!server.alive() || Instant.now().isAfter(patience)) {
                throw Problem.failed(
                        "the measured server",
                        "it has " + (server.alive() ? "not read everything once in " + FIRST_READING : "ended"),
                        "See " + log,
                        null);
            }
            Thread.sleep(Duration.ofSeconds(2).toMillis());
            looked = figures(database, LOOKED_AT)[0];
            progress.accept("first reading: " + looked + " of " + all + " data types");
        }
        for (int round = 0; round < ROUNDS_OF_WARMING; round++) {
            progress.accept("warming up");
            awaitEndOfMinute();
        }
    }

    private IdleReport measure(Arena arena, IdleServer server, Connection database)
            throws SQLException, InterruptedException {
        IdleReport.Memory startMemory = server.memory();
        Instant start = Instant.now();
        Duration cpu = server.cpu();
        Duration databaseCpu = arena.databaseCpu();
        long requests = arena.platform().requests();
        long syncs = figures(database, SYNCS)[0];
        long looked = 0;
        List<Duration> rounds = new ArrayList<>();
        for (int minute = 1; minute <= minutes; minute++) {
            progress.accept("minute " + minute + " of " + minutes);
            awaitEndOfMinute();
            long[] round = figures(database, ROUND);
            looked += round[0];
            rounds.add(Duration.ofMillis(round[1]));
        }
        Instant end = Instant.now();
        return new IdleReport(
                connections,
                Duration.between(start, end),
                server.cpu().minus(cpu),
                arena.databaseCpu().minus(databaseCpu),
                startMemory,
                server.memory(),
                arena.platform().requests() - requests,
                looked,
                figures(database, SYNCS)[0] - syncs,
                rounds);
    }

    private static void awaitEndOfMinute() throws InterruptedException {
        Instant now = Instant.now();
        Instant end =
                now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES).minus(BEFORE_THE_MINUTE);
        Instant next = end.isAfter(now.plus(BEFORE_THE_MINUTE)) ? end : end.plus(1, ChronoUnit.MINUTES);
        Thread.sleep(Duration.between(now, next).toMillis());
    }

    private static long[] figures(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            long[] figures = new long[row.getMetaData().getColumnCount()];
            for (int i = 0; i < figures.length; i++) {
                figures[i] = row.getLong(i + 1);
            }
            return figures;
        }
    }
}
