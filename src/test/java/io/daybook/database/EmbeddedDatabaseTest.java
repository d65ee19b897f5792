package io.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedDatabaseTest {
    /** One folder for all: making a cluster takes longer than everything that is done with it. */
    @TempDir
    static Path temporary;

    private static Path folder;

    private static final String ROW = "kept";

    @BeforeAll
    static void clusterWithARow() throws IOException {
        folder = temporary.resolve("Zoë's data folder");
        // Given also what a first start leaves that was killed half-way
        Path unfinished = folder.resolve("postgres/cluster.unfinished/base");
        Files.createDirectories(unfinished);
        Files.writeString(unfinished.resolve("1"), "half a file");
        try (EmbeddedDatabase database = open()) {
            jdbi(database).useHandle(handle -> {
                handle.execute("CREATE TABLE kept (name text)");
                handle.execute("INSERT INTO kept VALUES (?)", ROW);
            });
        }
    }

    @BeforeEach
    @AfterEach
    void theRowIsThereAndNothingRunsAfterwards() {
        EmbeddedDatabase database = open();
        assertThat(rows(database)).containsExactly(ROW);
        database.close();
        assertThat(listens(database.port())).isFalse();
    }

    @Test
    void writesDurablyAndIsThereForThisMachineOnly() {
        try (EmbeddedDatabase database = open()) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
            assertThat(setting(database, "data_checksums")).isEqualTo("on");
            assertThat(setting(database, "listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(setting(database, "unix_socket_directories")).isEmpty();
            assertThatThrownBy(() ->
                            Jdbi.create(database.url(), "daybook", "guessed").open())
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void writesEverythingIntoItsFolder() throws IOException {
        try (EmbeddedDatabase database = open();
                Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("postgres"));
            assertThat(setting(database, "data_directory"))
                    .startsWith(folder.toRealPath().toString());
            try (Stream<Path> logs = Files.list(folder.resolve("postgres/log"))) {
                assertThat(logs).anyMatch(file -> file.toString().matches(".*postgresql-\\w{3}\\.log"));
            }
        }
    }

    @Test
    void isSharedByItsUsersAndStoppedByTheLast() {
        EmbeddedDatabase first = open();
        EmbeddedDatabase second = open();
        assertThat(second.port()).isEqualTo(first.port());

        first.close();
        first.close();
        assertThat(rows(second)).containsExactly(ROW);

        second.close();
        assertThat(listens(second.port())).isFalse();
    }

    @Test
    void isSharedWithOtherProcesses() throws Exception {
        try (DatabaseHolder other = DatabaseHolder.start(folder)) {
            try (EmbeddedDatabase database = open()) {
                assertThat(database.port()).isEqualTo(other.port());
                assertThat(rows(database)).containsExactly(ROW);
            }
            assertThat(listens(other.port())).isTrue();
        }
    }

    @Test
    void letsManyStartAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (DatabaseHolder other = DatabaseHolder.start(folder)) {
            Callable<List<String>> user = () -> {
                try (EmbeddedDatabase database = open()) {
                    return rows(database);
                }
            };
            for (Future<List<String>> rows : threads.invokeAll(List.of(user, user, user, user))) {
                assertThat(rows.get()).containsExactly(ROW);
            }
            assertThat(listens(other.port())).isTrue();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void isLeftByAKilledUser() throws Exception {
        // Given a process that started the server and was killed
        DatabaseHolder killed = DatabaseHolder.start(folder);
        killed.kill();
        assertThat(listens(killed.port())).isTrue();

        // When the next one comes and leaves, then it uses that server and stops it
        try (EmbeddedDatabase database = open()) {
            assertThat(database.port()).isEqualTo(killed.port());
        }
        assertThat(listens(killed.port())).isFalse();
    }

    @Test
    void recoversFromACrashOfTheServerOnTheSamePort() throws IOException {
        // Given a server that ends as in a power cut, while somebody uses it
        EmbeddedDatabase user = open();
        jdbi(user).useHandle(handle -> handle.execute("CREATE TABLE committed (n integer)"));
        killServer();

        // When another one comes, then what was committed is there, and the first finds its server again
        try (EmbeddedDatabase other = open()) {
            assertThat(other.port()).isEqualTo(user.port());
            jdbi(user).useHandle(handle -> handle.execute("DROP TABLE committed"));
        }
        user.close();
    }

    @Test
    void isNotMisledByAProcessThatHasTheNumberOfADeadServer() throws IOException {
        // Given the file that a power cut leaves, its number meanwhile that of this very process
        EmbeddedDatabase cut = open();
        killServer();
        List<String> lines = new java.util.ArrayList<>(Files.readAllLines(cluster("postmaster.pid")));
        lines.set(0, "" + ProcessHandle.current().pid());
        Files.write(cluster("postmaster.pid"), lines);

        // When it is opened again, then it starts
        try (EmbeddedDatabase database = open()) {
            assertThat(rows(database)).containsExactly(ROW);
        }
        cut.close();
    }

    @Test
    void startsDespiteATornFileOfADeadServer() throws IOException {
        for (String torn : List.of("", "\n", "12")) {
            Files.writeString(cluster("postmaster.pid"), torn);
            try {
                try (EmbeddedDatabase database = open()) {
                    assertThat(rows(database)).containsExactly(ROW);
                }
            } finally {
                Files.deleteIfExists(cluster("postmaster.pid"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"PG_VERSION, PG_VERSION", "global/pg_control, pg_control", "pg_wal, pg_wal", "base, base"})
    void namesWhatIsMissingAndDeletesNothing(String name, String expected) throws IOException {
        Path moved = folder.resolve("moved");
        Files.move(cluster(name), moved);
        try {
            assertDamaged(expected, "missing");
            assertThat(cluster(name)).doesNotExist();
            assertThat(cluster("pg_hba.conf")).exists();
        } finally {
            Files.move(moved, cluster(name));
        }
    }

    @ParameterizedTest
    @CsvSource({"PG_VERSION, hello, PG_VERSION", "global/pg_control, hello, pg_control", "postgresql.conf, hello, start"
    })
    void namesWhatIsDamagedAndDeletesNothing(String name, String content, String expected) throws IOException {
        Path saved = folder.resolve("saved");
        Files.copy(cluster(name), saved, StandardCopyOption.COPY_ATTRIBUTES);
        Files.writeString(cluster(name), content);
        try {
            assertDamaged(expected, "backup");
            assertThat(cluster(name)).hasContent(content);
        } finally {
            Files.move(saved, cluster(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void refusesTheFilesOfAnotherPostgresql() throws IOException {
        String version = Files.readString(cluster("PG_VERSION"));
        Files.writeString(cluster("PG_VERSION"), "15\n");
        try {
            assertThatThrownBy(EmbeddedDatabaseTest::open)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("written by PostgreSQL 15")
                    .hasMessageContaining("brings PostgreSQL " + version.strip());
        } finally {
            Files.writeString(cluster("PG_VERSION"), version);
        }
    }

    @Test
    void saysWhenItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> EmbeddedDatabase.open(folder, taken.getLocalPort()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("another program");
        }
    }

    @Test
    void takesThePortItIsGiven() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, port)) {
            assertThat(database.port()).isEqualTo(port);
            assertThat(listens(port)).isTrue();
        }
    }

    @Test
    void saysWhenTheFolderCannotBeUsed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        try {
            assertThatThrownBy(() -> EmbeddedDatabase.open(file, 0))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining(file.toString())
                    .hasMessageContaining("DAYBOOK_HOME");
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void refusesAFolderInWhichPostgresqlCannotWork() {
        assertThatThrownBy(() -> EmbeddedDatabase.open(folder.resolve("a$b"), 0))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("a$b")
                .hasMessageContaining("DAYBOOK_HOME");
        assertThat(folder.resolve("a$b")).doesNotExist();
    }

    private static void assertDamaged(String... expected) {
        assertThatThrownBy(EmbeddedDatabaseTest::open)
                .isInstanceOf(Problem.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContainingAll(expected);
    }

    private static EmbeddedDatabase open() {
        return EmbeddedDatabase.open(folder, 0);
    }

    private static Path cluster(String name) {
        return folder.resolve("postgres/cluster").resolve(name);
    }

    private static void killServer() throws IOException {
        ProcessHandle server = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(cluster("postmaster.pid")).get(0)))
                .orElseThrow();
        server.destroyForcibly();
        Awaitility.await()
                .until(() -> !server.isAlive() || server.info().command().isEmpty());
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> rows(EmbeddedDatabase database) {
        return jdbi(database).withHandle(handle -> handle.createQuery("SELECT name FROM kept")
                .mapTo(String.class)
                .list());
    }

    private static String setting(EmbeddedDatabase database, String name) {
        return jdbi(database).withHandle(handle -> handle.createQuery("SELECT current_setting(:name)")
                .bind("name", name)
                .mapTo(String.class)
                .one());
    }

    private static Jdbi jdbi(EmbeddedDatabase database) {
        return Jdbi.create(database.url(), database.user(), database.password());
    }
}
