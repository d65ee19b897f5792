package io.daybook.cli;

import io.daybook.app.Platforms;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.connection.ConnectionSummary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code daybook connections}: what is linked, whether it still works, and how to unlink it. */
@Command(
        name = "connections",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, tests and unlinks connections.")
public final class ConnectionsCommand {
    private final Workplace workplace;

    ConnectionsCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists every connection with its status, and why it is in it.")
    int list(@Mixin Common common) {
        Printer printer = workplace.printer();
        try (Services services = workplace.open()) {
            List<ConnectionSummary> connections = services.connections().list();
            if (common.json) {
                printer.json(Map.of(
                        "connections", connections.stream().map(this::json).toList()));
                return 0;
            }
            if (connections.isEmpty()) {
                printer.result("No connection yet. Link one: daybook connect --help");
                return 0;
            }
            Table table = new Table(workplace.width(), ">connection", "company", "platform", "account", "status");
            connections.forEach(connection -> table.rowAnd(
                    connection.reasonWithoutLabel().orElse(""),
                    connection.id(),
                    connection.company(),
                    connection.platform(),
                    connection.account(),
                    connection.status()));
            table.print(printer);
            return 0;
        }
    }

    private Map<String, Object> json(ConnectionSummary connection) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("connection", connection.id());
        json.put("company", connection.company());
        json.put("platform", connection.platform());
        json.put("account", connection.account());
        json.put("status", connection.status().name());
        connection.statusReason().ifPresent(reason -> json.put("reason", reason));
        return json;
    }

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Tries a connection step by step. One that was Deauthorized and works now is Linked again.")
    int test(@Mixin Common common, @Parameters(paramLabel = "N", description = "The connection's number.") long id) {
        try (Services services = workplace.open();
                Platforms platforms = new Platforms(services)) {
            Connection connection = services.connections().get(id);
            ConnectionTest test = new ConnectionTest(workplace.printer(), common.json);
            boolean passed = test.passed(platforms, connection);
            if (passed && connection.status() == Connection.Status.Deauthorized) {
                services.connections().setStatus(id, Connection.Status.Linked, Optional.empty());
                workplace.printer().note("connection " + id + " is linked again.");
            }
            if (common.json) {
                workplace.printer().json(test.json(id));
            }
            return passed ? 0 : Problem.FAILED;
        }
    }

    @Command(
            name = "unlink",
            mixinStandardHelpOptions = true,
            description = "Stops reading a connection and deletes its credentials. What was read stays in the ledger.")
    int unlink(@Mixin Common common, @Parameters(paramLabel = "N", description = "The connection's number.") long id) {
        try (Services services = workplace.open()) {
            services.connections().unlink(id, "unlinked by: daybook connections unlink " + id);
            if (common.json) {
                workplace.printer().json(new Outcome(id, Connection.Status.Unlinked));
            } else {
                workplace.printer().result("connection " + id + " is unlinked; its credentials are deleted.");
            }
            return 0;
        }
    }

    /** How {@code unlink} answers in JSON. */
    private record Outcome(long connection, Connection.Status status) {}
}
