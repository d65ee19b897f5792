package io.daybook.cli;

import io.daybook.app.Services;
import io.daybook.config.Settings;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code daybook mappings}: the mapping files, checked without a database. */
@Command(
        name = "mappings",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks the mapping files.")
public final class MappingsCommand {
    private final Workplace workplace;

    MappingsCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Reads every mapping file and prints each mistake with its file and line.")
    int check(@Mixin Common common) {
        Settings settings = workplace.settings();
        Mappings mappings = Services.mappings(settings);
        List<Mapping> all = mappings.all();
        if (common.json) {
            workplace
                    .printer()
                    .json(Map.of(
                            "mappings",
                            all.stream()
                                    .map(mapping ->
                                            new Checked(mapping.platform(), mapping.dataType(), mapping.version()))
                                    .toList()));
            return 0;
        }
        Table table = new Table(workplace.width(), "platform", "data type", "version", ">fields asked");
        all.forEach(mapping -> table.row(
                mapping.platform(),
                mapping.dataType(),
                mapping.version(),
                mapping.question().fields().size()));
        table.print(workplace.printer());
        workplace.printer().result(all.size() + " mappings in " + settings.folder(Settings.MAPPINGS) + " are good.");
        return 0;
    }

    /** How {@code check} answers in JSON. */
    private record Checked(String platform, String dataType, String version) {}
}
