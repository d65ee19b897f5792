package io.daybook.app;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether the database answers: without it nothing can be read or asked, so the server is not ready. That a customer's
 * platform is down does not count: everybody else is still to be served.
 */
final class DatabaseCheck extends AbstractHealthCheck {
    private static final int PATIENCE_SECONDS = 3;

    private final DataSource dataSource;

    DatabaseCheck(DataSource dataSource) {
        super("daybook", "database");
        this.dataSource = dataSource;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder result, Map<String, Object> options) {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                result.up();
            } else {
                result.message("PostgreSQL does not answer").down();
            }
        } catch (SQLException away) {
            result.message("PostgreSQL cannot be reached").error(away).down();
        }
    }
}
