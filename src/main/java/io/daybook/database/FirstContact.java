package io.daybook.database;

import io.daybook.config.Problem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The first connection to a database: what a person has got wrong shows here, and is said in their words. */
final class FirstContact {
    /** The oldest PostgreSQL whose SQL we use. */
    static final int OLDEST = 14;

    private static final String PATIENCE_SECONDS = "10";

    private FirstContact() {}

    /** @throws Problem when the database cannot be used */
    static void with(DatabaseAddress address) {
        Properties properties = new Properties();
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "daybook");
        properties.setProperty("connectTimeout", PATIENCE_SECONDS);
        properties.setProperty("loginTimeout", PATIENCE_SECONDS);
        try (Connection connection = DriverManager.getConnection(address.url(), properties)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST) {
                throw Problem.failed(
                        "database " + address,
                        "it is PostgreSQL " + connection.getMetaData().getDatabaseProductVersion(),
                        "Daybook needs PostgreSQL " + OLDEST + " or newer.",
                        null);
            }
        } catch (SQLException e) {
            throw problem(address, e);
        }
    }

    private static Problem problem(DatabaseAddress address, SQLException failure) {
        String where = "database " + address;
        String state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.equals("3D000")) {
            return Problem.wrongUse(
                    where,
                    "the server has no database of that name",
                    "Create it (createdb), or mend " + DatabaseAddress.SETTING + ".",
                    failure);
        }
        if (state.startsWith("28")) {
            return Problem.wrongUse(
                    where,
                    "the server refuses user " + address.user().orElse(System.getProperty("user.name")) + ": "
                            + failure.getMessage(),
                    "Mend DAYBOOK_DATABASE_USER and DAYBOOK_DATABASE_PASSWORD, or the server's pg_hba.conf.",
                    failure);
        }
        if (state.startsWith("08")) {
            return Problem.failed(
                    where,
                    "nothing answers there as PostgreSQL does: " + root(failure),
                    "Check that it runs and that host and port in " + DatabaseAddress.SETTING + " are right.",
                    failure);
        }
        return Problem.failed(
                where,
                "it cannot be used: " + failure.getMessage(),
                "Mend that on the server, then start again.",
                failure);
    }

    private static String root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root instanceof java.net.UnknownHostException ? "unknown host " + root.getMessage() : root.getMessage();
    }
}
