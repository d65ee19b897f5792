package io.daybook.cli;

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
        },
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ConnectCommand.class,
            ConnectionsCommand.class,
            SyncCommand.class,
            DeadLettersCommand.class,
            MappingsCommand.class,
            RoutesCommand.class,
            SandboxCommand.class,
            TortureCommand.class
        })
public final class DaybookCommand {}
