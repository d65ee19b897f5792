package io.daybook.cli;

import picocli.CommandLine.Command;

/** {@code daybook sandbox}: stand-ins for the platforms. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PLATFORM",
        header = "Runs a stand-in for a platform that any client can be pointed at.",
        footer = {"", "docs/sandbox.md tells what it can do."},
        subcommands = {SandboxNetSuiteCommand.class, SandboxIntacctCommand.class})
public final class SandboxCommand {}
