package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.deadletter.DeadLetter;
import io.daybook.deadletter.DeadLetters;
import io.daybook.deadletter.ReplayResult;
import io.daybook.mapping.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code daybook dead-letters}: what failed for good, and trying it again. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        header = "Lists, shows and replays what was set aside.",
        footer = {"", "docs/dead-letters.md tells how to work through them."})
public final class DeadLettersCommand {
    private final Workplace workplace;

    DeadLettersCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "Lists open letters, newest first, each with why it was set aside.")
    int list(
            @Mixin Common common,
            @Option(names = "--connection", paramLabel = "N", description = "Only of this connection.") Long connection,
            @Option(names = "--data-type", paramLabel = "T", description = "Only of this data type.") String dataType,
            @Option(names = "--all", description = "The settled ones too.") boolean all,
            @Option(
                            names = "--limit",
                            defaultValue = "50",
                            paramLabel = "N",
                            converter = Values.Limit.class,
                            description = "At most so many. Default: ${DEFAULT-VALUE}.")
                    int limit) {
        Printer printer = workplace.printer();
        try (Services services = workplace.open()) {
            if (connection != null) {
                services.connections().find(connection);
            }
            DeadLetters.Filter filter =
                    new DeadLetters.Filter(Optional.ofNullable(connection), Optional.ofNullable(dataType), all, limit);
            List<DeadLetter> letters = services.deadLetters().list(filter);
            if (letters.isEmpty() && dataType != null) {
                refuseUnknown(services, dataType);
            }
            if (common.json) {
                printer.json(Map.of(
                        "deadLetters", letters.stream().map(LetterView::json).toList()));
                return 0;
            }
            if (letters.isEmpty()) {
                printer.result("No dead letters.");
                return 0;
            }
            Table table = LetterView.table(workplace.width());
            letters.forEach(letter -> LetterView.addTo(table, letter));
            table.print(printer);
            printer.note("One in full: daybook dead-letters show N. Try again: daybook dead-letters replay N");
            return 0;
        }
    }

    private static void refuseUnknown(Services services, String dataType) {
        TreeSet<String> known = new TreeSet<>();
        for (Mapping mapping : services.mappings().all()) {
            known.add(mapping.dataType());
        }
        if (!known.contains(dataType)) {
            throw Problem.wrongUse(
                    "--data-type " + dataType,
                    "no mapping covers it, and no letter is of it",
                    "Known are: " + String.join(", ", known),
                    null);
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows one letter with everything that is known of it, its records as they came included.")
    int show(@Mixin Common common, @Parameters(paramLabel = "N", description = "The letter's number.") long id) {
        try (Services services = workplace.open()) {
            DeadLetter letter = services.deadLetters().get(id);
            if (common.json) {
                workplace.printer().json(LetterView.json(letter));
            } else {
                workplace.printer().result(LetterView.text(letter));
            }
            return 0;
        }
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            header = "Tries letters again, with the present mapping.",
            description =
                    "Sends letters through the same route again. What now loads is closed; what fails stays open with"
                            + " one attempt more. A newer version in the ledger is never overwritten. Exits 1 when a letter stays"
                            + " open.")
    int replay(
            @Mixin Common common,
            @Parameters(arity = "0..*", paramLabel = "N", description = "The letters' numbers.") List<Long> ids,
            @Option(names = "--all", description = "Every open letter.") boolean all) {
        boolean named = ids != null && !ids.isEmpty();
        if (named == all) {
            throw Problem.wrongUse(
                    "dead-letters replay",
                    named ? "numbers and --all exclude each other" : "it is not said which letters",
                    "Name numbers, or --all.",
                    null);
        }
        try (StopOnSignal stop = new StopOnSignal();
                Services services = workplace.open()) {
            List<Long> letters = all ? services.deadLetters().openIds() : ids;
            letters.forEach(services.deadLetters()::get);
            if (letters.isEmpty()) {
                return finish(common, List.of());
            }
            try (Engine engine = stop.watch(Engine.start(services, new Engine.Options(false, false)))) {
                List<ReplayResult> results = new ArrayList<>();
                for (long letter : letters) {
                    ReplayResult result = engine.replay(letter);
                    results.add(result);
                    if (!common.json) {
                        workplace
                                .printer()
                                .result((result.closed() ? "closed  " : "open    ") + result.letterId() + ": "
                                        + result.message());
                    }
                }
                return finish(common, results);
            }
        }
    }

    private int finish(Common common, List<ReplayResult> results) {
        long closed = results.stream().filter(ReplayResult::closed).count();
        if (common.json) {
            workplace.printer().json(new Replayed(results.size(), closed, results));
        } else {
            workplace
                    .printer()
                    .result(results.size() + " replayed, " + closed + " closed, " + (results.size() - closed)
                            + " open");
        }
        return closed == results.size() ? 0 : Problem.FAILED;
    }

    /** How {@code replay} answers in JSON. */
    private record Replayed(int replayed, long closed, List<ReplayResult> results) {}
}
