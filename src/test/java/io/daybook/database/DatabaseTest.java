package io.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @Test
    void opensTheDatabaseThatTheAddressNames() {
        try (Database database = Database.open(DATABASE.settings())) {
            String application = database.jdbi()
                    .withHandle(handle -> handle.createQuery("SELECT current_setting('application_name')")
                            .mapTo(String.class)
                            .one());
            assertThat(application).isEqualTo("daybook");
            assertThat(database.label()).startsWith("127.0.0.1:").doesNotContain(DATABASE.password());
        }
    }

    @Test
    void takesUserAndPasswordFromInsideTheAddress() {
        String inside =
                DATABASE.url().replace("jdbc:postgresql://", "postgresql://daybook:" + DATABASE.password() + "@");
        String behind = DATABASE.url() + "?user=daybook&password=" + DATABASE.password();
        for (String url : List.of(inside, behind, "jdbc:" + inside)) {
            try (Database database = Database.open(settings(url, null, null))) {
                assertThat(database.label()).doesNotContain(DATABASE.password());
            }
        }
    }

    @Test
    void bringsTablesUpToDateHoweverManyStartAtATime() throws Exception {
        // Given a database without tables
        DATABASE.jdbi().useHandle(handle -> handle.execute("CREATE DATABASE empty_one"));
        String url = DATABASE.url().replaceFirst("/[^/]*$", "/empty_one");
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            // When three start at the same time
            Callable<Integer> start = () -> {
                try (Database database = Database.open(settings(url, DATABASE.user(), DATABASE.password()))) {
                    return database.jdbi()
                            .withHandle(handle -> handle.createQuery("SELECT count(*) FROM ledger.invoice")
                                    .mapTo(Integer.class)
                                    .one());
                }
            };
            // Then all three find the tables
            for (Future<Integer> count : threads.invokeAll(List.of(start, start, start))) {
                assertThat(count.get()).isZero();
            }
        } finally {
            threads.shutdown();
            DATABASE.jdbi().useHandle(handle -> handle.execute("DROP DATABASE empty_one WITH (FORCE)"));
        }
    }

    @Test
    void refusesTheTablesOfANewerDaybook() {
        DATABASE.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                """
                        INSERT INTO daybook.flyway_schema_history
                               (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)
                        VALUES (999, '999', 'from the future', 'SQL', 'V999__from_the_future.sql', 1, 'x', 1, true)
                        """));
        try {
            assertThatThrownBy(() -> Database.open(DATABASE.settings()))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("not made by this release")
                    .hasMessageContaining("newer");
        } finally {
            DATABASE.jdbi()
                    .useHandle(handle ->
                            handle.execute("DELETE FROM daybook.flyway_schema_history WHERE version = '999'"));
        }
    }

    @Test
    void saysThatUserOrPasswordAreWrong() {
        assertThatThrownBy(() -> Database.open(settings(DATABASE.url(), "daybook", "secret-guess")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("refuses user daybook")
                .hasMessageContaining("DAYBOOK_DATABASE_PASSWORD")
                .hasMessageNotContaining("secret-guess");
    }

    @Test
    void saysThatTheDatabaseIsNotThere() {
        String url = DATABASE.url().replaceFirst("/[^/]*$", "/nowhere");
        assertThatThrownBy(() -> Database.open(settings(url, DATABASE.user(), DATABASE.password())))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("/nowhere")
                .hasMessageContaining("no database of that name");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatThrownBy(
                        () -> Database.open(settings("postgresql://u:topsecret@127.0.0.1:" + port + "/d", null, null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("127.0.0.1:" + port + "/d")
                .hasMessageContaining("nothing answers there")
                .hasMessageNotContaining("topsecret");
        assertThatThrownBy(() -> Database.open(settings("jdbc:postgresql://no-such-host.invalid/d", "u", null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("unknown host no-such-host.invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://u:topsecret@host/db",
                "topsecret",
                "postgresql://u:topsecret@host",
                "postgresql://u:topsecret@/db",
                "postgresql://u:topsecret%zz@host/db",
                "jdbc:postgresql://host:topsecret/db?password=topsecret",
                "postgresql://u:topsecret@host:99999999/db"
            })
    void refusesWhatIsNoAddressWithoutShowingAPassword(String url) {
        assertThatThrownBy(() -> Database.open(settings(url, null, null)))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("DAYBOOK_DATABASE_URL")
                .hasMessageContaining("jdbc:postgresql://host:5432/database")
                .hasMessageNotContaining("topsecret")
                .hasNoCause();
        assertThat(settings(url, "u", "topsecret").toString()).doesNotContain("topsecret");
    }

    private static DatabaseSettings settings(String url, String user, String password) {
        return new DatabaseSettings(
                Optional.of(url), Optional.ofNullable(user), Optional.ofNullable(password), Path.of("unused"), 2, 0);
    }
}
