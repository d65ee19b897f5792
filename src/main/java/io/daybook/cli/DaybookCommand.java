package io.daybook.cli;

import java.util.List;
import picocli.CommandLine.Command;

/** The command {@code daybook}: nothing by itself, everything by its subcommands. */
@Command(
        name = "daybook",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description =
                "Reads companies' books out of NetSuite into one PostgreSQL ledger, and proves that nothing was lost.",
        footer = {
            "",
            "Begin with:  daybook demo",
            "Exit codes:  0 done, 1 failed, 2 wrong use.",
            "Settings:    application.properties and the environment; see docs/operations.md."
        })
public final class DaybookCommand {
    private static final List<Class<?>> COMMANDS = List.of(
            DemoCommand.class,
            ServeCommand.class,
            ConnectCommand.class,
            ConnectionsCommand.class,
            SyncCommand.class,
            StatusCommand.class,
            ReconcileCommand.class,
            TraceCommand.class,
            RemapCommand.class,
            DeadLettersCommand.class,
            MappingsCommand.class,
            RoutesCommand.class,
            SandboxCommand.class,
            TortureCommand.class,
            BenchCommand.class);

    /**
     * What is to be read for a command line: the one command that it names, since reading all of them would be a good part of
     * every start; all of them where it names none.
     */
    static List<Class<?>> commandsFor(String... arguments) {
        List<Class<?>> named = COMMANDS.stream()
                .filter(command -> arguments.length > 0
                        && command.getAnnotation(Command.class).name().equals(arguments[0]))
                .toList();
        return named.isEmpty() ? COMMANDS : named;
    }
}
