package io.daybook.torture;

import io.daybook.connection.Credentials;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.UserDateFormat;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A NetSuite account in a torture. */
final class NetSuiteSide implements Side {
    private static final List<String> ZONES =
            List.of("America/Los_Angeles", "Europe/Paris", "Asia/Tokyo", "Asia/Kolkata", "UTC", "America/St_Johns");

    private final NetSuiteSandbox sandbox;

    /**
     * Zone and date format of the login follow the seed: they must not matter.
     *
     * @param clock of the books
     */
    NetSuiteSide(long seed, int invoices, Clock clock) {
        Random random = new Random(seed);
        UserDateFormat[] formats = UserDateFormat.values();
        this.sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .port(0)
                .seed(seed)
                .invoices(invoices)
                .loginZone(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))))
                .dateFormat(formats[random.nextInt(formats.length)])
                .booksClock(clock)
                .build());
    }

    @Override
    public String platform() {
        return "netsuite";
    }

    @Override
    public String account() {
        return sandbox.credentials().account();
    }

    @Override
    public URI baseUrl() {
        return sandbox.credentials().baseUrl();
    }

    @Override
    public Credentials credentials() {
        SandboxCredentials credentials = sandbox.credentials();
        return new Credentials.OAuth2Certificate(
                credentials.clientId(), credentials.certificateId(), credentials.privateKeyPem());
    }

    @Override
    public People people(Random random) {
        return new NetSuitePeople(sandbox.books(), random);
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
        return false;
    }

    @Override
    public void lateVisibility(Duration duration) {
        throw new UnsupportedOperationException(
                "NetSuite shows what is committed; late commits are edits with earlier stamps");
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
        if (readable) {
            sandbox.setup().grant(Permission.ADMI_DELETEDRECORD);
        } else {
            sandbox.setup().withhold(Permission.ADMI_DELETEDRECORD);
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
        return new ExpectedLedger(sandbox.books().dataSource()).now();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
