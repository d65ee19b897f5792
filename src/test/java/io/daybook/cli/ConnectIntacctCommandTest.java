package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.sandbox.intacct.IntacctCredentials;
import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.intacct.IntacctSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Connecting an Intacct company as a person does, against the sandbox. */
class ConnectIntacctCommandTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path home;

    private static IntacctSandbox sandbox;
    private static Shell shell;

    @BeforeAll
    static void start() {
        sandbox = IntacctSandbox.start(
                IntacctSettings.builder().port(0).invoices(40).build());
        shell = Shell.in(home).with(DATABASE);
    }

    @AfterAll
    static void close() {
        shell.close();
        sandbox.close();
    }

    private static Shell.Outcome connect(IntacctCredentials user, String... more) {
        String line = "connect intacct --company Lumen --company-id " + user.companyId() + " --sender-id "
                + user.senderId() + " --user-id " + user.userId() + " --base-url " + user.endpoint() + " "
                + String.join(" ", more);
        return shell.with("DAYBOOK_SENDER_PASSWORD", user.senderPassword())
                .with("DAYBOOK_USER_PASSWORD", user.userPassword())
                .line(line.strip());
    }

    @Test
    void aCompanyIsTestedStepByStepLinkedTestedAgainAndRead() {
        Shell.Outcome linked = connect(sandbox.credentials());

        assertThat(linked.exitCode()).as(linked.err()).isZero();
        assertThat(linked.out())
                .contains("ok      sign in the user", "ok      list entities", "ok      read creditNotes")
                .contains("is linked: Lumen, intacct " + sandbox.credentials().companyId());
        String number = linked.out().replaceAll("(?s).*connection (\\d+) is linked.*", "$1");
        assertThat(shell.line("connections test " + number).exitCode()).isZero();
        Shell.Outcome read = shell.line("sync --connection " + number + " --data-type currencies");
        assertThat(read.exitCode()).as(read.err()).isZero();
    }

    @Test
    void passwordsCanComeFromFiles() throws IOException {
        IntacctCredentials user = sandbox.credentials();
        Path sender = Files.writeString(home.resolve("sender"), user.senderPassword() + "\n");
        Path password = Files.writeString(home.resolve("user"), user.userPassword());
        String line = "connect intacct --company Files --company-id " + user.companyId() + " --sender-id "
                + user.senderId() + " --user-id " + user.userId() + " --base-url " + user.endpoint();

        Shell.Outcome linked = shell.with("DAYBOOK_SENDER_PASSWORD_FILE", sender.toString())
                .with("DAYBOOK_USER_PASSWORD_FILE", password.toString())
                .line(line);
        assertThat(linked.exitCode()).as(linked.err()).isZero();

        Files.writeString(password, user.userPassword() + "\nsecond line");
        Shell.Outcome twoLines = shell.with("DAYBOOK_SENDER_PASSWORD_FILE", sender.toString())
                .with("DAYBOOK_USER_PASSWORD_FILE", password.toString())
                .line(line);
        assertThat(twoLines.exitCode()).isEqualTo(2);
        assertThat(twoLines.err())
                .contains("DAYBOOK_USER_PASSWORD_FILE " + password, "more than one line")
                .doesNotContain(user.userPassword());

        Shell.Outcome none = shell.with(
                        "DAYBOOK_SENDER_PASSWORD_FILE", home.resolve("gone").toString())
                .line(line);
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("DAYBOOK_SENDER_PASSWORD_FILE", "there is no such file");
        assertThat(shell.line(line).err()).contains("DAYBOOK_SENDER_PASSWORD_FILE");
    }

    @Test
    void oneEntityOfACompanyIsAConnectionOfItsOwn() {
        Shell.Outcome linked = connect(sandbox.credentials(), "--entity", "100");

        assertThat(linked.exitCode()).as(linked.err()).isZero();
        assertThat(linked.out())
                .contains("reads entity 100 only")
                .contains(sandbox.credentials().companyId() + "/100");
    }

    @Test
    void whatAUserMayNotReadIsNamedWithItsMenuAndNothingIsStored() {
        Shell.Outcome refused = connect(sandbox.user(IntacctSandbox.LIMITED), "--entity", "300");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("FAILED  read creditNotes", "Accounts Receivable > Adjustments")
                .contains("Nothing was stored. docs/connect-intacct.md")
                .doesNotContain(sandbox.credentials().senderPassword());
        assertThat(shell.line("connections list").out()).doesNotContain("/300");
    }
}
