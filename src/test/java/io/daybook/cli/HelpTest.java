package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command explains itself on a terminal of 80 columns, without touching anything. */
class HelpTest {
    @TempDir
    Path home;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = Shell.in(home);
    }

    @AfterEach
    void close() {
        shell.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "demo",
                "serve",
                "connect",
                "connect netsuite",
                "connections",
                "connections list",
                "connections test",
                "connections unlink",
                "sync",
                "status",
                "reconcile",
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
        assertThat(home).isEmptyDirectory();
        assertThat(shell.line(command + " --version").out()).startsWith("daybook ");
    }
}
