package io.daybook.sandbox.intacct.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.sandbox.intacct.catalog.Catalog;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WritingThreadTest {
    private final Catalog catalog = Catalog.standard();
    private Connection connection;

    @BeforeEach
    void tables() throws SQLException {
        connection = DriverManager.getConnection("jdbc:h2:mem:");
        connection.setAutoCommit(false);
        new Schema(connection, catalog).createTables();
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void everyRowIsThereOnceItIsFinished() throws SQLException {
        try (WritingThread writer = new WritingThread(connection, catalog)) {
            for (long number = 1; number <= 5_500; number++) {
                writer.insert(number % 2 == 0 ? "DEPARTMENT" : "CLASS", new Row().set("RECORDNO", number));
            }
            writer.finish();
        }

        connection.rollback();
        assertThat(count("DEPARTMENT")).isEqualTo(2_750);
        assertThat(count("CLASS")).isEqualTo(2_750);
    }

    @Test
    void rowThatCannotBeWrittenIsTold() throws SQLException {
        try (WritingThread writer = new WritingThread(connection, catalog)) {
            writer.insert("DEPARTMENT", new Row().set("RECORDNO", "no number"));

            assertThatThrownBy(writer::finish)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("could not be written");
        }
    }

    @Test
    void nobodyWaitsForAThreadThatGaveUp() throws SQLException {
        try (WritingThread writer = new WritingThread(connection, catalog)) {
            writer.insert("DEPARTMENT", new Row().set("RECORDNO", "no number"));

            assertThatThrownBy(() -> {
                        for (long number = 1; number <= 1_000_000; number++) {
                            writer.insert("DEPARTMENT", new Row().set("RECORDNO", number));
                        }
                    })
                    .isInstanceOf(SQLException.class);
        }
    }

    private long count(String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            result.next();
            return result.getLong(1);
        }
    }
}
