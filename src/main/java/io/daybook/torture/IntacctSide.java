package io.daybook.torture;

import io.daybook.connection.Credentials;
import io.daybook.sandbox.intacct.Fault;
import io.daybook.sandbox.intacct.IntacctCredentials;
import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.intacct.IntacctSettings;
import io.daybook.sandbox.intacct.Permission;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/** A Sage Intacct company in a torture, read at top level with all its entities. */
final class IntacctSide implements Side {
    private final IntacctSandbox sandbox;

    /** @param clock of the books */
    IntacctSide(long seed, int invoices, Clock clock) {
        this.sandbox = IntacctSandbox.start(IntacctSettings.builder()
                .port(0)
                .seed(seed)
                .invoices(invoices)
                .booksClock(clock)
                .build());
    }

    @Override
    public String platform() {
        return "intacct";
    }

    @Override
    public String account() {
        return sandbox.credentials().companyId();
    }

    @Override
    public URI baseUrl() {
        return sandbox.endpoint();
    }

    @Override
    public Credentials credentials() {
        IntacctCredentials credentials = sandbox.credentials();
        return new Credentials.IntacctUser(
                credentials.senderId(),
                credentials.senderPassword(),
                credentials.companyId(),
                credentials.userId(),
                credentials.userPassword(),
                Optional.empty());
    }

    @Override
    public People people(Random random) {
        return new IntacctPeople(sandbox.books(), random);
    }

    @Override
    public List<String> faults() {
        return names();
    }

    static List<String> names() {
        return Arrays.stream(Fault.values()).map(Fault::name).toList();
    }

    @Override
    public void misbehave(String fault, int requests) {
        sandbox.faults().next(Fault.valueOf(fault), requests);
    }

    @Override
    public void misbehave(String fault, double share) {
        sandbox.faults().share(Fault.valueOf(fault), share);
    }

    @Override
    public void slowBodies(Duration duration) {
        sandbox.faults().slowBodyTakes(duration);
    }

    @Override
    public boolean showsLate() {
        return true;
    }

    /** Rows of the audit trail too: deletions are heard of late (Intacct reference 9.2, 3.6). */
    @Override
    public void lateVisibility(Duration duration) {
        sandbox.faults().lateVisibility(duration);
        sandbox.faults().lateAudit(duration);
    }

    @Override
    public void calm() {
        sandbox.faults().clear();
    }

    @Override
    public void shiftClock(Duration by) {
        sandbox.shiftClock(by);
    }

    @Override
    public void readableDeletions(boolean readable) {
        String user = sandbox.credentials().userId();
        if (readable) {
            sandbox.company().grant(user, Permission.CUSTOM_REPORTS);
        } else {
            sandbox.company().withhold(user, Permission.CUSTOM_REPORTS);
        }
    }

    @Override
    public long requests() {
        return sandbox.faults().requests();
    }

    @Override
    public Map<String, Long> served() {
        Map<String, Long> served = new TreeMap<>();
        sandbox.faults().served().forEach((fault, count) -> served.put(fault.name(), count));
        return served;
    }

    @Override
    public Instant now() {
        return sandbox.books().settings().now();
    }

    @Override
    public Expectation expected() throws SQLException {
        return new ExpectedIntacctLedger(sandbox.books().dataSource()).now();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
