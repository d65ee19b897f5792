package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.CountingRelay;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.Order;
import io.daybook.sync.SyncReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** How often a sync waits for PostgreSQL and for the platform: by pages, never by rows. */
class RoundTripsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final Order EVERYTHING = new Order(true, false, false);
    private static final int PAGE = 1_000;

    /** Requests that are no pages: clock, plan, proof. */
    private static final int OTHERS = 3;

    /** What a page takes, and the sync around it: as much as today and a little more. */
    private static final int WRITING = 26;

    private static final int LOOKING = 17;
    private static final int AROUND = 60;

    @TempDir
    static Path home;

    private static NetSuiteSandbox sandbox;
    private static CountingRelay relay;
    private static Installation daybook;

    @BeforeAll
    static void start() {
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(7).invoices(2000).build());
        URI address = URI.create(DATABASE.url().substring("jdbc:".length()));
        relay = CountingRelay.to(address.getPort());
        String url = DATABASE.url().replace(":" + address.getPort() + "/", ":" + relay.port() + "/");
        daybook = new Installation(DATABASE, home, sandbox, Map.of("DAYBOOK_DATABASE_URL", url));
    }

    @AfterAll
    static void close() throws IOException {
        daybook.close();
        relay.close();
        sandbox.close();
    }

    @Test
    void aPageTakesAFewRoundTripsHoweverManyRowsItHas() {
        Counted writing = counted();
        assertThat(writing.report().counts().loaded()).isGreaterThan(5 * PAGE);
        assertThat(writing.roundTrips()).isLessThan(AROUND + WRITING * writing.pages());

        Counted looking = counted();
        assertThat(looking.report().counts().loaded()).isZero();
        assertThat(looking.roundTrips()).isLessThan(AROUND + LOOKING * looking.pages());
        assertThat(looking.pages())
                .as("full pages, and one that is not full for each window")
                .isLessThan(2 * 9);
    }

    private record Counted(SyncReport report, long roundTrips, long pages) {}

    private static Counted counted() {
        long trips = relay.roundTrips();
        long requests = sandbox.faults().requests();
        SyncReport report = daybook.sync("invoices", EVERYTHING);
        assertThat(report.state()).isEqualTo(SyncReport.State.DONE);
        return new Counted(report, relay.roundTrips() - trips, sandbox.faults().requests() - requests - OTHERS);
    }
}
