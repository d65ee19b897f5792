package io.daybook.database;

import io.daybook.config.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A real PostgreSQL in the data folder, for the demo, for tests and for installations without a database of their own. Its
 * files are kept between starts and written durably. It listens on the loopback interface only and asks for a password.
 *
 * <p>Any number of processes of this machine may use one folder at a time: who comes first starts the server, the others
 * attach to it, and who {@linkplain #close leaves} last stops it. A process that is killed counts as gone; a server that it
 * leaves running is found by the next one.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    static final String USER = "daybook";
    private static final String NAME = "daybook";

    private final Path folder;
    private final Cluster cluster;
    private final PostgresPrograms programs;
    private Presence presence;
    private int port;
    private String password;

    private EmbeddedDatabase(Path folder, PostgresPrograms programs) {
        this.folder = folder;
        this.programs = programs;
        this.cluster = new Cluster(folder, programs);
    }

    /**
     * Starts the server, or attaches to the one that runs.
     *
     * @param dataFolder everything is written into its folder {@code postgres}
     * @param port to listen on at a start; 0 for the one used last time, or any free one
     * @throws Problem when the folder is damaged, of another PostgreSQL, not writable, or the server does not start
     */
    public static EmbeddedDatabase open(Path dataFolder, int port) {
        Path wanted = dataFolder.toAbsolutePath().normalize().resolve("postgres");
        if (wanted.toString().matches(".*[$`\"\\\\\n].*")) {
            // PostgreSQL's programs call each other through a shell, between double quotes.
            throw Problem.wrongUse(
                    "folder " + wanted,
                    "PostgreSQL cannot work in a folder with $, `, \" or \\ in its name",
                    "Name another folder in DAYBOOK_HOME.",
                    null);
        }
        try {
            Files.createDirectories(wanted);
            Path folder = wanted.toRealPath();
            checkOwner(folder);
            return StartLock.holding(folder, () -> {
                PostgresPrograms programs = new PostgresPrograms(PostgresSoftware.unpack(folder), folder);
                EmbeddedDatabase database = new EmbeddedDatabase(folder, programs);
                database.enter(port);
                return database;
            });
        } catch (IOException e) {
            throw Problem.failed(
                    "folder " + wanted,
                    "the embedded database cannot use it: " + Folders.reason(e),
                    "Make the folder writable for " + System.getProperty("user.name")
                            + ", or name another one in DAYBOOK_HOME.",
                    e);
        }
    }

    /**
     * Whether a process that lives uses a data folder's database. A server that a killed user left running is stopped, so
     * that the folder may be deleted after the answer {@code false}.
     *
     * @throws Problem when the folder cannot be looked into
     */
    public static boolean inUse(Path dataFolder) {
        Path folder = dataFolder.toAbsolutePath().normalize().resolve("postgres");
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try {
            return StartLock.holding(folder, () -> {
                if (!Presence.users(folder.resolve("users")).isEmpty()) {
                    return true;
                }
                PostgresPrograms programs = new PostgresPrograms(PostgresSoftware.unpack(folder), folder);
                stop(programs, new Cluster(folder, programs));
                return false;
            });
        } catch (IOException e) {
            throw Problem.failed(
                    "folder " + folder,
                    "it cannot be looked into: " + Folders.reason(e),
                    "Make it readable and writable for " + System.getProperty("user.name") + ".",
                    e);
        }
    }

    /** JDBC address, without credentials. */
    public String url() {
        return url(NAME);
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    public int port() {
        return port;
    }

    /** Number of the server's process; empty while there is none. */
    public Optional<Long> pid() {
        try {
            return Postmaster.read(cluster.path()).map(Postmaster::processId);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * Cuts the server off as a power cut would ({@code pg_ctl stop --mode=immediate}): sessions end in the middle of what they
     * do and nothing is written out. For trying what others make of it; {@link #recover} brings it back.
     */
    public synchronized void crash() {
        holding(() -> {
            programs.run("pg_ctl", List.of("stop", "--mode=immediate", "--silent", "--pgdata=" + cluster.path()));
            return null;
        });
    }

    /** Starts the server again on its port where it does not run, and waits until it has recovered and answers. */
    public synchronized void recover() {
        holding(() -> {
            EmbeddedServer server = new EmbeddedServer(folder, cluster.path(), programs, password);
            if (server.running().isEmpty()) {
                server.start(port);
            }
            return null;
        });
    }

    private void holding(StartLock.Action<Void> work) {
        try {
            StartLock.holding(folder, work);
        } catch (IOException e) {
            throw Problem.failed(
                    "folder " + folder,
                    "the embedded database cannot use it: " + Folders.reason(e),
                    "Make the folder writable for " + System.getProperty("user.name") + ".",
                    e);
        }
    }

    /** Leaves; the last user stops the server. May be called more than once, and from a shutdown hook. */
    @Override
    public synchronized void close() {
        if (presence == null) {
            return;
        }
        try {
            StartLock.holding(folder, () -> {
                leave();
                return null;
            });
        } catch (IOException e) {
            throw Problem.failed(
                    "folder " + folder,
                    "the embedded database could not be left: " + Folders.reason(e),
                    "Nothing is lost; the next start mends it.",
                    e);
        }
    }

    private void enter(int wantedPort) throws IOException {
        cluster.prepare();
        List<String> others = Presence.users(users());
        presence = Presence.enter(users());
        boolean entered = false;
        try {
            password = cluster.password();
            EmbeddedServer server = new EmbeddedServer(folder, cluster.path(), programs, password);
            Optional<Integer> running = server.running();
            if (running.isEmpty()) {
                refuseForeign(others);
            }
            port = running.isPresent() ? running.get() : server.start(wantedPort == 0 ? usualPort() : wantedPort);
            server.createDatabase(port, NAME);
            Files.writeString(portFile(), Integer.toString(port));
            entered = true;
        } finally {
            if (!entered) {
                leave();
            }
        }
    }

    private void leave() throws IOException {
        presence.leave();
        presence = null;
        if (Presence.users(users()).isEmpty()) {
            stop(programs, cluster);
        }
    }

    /** Stops the server; does nothing where none runs. */
    private static void stop(PostgresPrograms programs, Cluster cluster) throws IOException {
        programs.run("pg_ctl", List.of("stop", "--mode=fast", "--silent", "--pgdata=" + cluster.path()));
    }

    /** Two servers on the same files destroy them, and a server in another container cannot be seen from here. */
    private void refuseForeign(List<String> others) {
        if (others.stream().anyMatch(other -> !other.equals(Presence.namespace()))) {
            throw Problem.failed(
                    "folder " + folder,
                    "a Daybook in another container uses it",
                    "Stop that one first, or let both use one PostgreSQL by DAYBOOK_DATABASE_URL.",
                    null);
        }
    }

    /** The port of last time where it is free: users that outlive a crash of the server find it again. */
    private int usualPort() throws IOException {
        if (Files.exists(portFile())) {
            String last =
                    Files.readString(portFile(), StandardCharsets.US_ASCII).strip();
            if (last.matches("[1-9][0-9]{3,4}") && free(Integer.parseInt(last))) {
                return Integer.parseInt(last);
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean free(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return probe.isBound();
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private Path portFile() {
        return folder.resolve("port");
    }

    private Path users() {
        return folder.resolve("users");
    }

    /** Otherwise root would leave files behind that the folder's owner can no longer use. */
    private static void checkOwner(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "owner", "");
        long user = Folders.owner(probe);
        Files.delete(probe);
        if (Folders.owner(folder) != user) {
            String owner = Files.getOwner(folder).getName();
            throw Problem.failed(
                    "folder " + folder,
                    "it belongs to user " + owner + ", and Daybook runs as " + System.getProperty("user.name"),
                    "Start Daybook as " + owner + ", or name another folder in DAYBOOK_HOME.",
                    null);
        }
    }
}
