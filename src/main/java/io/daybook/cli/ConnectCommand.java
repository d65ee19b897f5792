package io.daybook.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daybook connect}: links a company to a platform account. */
@Command(
        name = "connect",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PLATFORM",
        description = "Tests the way into a company's account and, if it is open, keeps the credentials sealed.",
        subcommands = ConnectNetSuiteCommand.class)
public final class ConnectCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which platform? There is: netsuite");
    }
}
