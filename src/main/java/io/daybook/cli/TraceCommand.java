package io.daybook.cli;

import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.connection.ConnectionSummary;
import io.daybook.lineage.Trace;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook trace}: where a ledger row came from. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        header = "Shows where a ledger row came from: mapping, rule, page and the very record in it.",
        description = "Works without a request to the platform.",
        footer = {
            "",
            "An invoice, and one of its lines:",
            "  daybook trace invoices 1203",
            "  daybook trace invoices 1203 --line 40771"
        })
public final class TraceCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private Common common;

    @Parameters(
            index = "0",
            paramLabel = "<data-type>",
            description = "currencies, customers, invoices or creditNotes.")
    private String dataType;

    @Parameters(
            index = "1",
            paramLabel = "<original-id>",
            description = "The platform's own id of the document, or of one of its lines.")
    private String originalId;

    @Option(
            names = "--connection",
            paramLabel = "N",
            description = "In the books of this connection. Default: of the only one that has it.")
    private Long connection;

    @Option(names = "--line", paramLabel = "ID", description = "Only this line of the document.")
    private String line;

    TraceCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        try (Services services = workplace.open()) {
            List<Connection> where = connection != null
                    ? List.of(services.connections().get(connection))
                    : services.connections().list().stream()
                            .map(ConnectionSummary::id)
                            .map(services.connections()::get)
                            .toList();
            checkDataType(services);
            List<Trace> found = where.stream()
                    .flatMap(each ->
                            services
                                    .traces()
                                    .trace(each, dataType, originalId.strip(), Optional.ofNullable(line))
                                    .stream())
                    .toList();
            if (found.isEmpty()) {
                throw unknown();
            }
            if (found.size() > 1) {
                throw ambiguous(found);
            }
            TraceView view = new TraceView(found.get(0));
            if (common.json) {
                workplace.printer().json(view.json());
            } else {
                view.print(workplace.printer(), workplace.width());
            }
            return 0;
        }
    }

    private void checkDataType(Services services) {
        List<String> known = services.mappings().all().stream()
                .map(mapping -> mapping.dataType())
                .distinct()
                .toList();
        if (!known.contains(dataType)) {
            throw Problem.wrongUse(
                    "data type " + dataType, "no mapping covers it", "Known are: " + String.join(", ", known), null);
        }
    }

    private Problem unknown() {
        String where = connection == null ? "" : " of connection " + connection;
        return Problem.failed(
                dataType + " " + originalId,
                "nothing" + where
                        + " in the ledger has this original_id, no document of it was set aside, and none is left out"
                        + " by the mapping",
                "It is the platform's internal id, not the number that people know it by; find it with SQL in ledger."
                        + " If it is new at the platform, run: daybook sync --data-type " + dataType,
                null);
    }

    private Problem ambiguous(List<Trace> found) {
        return Problem.wrongUse(
                dataType + " " + originalId,
                "several connections have it: "
                        + found.stream()
                                .map(each -> each.connection().id() + " ("
                                        + each.connection().company() + ")")
                                .collect(Collectors.joining(", ")),
                "Say which one: --connection " + found.get(0).connection().id(),
                null);
    }
}
