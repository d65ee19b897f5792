package io.daybook.sandbox.intacct.books;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.daybook.sandbox.intacct.catalog.Catalog;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * The books of one make-believe company, in an H2 database in memory: a table for each object of the catalog (Intacct
 * reference 4), filled with the history of a group of five entities. Equal settings make equal books.
 *
 * <p>Two fifths of the invoices were imported from an older system, thousands in one second, a third of them never touched since
 * ({@code WHENMODIFIED} empty). About one invoice in a thousand (four of 500, three of 100) is such that no mapping can accept it:
 * a currency that is no ISO code, none at all, no date, a line without an amount. Two more name a customer that does not
 * exist, and one has 1,250 lines.
 *
 * <p>Thread-safe: each request takes its own connection.
 */
public final class Books implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 32;

    private final BooksSettings settings;
    private final HikariDataSource dataSource;
    private final Catalog catalog;
    private final Truth truth;
    private final Mutations mutations;
    private final Clerk clerk;
    private final DocumentClerk documents;
    private volatile boolean late;
    private volatile Supplier<Duration> lateness = () -> Duration.ZERO;

    private Books(BooksSettings settings, HikariDataSource dataSource, Catalog catalog) {
        this.settings = settings;
        this.dataSource = dataSource;
        this.catalog = catalog;
        this.truth = new Truth(dataSource);
        this.clerk = new Clerk(settings, catalog);
        Desk desk = new Desk(settings, catalog, dataSource, this::latenessNow);
        this.mutations = new Mutations(desk);
        this.documents = new DocumentClerk(desk);
    }

    /**
     * Makes and fills a database of its own.
     *
     * @throws IllegalStateException when the database refuses, which is a defect
     */
    public static Books create(BooksSettings settings) {
        HikariDataSource dataSource = new HikariDataSource(pool());
        Catalog catalog = Catalog.standard();
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Schema schema = new Schema(connection, catalog);
            schema.createTables();
            new Generator(connection, settings, catalog).run();
            schema.createIndexes();
            connection.setAutoCommit(true);
            return new Books(settings, dataSource, catalog);
        } catch (SQLException e) {
            dataSource.close();
            throw new IllegalStateException("the sandbox's books cannot be made: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            dataSource.close();
            throw e;
        }
    }

    /** Connections to the books, auto-commit. Timestamps are local time in UTC: read them as {@code java.time}. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** The objects and their fields. */
    public Catalog catalog() {
        return catalog;
    }

    public BooksSettings settings() {
        return settings;
    }

    /** What the books really say. */
    public Truth truth() {
        return truth;
    }

    /** Lists somebody among the users, so that {@code USERINFO} finds them. */
    public void addUser(long recordNumber, String loginId) {
        org.jdbi.v3.core.Jdbi.create(dataSource)
                .useHandle(handle -> handle.execute(
                        "INSERT INTO USERINFO (RECORDNO, LOGINID, USERTYPE, ADMIN, STATUS, WHENCREATED, WHENMODIFIED)"
                                + " VALUES (?, ?, 'business user', 'Off', 'active', ?, ?)",
                        recordNumber,
                        loginId,
                        BooksSettings.utc(settings.asOf()),
                        BooksSettings.utc(settings.asOf())));
    }

    /** What people do to the books after they were made. */
    public Mutations mutations() {
        return mutations;
    }

    /** Who writes the records of lists that come over the wire. */
    public Clerk clerk() {
        return clerk;
    }

    /** Who writes the documents and payments that come over the wire. */
    public DocumentClerk documents() {
        return documents;
    }

    /** Whether some records may not show yet. */
    public boolean late() {
        return late;
    }

    /** How much later than they are made new records show. */
    public void lateness(Supplier<Duration> duration) {
        lateness = duration;
    }

    private Duration latenessNow() {
        Duration now = lateness.get();
        late = late || !now.isZero();
        return now;
    }

    /** Forgets the books and gives their memory back; connections still out fail. */
    @Override
    public void close() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            // from now on the database goes with its last connection
            statement.execute("SET DB_CLOSE_DELAY 0");
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's books cannot be closed: " + e.getMessage(), e);
        } finally {
            dataSource.close();
        }
    }

    private static HikariConfig pool() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("intacct-sandbox-books");
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;ANALYZE_AUTO=0;TIME ZONE=UTC");
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        return config;
    }
}
