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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daybook connections}: what is linked, whether it still works, and how to unlink it. */
@Command(
        name = "connections",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, tests and unlinks connections.")
public final class ConnectionsCommand implements Runnable {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    ConnectionsCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, test or unlink?");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Every connection and its status.")
    int list(@Mixin Common common) {
        try (Services services = workplace.open()) {
            List<ConnectionSummary> connections = services.connections().list();
            if (common.json) {
                workplace
                        .printer()
                        .json(Map.of(
                                "connections",
                                connections.stream().map(this::json).toList()));
                return 0;
            }
            if (connections.isEmpty()) {
                workplace.printer().result("No connection yet. Link one: daybook connect netsuite --help");
                return 0;
            }
            Table table = new Table(">connection", "company", "platform", "account", "status", "why");
            connections.forEach(connection -> table.row(
                    connection.id(),
                    connection.company(),
                    connection.platform(),
                    connection.account(),
                    connection.status(),
                    connection.statusReason().orElse("")));
            table.print(workplace.printer());
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
            description = "Tries a connection step by step; one that works again is linked again.")
    int test(@Mixin Common common, @Parameters(paramLabel = "N", description = "The connection's number.") long id) {
        try (Services services = workplace.open();
                Platforms platforms = new Platforms(services)) {
            Connection connection = services.connections().get(id);
            boolean passed = new ConnectionTest(workplace.printer(), common.json).passed(platforms, connection);
            if (passed && connection.status() == Connection.Status.Deauthorized) {
                services.connections().setStatus(id, Connection.Status.Linked, Optional.empty());
                workplace.printer().note("connection " + id + " is linked again.");
            }
            if (common.json) {
                workplace.printer().json(Map.of("connection", id, "passed", passed));
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
            services.connections().unlink(id, "unlinked by the command daybook connections unlink");
            if (common.json) {
                workplace.printer().json(Map.of("connection", id, "status", "Unlinked"));
            } else {
                workplace.printer().result("connection " + id + " is unlinked; its credentials are deleted.");
            }
            return 0;
        }
    }
}
