package io.daybook.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.deadletter.DeadLetter;
import io.daybook.deadletter.DeadLetters;
import io.daybook.deadletter.ReplayResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code daybook dead-letters}: what failed for good, and trying it again. */
@Command(
        name = "dead-letters",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Lists, shows and replays what was set aside. docs/dead-letters.md tells how to work through them.")
public final class DeadLettersCommand implements Runnable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    DeadLettersCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "list, show or replay?");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Letters, newest first.")
    int list(
            @Mixin Common common,
            @Option(names = "--connection", paramLabel = "N", description = "Only of this connection.") Long connection,
            @Option(names = "--data-type", paramLabel = "T", description = "Only of this data type.") String dataType,
            @Option(names = "--all", description = "The settled ones too.") boolean all,
            @Option(names = "--limit", defaultValue = "50", description = "At most so many. Default: ${DEFAULT-VALUE}.")
                    int limit) {
        try (Services services = workplace.open()) {
            DeadLetters.Filter filter =
                    new DeadLetters.Filter(Optional.ofNullable(connection), Optional.ofNullable(dataType), all, limit);
            List<DeadLetter> letters = services.deadLetters().list(filter);
            if (common.json) {
                workplace
                        .printer()
                        .json(Map.of(
                                "deadLetters", letters.stream().map(this::json).toList()));
                return 0;
            }
            Table table = new Table(
                    ">letter",
                    ">connection",
                    "data type",
                    "document",
                    ">records",
                    "money",
                    "kind",
                    ">attempts",
                    "state",
                    "message");
            letters.forEach(letter -> table.row(
                    letter.id(),
                    letter.connectionId(),
                    letter.dataType(),
                    letter.documentKey(),
                    letter.records(),
                    money(letter),
                    letter.kind(),
                    letter.attempts(),
                    letter.closedBecause().orElse("open"),
                    shortened(letter.message())));
            if (table.isEmpty()) {
                workplace.printer().result("No dead letters.");
                return 0;
            }
            table.print(workplace.printer());
            workplace
                    .printer()
                    .note("One in full: daybook dead-letters show N. Try again: daybook dead-letters replay N");
            return 0;
        }
    }

    private static String shortened(String message) {
        String line = message.replaceAll("\\s+", " ");
        return line.length() <= 100 ? line : line.substring(0, 99) + "…";
    }

    private static String money(DeadLetter letter) {
        List<String> sums = new ArrayList<>();
        tree(letter.money()).properties().forEach(sum -> sums.add(sum.getValue().asText() + " " + sum.getKey()));
        return String.join(", ", sums);
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException damaged) {
            return JSON.getNodeFactory().textNode(json);
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One letter with everything that is known of it.")
    int show(@Mixin Common common, @Parameters(paramLabel = "N", description = "The letter's number.") long id)
            throws JsonProcessingException {
        try (Services services = workplace.open()) {
            Map<String, Object> letter = json(services.deadLetters().get(id));
            if (common.json) {
                workplace.printer().json(letter);
            } else {
                workplace.printer().result(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(letter));
            }
            return 0;
        }
    }

    private Map<String, Object> json(DeadLetter letter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("letter", letter.id());
        json.put("state", letter.closedAt().isPresent() ? "closed" : "open");
        json.put("kind", letter.kind());
        json.put("message", letter.message());
        json.put("route", letter.route());
        json.put("step", letter.step());
        json.put("connection", letter.connectionId());
        json.put("company", letter.company());
        json.put("platform", letter.platform());
        json.put("dataType", letter.dataType());
        json.put("document", letter.documentKey());
        letter.recordKey().ifPresent(key -> json.put("record", key));
        json.put("records", letter.records());
        json.put("money", tree(letter.money()));
        json.put("attempts", letter.attempts());
        json.put("firstFailedAt", letter.firstFailedAt().toString());
        json.put("lastFailedAt", letter.lastFailedAt().toString());
        letter.modified().ifPresent(modified -> json.put("sourceModifiedAt", modified.toString()));
        letter.closedAt().ifPresent(closed -> json.put("closedAt", closed.toString()));
        letter.closedBecause().ifPresent(because -> json.put("closedBecause", because));
        json.put("mappingVersion", letter.mappingVersion());
        letter.pageId().ifPresent(page -> json.put("page", page));
        json.put("payload", tree(letter.payload()));
        return json;
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = {
                "Sends letters through the same route again, with the present mapping. What now loads is closed; what fails",
                "stays open with one attempt more. A newer version in the ledger is never overwritten."
            })
    int replay(
            @Mixin Common common,
            @Parameters(arity = "0..*", paramLabel = "N", description = "Letters' numbers.") List<Long> ids,
            @Option(names = "--all", description = "Every open letter.") boolean all) {
        boolean named = ids != null && !ids.isEmpty();
        if (named == all) {
            throw Problem.wrongUse(
                    "dead-letters replay", "it is not said which letters", "Name numbers, or --all.", null);
        }
        try (StopOnSignal stop = new StopOnSignal();
                Services services = workplace.open()) {
            List<Long> letters = all ? services.deadLetters().openIds() : ids;
            letters.forEach(services.deadLetters()::get);
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
            workplace.printer().json(Map.of("replayed", results.size(), "closed", closed, "results", results));
        } else {
            workplace
                    .printer()
                    .result(results.size() + " replayed, " + closed + " closed, " + (results.size() - closed)
                            + " open");
        }
        return closed == results.size() ? 0 : Problem.FAILED;
    }
}
