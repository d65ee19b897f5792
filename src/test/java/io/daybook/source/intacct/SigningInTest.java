package io.daybook.source.intacct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.daybook.connection.Connection;
import io.daybook.connection.Credentials.IntacctUser;
import io.daybook.sandbox.intacct.Fault;
import io.daybook.sandbox.intacct.Faults.Target;
import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.intacct.Permission;
import io.daybook.source.Platform.Finding;
import io.daybook.source.Position;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningInTest {
    private final Company company = new Company(settings -> settings);
    private final IntacctUser right = Company.user(company.sandbox.credentials());

    @AfterEach
    void close() {
        company.close();
    }

    private SourceException refused(IntacctUser user) {
        Connection connection = Company.connection(company.sandbox.endpoint(), user);
        SourceException refusal =
                catchThrowableOfType(SourceException.class, () -> company.plan(connection, "customers"));
        assertThat(refusal.getMessage())
                .contains("daybook connections test 7")
                .doesNotContain(user.senderPassword())
                .doesNotContain(user.userPassword());
        return refusal;
    }

    private IntacctUser with(String senderId, String senderPassword, String userPassword, String entity) {
        return new IntacctUser(
                senderId, senderPassword, right.companyId(), right.userId(), userPassword, Optional.ofNullable(entity));
    }

    @Test
    void aWrongSenderIsTold() {
        SourceException refusal = refused(with(right.senderId(), "wrong sender secret", right.userPassword(), null));

        assertThat(refusal.kind()).isEqualTo("unauthorized");
        assertThat(refusal.getMessage()).contains("does not know this sender").contains("case-sensitive");
    }

    @Test
    void aWrongUserIsToldAndNeverTriedAgainUntilSomebodyAsks() {
        IntacctUser wrong = with(right.senderId(), right.senderPassword(), "wrong user secret", null);
        SourceException refusal = refused(wrong);
        Connection connection = Company.connection(company.sandbox.endpoint(), wrong);
        long requests = company.platform.governor(connection).granted();

        SourceException again = catchThrowableOfType(
                SourceException.class,
                () -> company.platform.read(new io.daybook.source.PageRequest(
                        connection,
                        "customers",
                        Company.question("customers"),
                        Window.all(),
                        Position.afterDocument(0))));

        assertThat(refusal.kind()).isEqualTo("unauthorized");
        assertThat(refusal.getMessage()).contains("Company > Admin > Web Services users");
        assertThat(again).isSameAs(refusal);
        assertThat(company.platform.governor(connection).granted()).isEqualTo(requests);
    }

    @Test
    void aWrongEntityIsTold() {
        SourceException refusal = refused(with(right.senderId(), right.senderPassword(), right.userPassword(), "999"));

        assertThat(refusal.kind()).isEqualTo("unauthorized");
        assertThat(refusal.getMessage()).contains("Check --entity");
    }

    @Test
    void oneEntityIsRead() {
        Connection one = Company.connection(
                company.sandbox.endpoint(),
                with(right.senderId(), right.senderPassword(), right.userPassword(), "100"));

        assertThat(company.plan(one, "invoices").expectedRecords())
                .isPositive()
                .isLessThan(company.plan("invoices", null).expectedRecords());
    }

    @Test
    void aTrialCompanyIsToldThatItCannotBeConnected() {
        company.sandbox.company().webServices(false);

        assertThat(refused(right).getMessage()).contains("a trial company cannot");
    }

    @Test
    void aSenderThatIsNotAuthorizedIsToldWhereToDoThat() {
        company.sandbox.company().authorize(right.senderId(), false);

        assertThat(refused(right).getMessage()).contains("Web Services authorizations");
    }

    @Test
    void aBlockedSenderIsTold() {
        company.sandbox.faults().inject(Fault.INVALID_REQUEST, Target.LOGINS, 0, 1);

        SourceException refusal = refused(right);

        assertThat(refusal.kind()).isEqualTo("unauthorized");
        assertThat(refusal.getMessage()).contains("GW-0011").contains("not blocked");
    }

    @Test
    void aUserWhoReadsDatesInAnotherOrderIsRefused() {
        SourceException refusal = refused(Company.user(company.sandbox.user(IntacctSandbox.EUROPEAN)));

        assertThat(refusal.kind()).isEqualTo("forbidden");
        assertThat(refusal.getMessage()).contains("'.dmY'").contains("MM/DD/YYYY, 24 hours and GMT");
    }

    @Test
    void anEndpointOutsideIntacctGetsNoSession() {
        try (Company elsewhere =
                new Company(settings -> settings.endpoint(URI.create("https://gateway.example/ia/xml/xmlgw.phtml")))) {
            SourceException refusal =
                    catchThrowableOfType(SourceException.class, () -> elsewhere.plan("customers", null));

            assertThat(refusal.kind()).isEqualTo("defect");
            assertThat(refusal.getMessage()).contains("gateway.example").contains("Nothing is sent there");
        }
    }

    @Test
    void aLostSessionIsReplacedOnce() {
        company.plan("customers", null);

        company.sandbox.endSessions();

        assertThat(company.read("customers", Window.all())).isNotEmpty();
    }

    @Test
    void aSessionIsRenewedBeforeItEnds() {
        company.sandbox.sessionLife(Duration.ofMinutes(1));
        company.plan("customers", null);
        long before = company.platform.governor(company.connection()).granted();

        company.read("currencies", Window.all());

        assertThat(company.platform.governor(company.connection()).granted()).isEqualTo(before + 1);
    }

    @Test
    void aTestEndsAtTheStepThatHasToBeMended() {
        company.sandbox.company().authorize(right.senderId(), false);
        assertEndsAt("authorize the sender", right);
        company.sandbox.company().authorize(right.senderId(), true);
        company.sandbox.company().webServices(false);
        assertEndsAt("use Web Services", right);
        company.sandbox.company().webServices(true);

        assertEndsAt("accept the sender", with(right.senderId(), "wrong sender secret", right.userPassword(), null));
        assertEndsAt("accept the sender", with("NOBODY", right.senderPassword(), right.userPassword(), null));
        assertEndsAt("sign in the user", with(right.senderId(), right.senderPassword(), "wrong user secret", null));
        assertEndsAt("enter the entity", with(right.senderId(), right.senderPassword(), right.userPassword(), "999"));
        assertEndsAt("enter the entity", Company.user(company.sandbox.user(IntacctSandbox.RESTRICTED)));
        assertEndsAt("read dates", Company.user(company.sandbox.user(IntacctSandbox.EUROPEAN)));
    }

    private void assertEndsAt(String step, IntacctUser user) {
        List<Finding> findings = company.test(Company.connection(company.sandbox.endpoint(), user));
        List<Finding> before = findings.subList(0, findings.size() - 1);

        assertThat(findings.get(findings.size() - 1).step()).isEqualTo(step);
        assertThat(findings.get(findings.size() - 1).passed()).isFalse();
        assertThat(before).allMatch(Finding::passed);
        assertThat(before).extracting(Finding::step).doesNotHaveDuplicates();
    }

    @Test
    void everyMissingRightOfADataTypeIsNamedOnce() {
        company.sandbox.company().withhold(right.userId(), Permission.INVOICES);
        company.sandbox.company().withhold(right.userId(), Permission.ADJUSTMENTS);

        List<Finding> findings = company.test(company.connection());

        assertThat(findings)
                .filteredOn(finding -> finding.step().equals("read creditNotes"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .containsOnlyOnce("Accounts Receivable > Adjustments")
                        .containsOnlyOnce("Accounts Receivable > Invoices"));
    }

    @Test
    void aTestGoesThroughTheStepsAndNamesWhatIsMissingWithItsMenu() {
        List<Finding> all = company.test(company.connection());
        List<Finding> limited = company.test(Company.connection(company.sandbox.user(IntacctSandbox.LIMITED)));

        assertThat(all).allMatch(Finding::passed);
        assertThat(all)
                .extracting(Finding::step)
                .startsWith(
                        "check the settings",
                        "reach the gateway",
                        "accept the sender",
                        "sign in the user",
                        "authorize the sender",
                        "use Web Services",
                        "enter the entity",
                        "read dates",
                        "list entities")
                .contains("read invoices", "read creditNotes", "read audit history");
        assertThat(limited)
                .filteredOn(finding -> !finding.passed())
                .extracting(Finding::step)
                .contains("read creditNotes", "read currencies")
                .doesNotContain("sign in the user");
        assertThat(limited)
                .filteredOn(finding -> finding.step().equals("read creditNotes"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Accounts Receivable > Adjustments"));
        assertThat(limited)
                .filteredOn(finding -> finding.step().equals("read audit history"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("Custom reports"));
    }
}
