package io.daybook.cli;

import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that choose connections and data types, for commands that ask the platform. */
final class Selection {
    @Option(names = "--connection", paramLabel = "N", description = "Only this connection. Default: every linked one.")
    private Long connection;

    @Option(
            names = "--data-type",
            paramLabel = "T",
            description =
                    "Only this data type: currencies, customers, invoices, creditNotes. May be given several times.")
    private List<String> dataTypes = List.of();

    /**
     * The connections chosen, all of them linked.
     *
     * @param command for messages
     * @throws Problem there is none, or none of that number, or it is not linked, or a data type has no mapping
     */
    List<Long> connections(Services services, String command) {
        List<Long> chosen = connection == null ? linked(services, command) : List.of(connection);
        if (connection != null) {
            refuseUnlinked(services.connections().get(connection));
        }
        chosen.forEach(id -> checkDataTypes(services, id));
        return chosen;
    }

    /** The data types chosen; all that have a mapping where none is. */
    List<String> dataTypes(Services services, String platform) {
        return dataTypes.isEmpty() ? services.sync().dataTypes().of(platform) : dataTypes;
    }

    private static List<Long> linked(Services services, String command) {
        List<Long> linked = services.connections().list().stream()
                .filter(summary -> summary.status() == Connection.Status.Linked)
                .map(summary -> summary.id())
                .toList();
        if (linked.isEmpty()) {
            throw Problem.failed(
                    command,
                    "no connection is linked",
                    "Link one: daybook connect --help; or see: daybook connections list",
                    null);
        }
        return linked;
    }

    /** The routes would refuse it too, but once for each data type. */
    private static void refuseUnlinked(Connection wanted) {
        if (wanted.status() != Connection.Status.Linked) {
            throw Problem.failed(
                    wanted.label(),
                    "it is " + wanted.status()
                            + wanted.statusReason().map(reason -> ": " + reason).orElse(""),
                    "Mend that, then run: daybook connections test " + wanted.id(),
                    null);
        }
    }

    private void checkDataTypes(Services services, long id) {
        List<String> known =
                services.sync().dataTypes().of(services.connections().find(id).platform());
        for (String dataType : dataTypes) {
            if (!known.contains(dataType)) {
                throw Problem.wrongUse(
                        "--data-type " + dataType,
                        "no mapping covers it for connection " + id,
                        "Known are: " + String.join(", ", known),
                        null);
            }
        }
    }
}
