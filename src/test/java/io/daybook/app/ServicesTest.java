package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.database.TestDatabase;
import io.daybook.mapping.MappingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {
    private static final Path INSTALLATION = Path.of("").toAbsolutePath();

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    private Path folder;

    private String empty;

    @BeforeEach
    void aDatabaseWithoutTables() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("DROP DATABASE IF EXISTS without_tables"));
        DATABASE.jdbi().useHandle(handle -> handle.execute("CREATE DATABASE without_tables"));
        empty = DATABASE.url().replaceFirst("/[^/]*$", "/without_tables");
    }

    @Test
    void aMistakeInAMappingChangesNothingInTheDatabase() throws IOException {
        Settings settings = settings(empty, mistake());

        assertThatThrownBy(() -> Services.open(settings)).isInstanceOf(MappingException.class);

        assertThat(schemas()).isZero();
    }

    @Test
    void aMistakeInAMappingIsNamedBeforeADatabaseThatCannotBeReached() throws IOException {
        Settings settings = settings("jdbc:postgresql://127.0.0.1:1/books", mistake());

        assertThatThrownBy(() -> Services.open(settings)).isInstanceOf(MappingException.class);
    }

    @Test
    void aDatabaseThatCannotBeReachedIsNamed() {
        Settings settings = settings("jdbc:postgresql://127.0.0.1:1/books", INSTALLATION.resolve("mappings"));

        assertThatThrownBy(() -> Services.open(settings))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("127.0.0.1:1/books");
    }

    @Test
    void withoutAMistakeTheTablesAreThere() {
        Services.open(settings(empty, INSTALLATION.resolve("mappings"))).close();

        assertThat(schemas()).isEqualTo(2);
    }

    private Path mistake() throws IOException {
        Path mappings = Files.createDirectories(folder.resolve("mappings/netsuite"));
        Files.writeString(mappings.resolve("invoices.yaml"), "platform: [netsuite\n");
        return folder.resolve("mappings");
    }

    private Settings settings(String url, Path mappings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DAYBOOK_HOME", folder.resolve("home").toString());
        environment.put("DAYBOOK_DATABASE_URL", url);
        environment.put("DAYBOOK_DATABASE_USER", DATABASE.user());
        environment.put("DAYBOOK_DATABASE_PASSWORD", DATABASE.password());
        environment.put("DAYBOOK_MAPPINGS", mappings.toString());
        return Settings.read(INSTALLATION, environment);
    }

    private int schemas() {
        return Jdbi.create(empty, DATABASE.user(), DATABASE.password()).withHandle(handle -> handle.createQuery(
                        "SELECT count(*) FROM pg_namespace WHERE nspname IN ('daybook', 'ledger')")
                .mapTo(Integer.class)
                .one());
    }
}
