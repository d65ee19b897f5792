package io.daybook.sandbox.netsuite.books;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.daybook.sandbox.Calendar;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The books of one make-believe NetSuite account, in an H2 database in memory, in Oracle mode: the tables of NetSuite
 * reference section 3, filled with the history of a French software group. Equal settings make equal books.
 *
 * <p>About one invoice in a thousand (four of 500, three of 100) is such that no mapping can accept it: an amount of 10.005
 * EUR, an amount with twelve decimals, a currency whose symbol is no ISO code, no transaction date. Two more name a
 * customer that does not exist, and one has 1,250 lines.
 *
 * <p>Thread-safe: each request takes its own connection.
 */
public final class Books implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 32;

    private final BooksSettings settings;
    private final HikariDataSource dataSource;
    private final Catalog catalog;
    private final Mutations mutations;

    private Books(BooksSettings settings, HikariDataSource dataSource, Catalog catalog) {
        this.settings = settings;
        this.dataSource = dataSource;
        this.catalog = catalog;
        this.mutations = new Mutations(settings, dataSource);
    }

    /**
     * Makes and fills a database of its own: about 0.3 ms of one processor and 8 kB of heap an invoice.
     *
     * @throws IllegalStateException when the database refuses, which is a defect
     */
    public static Books create(BooksSettings settings) {
        HikariDataSource dataSource = new HikariDataSource(pool(settings));
        try {
            return new Books(settings, dataSource, fill(dataSource, settings));
        } catch (SQLException e) {
            dataSource.close();
            throw new IllegalStateException("the sandbox's books cannot be made: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            dataSource.close();
            throw e;
        }
    }

    /**
     * Connections to the books, auto-commit, whose session has the login's time zone. Read days and clocks with {@code
     * getString} or as {@code java.time}: {@code java.sql.Date} and {@code Timestamp} shift them into the machine's zone.
     */
    public DataSource dataSource() {
        return dataSource;
    }

    /** What SuiteQL may see. */
    public Catalog catalog() {
        return catalog;
    }

    /** What people do to the books after they were made. */
    public Mutations mutations() {
        return mutations;
    }

    public BooksSettings settings() {
        return settings;
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

    private static HikariConfig pool(BooksSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sandbox-books");
        config.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID()
                + ";DB_CLOSE_DELAY=-1;ANALYZE_AUTO=0;DATABASE_TO_UPPER=FALSE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;TIME ZONE="
                + settings.loginZone());
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setMinimumIdle(1);
        return config;
    }

    private static Catalog fill(DataSource dataSource, BooksSettings settings) throws SQLException {
        Calendar calendar = new Calendar(settings.asOf());
        Customers customers = new Customers(settings, calendar);
        Vendors vendors = new Vendors(settings, calendar, customers.endOfIds() + 100);
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            Schema schema = new Schema(connection);
            schema.createTables();
            new Lists(connection, settings, calendar).write();
            EntityWriter entities = new EntityWriter(connection, settings);
            entities.customers(customers);
            entities.vendors(vendors);
            connection.commit();
            new Generator(connection, settings, calendar, customers, vendors).run();
            schema.createIndexes();
            connection.setAutoCommit(true);
            return new CatalogReader().read(connection);
        }
    }
}
