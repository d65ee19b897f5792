package io.daybook.cli;

import io.daybook.app.Services;
import io.daybook.config.Settings;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daybook mappings}: the mapping files, checked without a database. */
@Command(
        name = "mappings",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks the mapping files.")
public final class MappingsCommand implements Runnable {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    MappingsCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "check?");
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
                                    .map(mapping -> Map.of(
                                            "platform", mapping.platform(),
                                            "dataType", mapping.dataType(),
                                            "version", mapping.version()))
                                    .toList()));
            return 0;
        }
        Table table = new Table("platform", "data type", "version", ">fields asked");
        all.forEach(mapping -> table.row(
                mapping.platform(),
                mapping.dataType(),
                mapping.version(),
                mapping.question().fields().size()));
        table.print(workplace.printer());
        workplace.printer().result(all.size() + " mappings in " + settings.folder(Settings.MAPPINGS) + " are good.");
        return 0;
    }
}
