package io.daybook.cli;

import picocli.CommandLine.Option;

/** Options that every command has. */
final class Common {
    @Option(names = "--json", description = "Print the result as JSON on standard output, and nothing else there.")
    boolean json;

    @Option(names = "--debug", description = "Show stack traces and more of the log.")
    boolean debug;
}
