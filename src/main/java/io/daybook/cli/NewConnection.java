package io.daybook.cli;

import io.daybook.app.Platforms;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import java.net.URI;
import java.util.Optional;

/** Tests a way into a company's account and, if it is open, keeps it: what every {@code connect} does. Not thread-safe. */
final class NewConnection {
    private final Workplace workplace;
    private final boolean json;
    private final String company;

    /**
     * @param company name or number of the client business
     * @throws Problem the company cannot be named so
     */
    NewConnection(Workplace workplace, boolean json, String company) {
        if (company.isBlank()) {
            throw Problem.wrongUse(
                    "--company", "it is empty", "Name the client business: --company \"Acme Ltd\"", null);
        }
        this.workplace = workplace;
        this.json = json;
        this.company = company;
    }

    /**
     * Links the account, or stores nothing.
     *
     * @param guide the page that says what the messages mean
     * @return exit code
     */
    int link(String platform, String account, Optional<URI> baseUrl, Credentials credentials, String guide) {
        try (Services services = workplace.open();
                Platforms platforms = new Platforms(services)) {
            String name = company.matches("[0-9]+")
                    ? services.companies().find(company).name()
                    : company.strip();
            Connection tried = new Connection(
                    0, name, platform, account, baseUrl, Connection.Status.PendingAuth, Optional.empty(), credentials);
            if (!new ConnectionTest(workplace.printer(), json).passed(platforms, tried)) {
                workplace.printer().note("Nothing was stored. " + guide + " has a table of what the messages mean.");
                return Problem.FAILED;
            }
            long id = services.connections()
                    .link(name, platform, account, baseUrl, credentials)
                    .id();
            if (json) {
                workplace.printer().json(new Linked(id, name, platform, account, Connection.Status.Linked));
            } else {
                workplace
                        .printer()
                        .result("connection " + id + " is linked: " + name + ", " + platform + " " + account);
                workplace.printer().result("Read it now: daybook sync --connection " + id);
            }
            return 0;
        }
    }

    /** A secret that stands on the command line or, better, in the environment, or in a file that the environment names. */
    String secret(String option, String given, String variable) {
        return Optional.ofNullable(given)
                .or(() -> workplace.variable(variable))
                .or(() -> workplace.variable(variable + "_FILE").map(file -> SecretFile.line(variable + "_FILE", file)))
                .orElseThrow(() -> Problem.wrongUse(
                        option,
                        "the secret is missing",
                        "Set it in " + variable
                                + ", where it does not come into the shell's history, or name a file that holds it in "
                                + variable + "_FILE, or give " + option,
                        null));
    }

    /** What {@code --json} prints. */
    private record Linked(long connection, String company, String platform, String account, Connection.Status status) {}
}
