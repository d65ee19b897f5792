package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command explains itself on a terminal of 80 columns, without touching anything. */
class HelpTest {
    @RegisterExtension
    final FreshShell shell = new FreshShell();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "serve",
                "connect",
                "connect intacct",
                "connect netsuite",
                "connections",
                "connections list",
                "connections test",
                "connections unlink",
                "sync",
                "status",
                "reconcile",
                "remap",
                "trace",
                "torture",
                "bench",
                "dead-letters",
                "dead-letters list",
                "dead-letters show",
                "dead-letters replay",
                "mappings",
                "mappings check",
                "routes",
                "routes check",
                "sandbox",
                "sandbox intacct",
                "sandbox netsuite"
            })
    void everyCommandExplainsItself(String command) {
        Shell.Outcome outcome = shell.line(command + " --help");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains(("Usage: daybook " + command).strip(), "--help");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(shell.home()).isEmptyDirectory();
        assertThat(shell.line(command + " --version").out()).startsWith("daybook ");
    }
}
