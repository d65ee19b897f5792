package io.daybook.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void keepsItsDataBetweenStarts() {
        // Given a row written through one start
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            database.jdbi().useHandle(handle -> handle.execute("INSERT INTO daybook.company (name) VALUES ('Acme')"));
        }

        // When the database is opened again
        List<String> names;
        try (Database database = Database.open(DatabaseSettings.embedded(folder))) {
            names = database.jdbi().withHandle(handle -> handle.createQuery("SELECT name FROM daybook.company")
                    .mapTo(String.class)
                    .list());
        }

        // Then it is still there
        assertThat(names).containsExactly("Acme");
    }
}
