package io.daybook.connection;

import io.daybook.config.Problem;
import io.daybook.connection.Connection.Status;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The links of companies to platform accounts, their status and their sealed credentials. Thread-safe. */
public final class Connections {
    private static final String SELECT =
            """
            SELECT connection.id, company.name AS company, platform, account, base_url, status, status_reason,
                   status_changed_at, credentials
              FROM daybook.connection
              JOIN daybook.company ON company.id = connection.company_id
            """;

    private static final String LIST = SELECT + " ORDER BY company.name, connection.id";
    private static final String LINKED =
            SELECT + " WHERE platform = :platform AND status = 'Linked' ORDER BY connection.id";
    private static final String GET = SELECT + " WHERE connection.id = :id";

    /** What was known of the account stays: its ledger rows name the connection's number. */
    private static final String OPEN =
            """
            INSERT INTO daybook.connection (company_id, platform, account, base_url, status)
            VALUES (:company, :platform, :account, :baseUrl, 'PendingAuth')
                ON CONFLICT (company_id, platform, account) DO UPDATE SET base_url = excluded.base_url
            RETURNING id
            """;

    private static final String LINK =
            """
            UPDATE daybook.connection
               SET credentials = :credentials, status = 'Linked', status_reason = NULL,
                   status_changed_at = CASE status WHEN 'Linked' THEN status_changed_at ELSE now() END
             WHERE id = :id
            """;

    private static final String SET_STATUS =
            """
            UPDATE daybook.connection
               SET status = :status, status_reason = :reason,
                   status_changed_at = CASE status WHEN :status THEN status_changed_at ELSE now() END
             WHERE id = :id
            """;

    private static final String UNLINK =
            """
            UPDATE daybook.connection
               SET status = 'Unlinked', status_reason = :reason, credentials = NULL,
                   status_changed_at = CASE status WHEN 'Unlinked' THEN status_changed_at ELSE now() END
             WHERE id = :id
            """;

    private static final RowMapper<ConnectionSummary> SUMMARY = (row, context) -> new ConnectionSummary(
            row.getLong("id"),
            row.getString("company"),
            row.getString("platform"),
            row.getString("account"),
            Optional.ofNullable(row.getString("base_url")).map(URI::create),
            Status.valueOf(row.getString("status")),
            Optional.ofNullable(row.getString("status_reason")),
            row.getTimestamp("status_changed_at").toInstant());

    private static final RowMapper<Sealed> SEALED =
            (row, context) -> new Sealed(SUMMARY.map(row, context), row.getBytes("credentials"));

    private final Jdbi jdbi;
    private final Vault vault;

    public Connections(Jdbi jdbi, Vault vault) {
        this.jdbi = jdbi;
        this.vault = vault;
    }

    private record Sealed(ConnectionSummary summary, byte[] credentials) {}

    /**
     * The company's connection to that account, {@code PendingAuth} when it is new; an existing one keeps its status and
     * credentials. The company is made where there is none of that name.
     *
     * @return the connection's number
     */
    public long open(String company, String platform, String account, Optional<URI> baseUrl) {
        return jdbi.inTransaction(handle -> open(handle, company, platform, account, baseUrl));
    }

    /**
     * Links the company to that account with these credentials. A connection that was there before, in whatever status,
     * keeps its number and its ledger and gets them in place of its former ones.
     */
    public Connection link(
            String company, String platform, String account, Optional<URI> baseUrl, Credentials credentials) {
        long id = jdbi.inTransaction(handle -> {
            long opened = open(handle, company, platform, account, baseUrl);
            handle.createUpdate(LINK)
                    .bind("id", opened)
                    .bind("credentials", vault.seal(opened, credentials))
                    .execute();
            return opened;
        });
        return get(id);
    }

    /** All of them, by company. */
    public List<ConnectionSummary> list() {
        return jdbi.withHandle(handle -> handle.createQuery(LIST).map(SUMMARY).list());
    }

    /** Those of a platform that may be read, by number. */
    public List<ConnectionSummary> linked(String platform) {
        return jdbi.withHandle(handle -> handle.createQuery(LINKED)
                .bind("platform", platform)
                .map(SUMMARY)
                .list());
    }

    /**
     * A connection without its credentials.
     *
     * @throws Problem when there is none of that number; names those there are
     */
    public ConnectionSummary find(long id) {
        return sealed(id).summary();
    }

    /**
     * A connection with its credentials.
     *
     * @throws Problem when there is none of that number (names those there are), when it has no credentials (it is unlinked
     *     or was never linked), or when they do not open with the present secret key
     */
    public Connection get(long id) {
        Sealed sealed = sealed(id);
        ConnectionSummary summary = sealed.summary();
        if (sealed.credentials() == null) {
            throw Problem.failed(
                    summary.label(),
                    "it is " + summary.status() + " and has no credentials",
                    "Link it: daybook connect " + summary.platform() + " --company \"" + summary.company()
                            + "\" --account " + summary.account() + " …",
                    null);
        }
        return new Connection(
                id,
                summary.company(),
                summary.platform(),
                summary.account(),
                summary.baseUrl(),
                summary.status(),
                summary.statusReason(),
                vault.unseal(id, summary.label(), sealed.credentials()));
    }

    /**
     * Says what the link is good for now.
     *
     * @param reason why and how to mend it; empty while all is well
     * @throws Problem when there is none of that number
     */
    public void setStatus(long id, Status status, Optional<String> reason) {
        update(id, handle -> handle.createUpdate(SET_STATUS)
                .bind("id", id)
                .bind("status", status.name())
                .bind("reason", reason.orElse(null))
                .execute());
    }

    /**
     * Ends the link: its credentials are deleted, its ledger stays.
     *
     * @throws Problem when there is none of that number
     */
    public void unlink(long id, String reason) {
        update(id, handle -> handle.createUpdate(UNLINK)
                .bind("id", id)
                .bind("reason", reason)
                .execute());
    }

    private static long open(Handle handle, String company, String platform, String account, Optional<URI> baseUrl) {
        return handle.createQuery(OPEN)
                .bind("company", Companies.create(handle, company.strip()).id())
                .bind("platform", platform)
                .bind("account", account)
                .bind("baseUrl", baseUrl.map(URI::toString).orElse(null))
                .mapTo(Long.class)
                .one();
    }

    private Sealed sealed(long id) {
        return jdbi.withHandle(handle ->
                        handle.createQuery(GET).bind("id", id).map(SEALED).findOne())
                .orElseThrow(() -> unknown(id));
    }

    private void update(long id, org.jdbi.v3.core.HandleCallback<Integer, RuntimeException> update) {
        if (jdbi.withHandle(update) == 0) {
            throw unknown(id);
        }
    }

    private Problem unknown(long id) {
        List<ConnectionSummary> connections = list();
        return Problem.wrongUse(
                "connection " + id,
                connections.isEmpty() ? "there is no connection yet" : "there is no such connection",
                connections.isEmpty()
                        ? "Make the first one: daybook connect netsuite --company …"
                        : "There are: "
                                + connections.stream()
                                        .map(connection -> connection.id() + " (" + connection.company() + ", "
                                                + connection.platform() + " " + connection.account() + ")")
                                        .collect(Collectors.joining(", ")),
                null);
    }
}
