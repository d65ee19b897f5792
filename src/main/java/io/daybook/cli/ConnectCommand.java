package io.daybook.cli;

import picocli.CommandLine.Command;

/** {@code daybook connect}: links a company to a platform account. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PLATFORM",
        description = "Tests the way into a company's account and, if it is open, keeps the credentials sealed.",
        subcommands = {ConnectNetSuiteCommand.class, ConnectIntacctCommand.class})
public final class ConnectCommand {}
