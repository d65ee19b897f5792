package io.daybook.database;

import io.daybook.config.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The server process of the embedded database. Every method is to be called by one process at a time. */
final class EmbeddedServer {
    private static final int PAUSE_MILLISECONDS = 30;

    /** Said by a server that starts, recovers or stops. */
    private static final String CANNOT_CONNECT_NOW = "57P03";

    private final Path folder;
    private final Path cluster;
    private final PostgresPrograms programs;
    private final String password;
    private final ServerLog log;

    EmbeddedServer(Path folder, Path cluster, PostgresPrograms programs, String password) {
        this.folder = folder;
        this.cluster = cluster;
        this.programs = programs;
        this.password = password;
        this.log = new ServerLog(folder);
    }

    /** Port of the server that runs on the cluster's files, once it answers; empty where none runs. */
    Optional<Integer> running() throws IOException {
        long end = System.nanoTime() + PostgresPrograms.PATIENCE_SECONDS * 1_000_000_000L;
        while (System.nanoTime() < end) {
            Optional<Postmaster> postmaster = Postmaster.read(cluster);
            if (postmaster.isEmpty()) {
                // Torn by a power cut: it says nothing, and PostgreSQL would not start for fear of it.
                Files.deleteIfExists(cluster.resolve("postmaster.pid"));
                return Optional.empty();
            }
            switch (postmaster.get().state(cluster)) {
                case GONE -> {
                    return Optional.empty();
                }
                case REPLACED -> {
                    Postmaster.markDead(cluster);
                    return Optional.empty();
                }
                case LIVES -> {
                    if (postmaster.get().port() != 0 && answers(postmaster.get().port())) {
                        return Optional.of(postmaster.get().port());
                    }
                    pause();
                }
            }
        }
        throw Problem.failed(
                "folder " + folder,
                "its PostgreSQL runs but does not answer",
                "See " + log.folder() + " for why; end the process named in the first line of "
                        + cluster.resolve("postmaster.pid") + " by kill -INT, then start again.",
                null);
    }

    /** Starts the server and waits until it answers. */
    int start(int port) throws IOException {
        Path startLog = log.begin();
        String options = String.join(
                " ",
                "-c listen_addresses=127.0.0.1",
                "-c port=" + port,
                "-c unix_socket_directories=''",
                "-c fsync=on",
                "-c synchronous_commit=on",
                "-c full_page_writes=on",
                "-c log_destination=stderr",
                "-c logging_collector=on",
                "-c log_directory=../log",
                "-c log_filename=postgresql-%a.log",
                "-c log_truncate_on_rotation=on",
                "-c log_rotation_age=1d",
                "-c log_rotation_size=0");
        PostgresPrograms.Outcome outcome = programs.run(
                "pg_ctl",
                List.of(
                        "start",
                        "--wait",
                        "--silent",
                        "--timeout=" + PostgresPrograms.PATIENCE_SECONDS,
                        "--pgdata=" + cluster,
                        "--log=" + startLog,
                        "--options=" + options));
        if (!outcome.succeeded()) {
            throw notStarted(port, outcome.output());
        }
        return port;
    }

    private Problem notStarted(int port, String output) throws IOException {
        String reason = log.reason().orElse(ServerLog.essence(output));
        if (reason.contains("could not create any TCP/IP sockets")) {
            return Problem.failed(
                    "folder " + folder,
                    "its PostgreSQL cannot listen on port " + port + ": another program does",
                    "Name a free port, or none.",
                    null);
        }
        return Problem.failed(
                "folder " + cluster,
                "its PostgreSQL does not start: " + reason,
                "See " + log.folder() + "; put the folder back from a backup, or move it away and start again: Daybook"
                        + " then makes an empty database and reads everything anew. Nothing was deleted.",
                null);
    }

    void createDatabase(int port, String name) {
        try (Connection connection = connect(port);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT FROM pg_database WHERE datname = '" + name + "'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE " + name);
            }
        } catch (SQLException e) {
            throw Problem.failed(
                    "folder " + folder,
                    "its PostgreSQL runs but cannot be used: " + e.getMessage(),
                    "See " + log.folder() + " for why.",
                    e);
        }
    }

    /** Whether what listens on the port is the server of our files, and ready. */
    private boolean answers(int port) {
        try (Connection connection = connect(port);
                Statement statement = connection.createStatement();
                ResultSet shown = statement.executeQuery("SHOW data_directory")) {
            return shown.next() && Path.of(shown.getString(1)).equals(cluster);
        } catch (SQLException e) {
            if (!CANNOT_CONNECT_NOW.equals(e.getSQLState()) && !"08001".equals(e.getSQLState())) {
                throw Problem.failed(
                        "folder " + folder,
                        "its PostgreSQL runs on port " + port + " but refuses us: " + e.getMessage(),
                        "See " + log.folder() + " for why.",
                        e);
            }
            return false;
        }
    }

    private Connection connect(int port) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", EmbeddedDatabase.USER);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "daybook");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.failed("folder " + folder, "waiting for PostgreSQL was interrupted", "Start again.", e);
        }
    }
}
