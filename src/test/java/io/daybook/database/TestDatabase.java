package io.daybook.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A fresh database with Daybook's tables, on one real PostgreSQL that all tests share. It is copied from a template, which
 * takes some 50 ms. In a JUnit test class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase DATABASE = new TestDatabase();
 * }</pre>
 *
 * and where there are no extensions (jqwik properties): {@code try (TestDatabase database = TestDatabase.create()) …}.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
    private String name;
    private HikariDataSource pool;
    private Jdbi jdbi;

    /** A fresh database, to be closed. */
    public static TestDatabase create() {
        TestDatabase database = new TestDatabase();
        database.open();
        return database;
    }

    public DataSource dataSource() {
        return pool;
    }

    public Jdbi jdbi() {
        return jdbi;
    }

    /** JDBC address without credentials. */
    public String url() {
        return Server.SHARED.url(name);
    }

    public String user() {
        return Server.SHARED.user();
    }

    public String password() {
        return Server.SHARED.password();
    }

    /** Settings with which {@link Database#open} connects to this database. */
    public DatabaseSettings settings() {
        return new DatabaseSettings(
                Optional.of(url()), Optional.of(user()), Optional.of(password()), Server.dataFolder(), 4, 0);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        open();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void close() {
        pool.close();
        Server.execute("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
    }

    private void open() {
        name = "test_" + ProcessHandle.current().pid() + "_"
                + UUID.randomUUID().toString().replace("-", "");
        Server.execute("postgres", "CREATE DATABASE " + name + " TEMPLATE " + Server.TEMPLATE);
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(url());
        config.setUsername(user());
        config.setPassword(password());
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(0);
        config.addDataSourceProperty("ApplicationName", "daybook");
        // Nobody misses a test's rows after a power cut.
        config.addDataSourceProperty("options", "-c synchronous_commit=off");
        pool = new HikariDataSource(config);
        jdbi = Jdbi.create(pool);
    }

    /** Started with the first test that needs it, stopped with the tests' process. */
    private static final class Server {
        static final EmbeddedDatabase SHARED = start();
        static final String TEMPLATE = template();

        static Path dataFolder() {
            return Path.of(System.getProperty("daybook.test.dataFolder", "target/test-data"))
                    .toAbsolutePath();
        }

        private static EmbeddedDatabase start() {
            EmbeddedDatabase server = EmbeddedDatabase.open(dataFolder(), 0);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }

        /** Made anew when a migration has changed; left by an earlier run otherwise. */
        private static String template() {
            String template = "template_" + Long.toHexString(migrations());
            Jdbi postgres = Jdbi.create(SHARED.url("postgres"), SHARED.user(), SHARED.password());
            postgres.useHandle(handle -> {
                // Two runs at a time must not both make it.
                handle.execute("SELECT pg_advisory_lock(4711)");
                boolean found =
                        handle.createQuery("SELECT count(*) FROM pg_database WHERE datname = :name AND datistemplate")
                                        .bind("name", template)
                                        .mapTo(Integer.class)
                                        .one()
                                > 0;
                if (!found) {
                    handle.execute("DROP DATABASE IF EXISTS " + template);
                    handle.execute("CREATE DATABASE " + template);
                    org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
                    source.setUrl(SHARED.url(template));
                    source.setUser(SHARED.user());
                    source.setPassword(SHARED.password());
                    Migrations.run(source, template);
                    handle.execute("ALTER DATABASE " + template + " WITH ALLOW_CONNECTIONS false IS_TEMPLATE true");
                }
                handle.execute("SELECT pg_advisory_unlock(4711)");
                for (String leftBehind : handle.createQuery(
                                "SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")
                        .mapTo(String.class)) {
                    long process = Long.parseLong(leftBehind.split("_")[1]);
                    if (ProcessHandle.of(process).isEmpty()) {
                        handle.execute("DROP DATABASE IF EXISTS " + leftBehind + " WITH (FORCE)");
                    }
                }
            });
            return template;
        }

        private static long migrations() {
            CRC32 checksum = new CRC32();
            try (Stream<Path> scripts = Files.list(
                    Path.of(TestDatabase.class.getResource("/db/migration").toURI()))) {
                for (Path script : scripts.sorted().toList()) {
                    checksum.update(Files.readAllBytes(script));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (URISyntaxException e) {
                throw new IllegalStateException(e);
            }
            return checksum.getValue();
        }

        static void execute(String database, String sql) {
            try (Connection connection =
                            DriverManager.getConnection(SHARED.url(database), SHARED.user(), SHARED.password());
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }
    }
}
