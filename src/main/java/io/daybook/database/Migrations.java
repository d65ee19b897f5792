package io.daybook.database;

import io.daybook.config.Problem;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/** Brings the tables up to date; processes that start at the same time wait for each other. */
final class Migrations {
    private Migrations() {}

    /**
     * @param label names the database in messages
     * @throws Problem when the tables are those of another release or cannot be changed
     */
    static void run(DataSource dataSource, String label) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(dataSource)
                    .schemas("daybook")
                    .locations("classpath:db/migration")
                    // A newer Daybook's tables must stop an older Daybook; Flyway by itself would let it go on.
                    .ignoreMigrationPatterns(new String[0])
                    .load()
                    .migrate();
        } catch (FlywayValidateException e) {
            throw Problem.failed(
                    "database " + label,
                    "its tables were not made by this release of Daybook: " + firstLines(e),
                    "Use the Daybook that made them, or a newer one. A folder in which there was never more than a demo can"
                            + " be emptied: daybook demo --fresh.",
                    e);
        } catch (FlywayException e) {
            throw Problem.failed(
                    "database " + label,
                    "its tables cannot be brought up to date: " + firstLines(e),
                    "The user needs the right to create schemas in the database (GRANT CREATE ON DATABASE). Nothing was"
                            + " changed half-way: each step is a transaction.",
                    e);
        }
    }

    private static String firstLines(FlywayException failure) {
        return failure.getMessage()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.matches("-+"))
                .limit(3)
                .reduce((first, second) -> first + " " + second)
                .orElse("");
    }
}
