package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong ends in one message of what, where and what to do, with exit code 1 or 2 and no stack trace. */
class BadInputTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @RegisterExtension
    final FreshShell shell = new FreshShell();

    private static void assertMessage(Shell.Outcome outcome, int exitCode, String... fragments) {
        assertThat(outcome.err()).contains(fragments);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .doesNotContain("\tat ", "Exception", " ERROR ", " WARN ", " INFO ", "no words for", "null");
        assertThat(outcome.err().lines().filter(line -> line.startsWith("daybook")))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            nonsense                                            | there is no command 'nonsense'           | daybook --help
            dead-leters list                                    | did you mean 'dead-letters'              | daybook --help
            connections                                         | wants one of: list, test, unlink         | daybook connections --help
            connections test                                    | missing required parameter: 'N'          | daybook connections test --help
            connections test seven                              | 'seven' is not a whole number            | --help
            connections unlink 7 8                              | there is no argument '8'                 | --help
            sync --conection 3                                  | did you mean '--connection'              | daybook sync --help
            sync --connection x                                 | 'x' is not a whole number                | --help
            bench --rows 10                                     | it must be from 1000 to 100000000        | Give another number
            bench --part SLOW --pages 1                         | it must be from 5 to 10000               | Give another number
            bench --part SLOW --at-once 5,1                     | it must be from 2 to 100                 | Give another number
            connect netsuite                                    | '--company=NAME|ID', '--account=ID'      | daybook connect netsuite --help
            connect netsuite --company A --account 1            | --client-id=ID                           | --help
            connect netsuite --company A --account 1 --client-id x | --certificate-id=ID, --private-key-file=FILE | --help
            connect intacct                                     | '--company=NAME|ID', '--company-id=ID'   | daybook connect intacct --help
            connect intacct --company A --company-id a/b --sender-id s --user-id u | 'a/b' is no id    | without blanks or slashes
            connect intacct --company A --company-id a --sender-id s --user-id u | the secret is missing | DAYBOOK_SENDER_PASSWORD
            dead-letters list --limit -1                        | from 1 to 10000                          | --help
            dead-letters replay                                 | it is not said which letters             | Name numbers, or --all
            dead-letters replay 1 --all                         | numbers and --all exclude each other     | Name numbers, or --all
            demo --invoices -1                                  | from 0 to 1000000                        | daybook demo --help
            sandbox netsuite --invoices -5                      | from 0 to 1000000                        | --help
            sandbox netsuite --port 70000                       | from 0 to 65535                          | --help
            sandbox netsuite --credentials-out /nowhere/at/all  | /nowhere                                 | folder that exists
            connect netsuite --company A --account https://1234567.app.netsuite.com --client-id c --certificate-id i --private-key-file k | no NetSuite account id | 1234567_SB1
            connect netsuite --company " " --account 1 --client-id c --certificate-id i --private-key-file k | it is empty | --company "Acme Ltd"
            connect netsuite --company A --account 1 --base-url http://[::1 --client-id c --certificate-id i --private-key-file k | is no address | --help
            connect netsuite --company A --account 1 --client-id c --certificate-id i --private-key-file /nowhere.pem | there is no such file | Name the PEM file
            connect netsuite --company A --account 1 --client-id c --certificate-id i --private-key-file /tmp | this is a folder | Name the PEM file
            connect netsuite --company A --account 1 --consumer-key c --token-id t | the secret is missing | DAYBOOK_CONSUMER_SECRET
            """)
    void aWrongCommandLineSaysWhatWouldBeRight(String line, String what, String remedy) {
        assertMessage(shell.line(line), 2, what, remedy);
        assertThat(shell.home()).as("nothing was begun").isEmptyDirectory();
    }

    @Test
    void aKeyThatIsNoneIsRefused() throws IOException {
        Path open = Files.writeString(shell.home().resolve("open.key"), "x");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        Shell shell = this.shell.with(DATABASE);

        assertMessage(shell.with("DAYBOOK_SECRET_KEY", "abc").run("connections", "list"), 2, "openssl rand -base64 32");
        assertMessage(
                shell.with("DAYBOOK_SECRET_KEY_FILE", open.toString()).run("connections", "list"),
                2,
                "chmod 600 " + open);
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo --invoices 5"})
    void aManagementPortInUseEndsTheServerAtOnce(String line) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Shell.Outcome outcome = shell.with(DATABASE)
                    .with("DAYBOOK_MANAGEMENT_PORT", Integer.toString(taken.getLocalPort()))
                    .line(line);

            assertMessage(outcome, 1, "127.0.0.1:" + taken.getLocalPort(), "cannot listen", "DAYBOOK_MANAGEMENT_PORT");
        }
    }

    @Test
    void aManagementAddressThatIsNoneEndsTheServerAtOnce() {
        assertMessage(
                shell.with(DATABASE)
                        .with("DAYBOOK_MANAGEMENT_ADDRESS", "no.such.host.invalid")
                        .run("serve"),
                2,
                "there is no such address");
    }

    @Test
    void aSandboxPortInUseNamesTheSettingOrTheOption() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertMessage(shell.run("sandbox", "netsuite", "--port", port), 1, "Address already in use", "--port 0");
            assertMessage(
                    shell.with(DATABASE).with("DAYBOOK_SANDBOX_PORT", port).run("demo", "--once", "--json"),
                    1,
                    "Address already in use",
                    "DAYBOOK_SANDBOX_PORT");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            dead-letters show 999              | dead letter 999: there is none of that number  | daybook dead-letters list --all
            dead-letters replay 999            | dead letter 999: there is none of that number  | daybook dead-letters list --all
            dead-letters list --data-type fish | --data-type fish: no mapping covers it         | Known are: creditNotes, currencies, customers, invoices
            """)
    void whatIsNotThereIsSaid(String line, String what, String remedy) {
        assertMessage(shell.with(DATABASE).line(line), 2, what, remedy);
    }

    @Test
    void anAccountThatCannotBeReachedIsNotLinked() {
        Shell.Outcome outcome = shell.with(DATABASE)
                .line("connect netsuite --company Nowhere --account 7654321 --base-url http://127.0.0.1:1"
                        + " --consumer-key c --consumer-secret s --token-id t --token-secret s");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("FAILED  reach the account: 127.0.0.1:1 accepts no connection.", "Nothing was stored")
                .doesNotContain("connection 0", "\tat ", "Exception");
        assertThat(shell.with(DATABASE).line("connections list").out()).doesNotContain("Nowhere");
    }

    @Test
    void debugAddsTheStackTrace() {
        Shell.Outcome outcome = shell.with(DATABASE).run("dead-letters", "show", "999", "--debug");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("dead letter 999: there is none of that number", "\tat io.daybook");
        assertThat(outcome.out()).isEmpty();
    }
}
