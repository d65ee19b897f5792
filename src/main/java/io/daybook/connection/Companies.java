package io.daybook.connection;

import io.daybook.config.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The client businesses. Thread-safe. */
public final class Companies {
    private static final RowMapper<Company> COMPANY =
            (row, context) -> new Company(row.getLong("id"), row.getString("name"));

    /** Gives the row whether it is new or not. */
    private static final String CREATE =
            """
            WITH created AS (
                INSERT INTO daybook.company (name) VALUES (:name) ON CONFLICT (name) DO NOTHING RETURNING id, name
            )
            SELECT id, name FROM created
            UNION ALL
            SELECT id, name FROM daybook.company WHERE name = :name
             LIMIT 1
            """;

    private static final String FIND_BY_NAME = "SELECT id, name FROM daybook.company WHERE name = :name";
    private static final String FIND_BY_ID = "SELECT id, name FROM daybook.company WHERE id = :id";
    private static final String LIST = "SELECT id, name FROM daybook.company ORDER BY name";

    private final Jdbi jdbi;

    public Companies(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The company of that name, made where there is none.
     *
     * @throws Problem when the name is blank
     */
    public Company create(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            throw Problem.wrongUse("company", "it has no name", "Name it: --company \"Acme\"", null);
        }
        return jdbi.inTransaction(handle -> create(handle, stripped));
    }

    /**
     * The company of that name, or else of that number.
     *
     * @throws Problem when there is none; names those there are
     */
    public Company find(String nameOrId) {
        String wanted = nameOrId.strip();
        Optional<Company> found = jdbi.withHandle(handle -> handle.createQuery(FIND_BY_NAME)
                .bind("name", wanted)
                .map(COMPANY)
                .findOne());
        if (found.isEmpty() && wanted.matches("[0-9]{1,18}")) {
            found = jdbi.withHandle(handle -> handle.createQuery(FIND_BY_ID)
                    .bind("id", Long.parseLong(wanted))
                    .map(COMPANY)
                    .findOne());
        }
        return found.orElseThrow(() -> unknown(wanted));
    }

    /** All of them, by name. */
    public List<Company> list() {
        return jdbi.withHandle(handle -> handle.createQuery(LIST).map(COMPANY).list());
    }

    static Company create(Handle handle, String name) {
        // Another process may create it between this statement's two looks: then the second try sees it.
        Optional<Company> company =
                handle.createQuery(CREATE).bind("name", name).map(COMPANY).findOne();
        return company.orElseGet(() ->
                handle.createQuery(FIND_BY_NAME).bind("name", name).map(COMPANY).one());
    }

    private Problem unknown(String wanted) {
        List<Company> companies = list();
        return Problem.wrongUse(
                "company " + wanted,
                companies.isEmpty() ? "there is no company yet" : "there is no such company",
                companies.isEmpty()
                        ? "Connect the first one: daybook connect netsuite --company …"
                        : "There are: "
                                + companies.stream()
                                        .map(company -> company.id() + " " + company.name())
                                        .collect(Collectors.joining(", ")),
                null);
    }
}
