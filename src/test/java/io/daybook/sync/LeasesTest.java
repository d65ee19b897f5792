package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LeasesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private Leases leases;
    private long connection;

    @BeforeEach
    void open() {
        connection = DATABASE.jdbi().withHandle(handle -> {
            handle.execute("DELETE FROM daybook.lease; DELETE FROM daybook.connection; DELETE FROM daybook.company");
            return handle.createQuery(
                            """
                            WITH company AS (INSERT INTO daybook.company (name) VALUES ('Acme') RETURNING id)
                            INSERT INTO daybook.connection (company_id, platform, account, status)
                            SELECT id, 'netsuite', '1', 'Linked' FROM company RETURNING id
                            """)
                    .mapTo(Long.class)
                    .one();
        });
        leases = new Leases(DATABASE.jdbi());
    }

    @AfterEach
    void close() {
        leases.close();
    }

    private void held(String holder, String until) {
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "INSERT INTO daybook.lease (connection_id, data_type, holder, fence, expires_at) VALUES (?, 'invoices', ?, 7, "
                                + until + ")",
                        connection,
                        holder));
    }

    private Optional<Long> take() {
        return leases.take(connection, "invoices").map(Lease::fence);
    }

    private static String process(long id) throws IOException {
        return InetAddress.getLocalHost().getHostName() + "/" + id + "/x";
    }

    @Test
    void takesWhatNobodyHolds() {
        assertThat(take()).contains(1L);
        assertThat(leases.take(connection, "customers")).isPresent();
    }

    @Test
    void respectsAProcessOfAnotherHost() {
        held("elsewhere/1/x", "now() + interval '30 s'");

        assertThat(take()).isEmpty();
    }

    @Test
    void respectsALivingProcessOfThisHost() throws IOException {
        held(process(ProcessHandle.current().pid()), "now() + interval '30 s'");

        assertThat(take()).isEmpty();
    }

    @Test
    void takesOverAtOnceFromAProcessOfThisHostThatDied() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        held(process(process.pid()), "now() + interval '30 s'");

        assertThat(take()).contains(8L);
    }

    @Test
    void takesOverWhatRanOut() {
        held("elsewhere/1/x", "now() - interval '1 s'");

        assertThat(take()).contains(8L);
    }

    @Test
    void isHeldOnceInAProcessUntilItIsGivenBack() {
        Lease lease = leases.take(connection, "invoices").orElseThrow();
        assertThat(take()).isEmpty();

        leases.release(lease);

        assertThat(take()).contains(2L);
    }

    @Test
    void takesAgainWhatItHoldsWithoutKnowing() {
        // Given a lease whose taking was committed, but whose answer never came
        String holder = leases.take(connection, "invoices")
                .map(lease -> {
                    leases.release(lease);
                    return DATABASE.jdbi().withHandle(handle -> handle.createQuery("SELECT holder FROM daybook.lease")
                            .mapTo(String.class)
                            .one());
                })
                .orElseThrow();
        DATABASE.jdbi().useHandle(handle -> handle.execute("DELETE FROM daybook.lease"));
        held(holder, "now() + interval '30 s'");

        assertThat(take()).contains(8L);
    }

    @Test
    void doesNotGiveBackWhatAnotherHasTakenOver() {
        Lease lease = leases.take(connection, "invoices").orElseThrow();
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute("UPDATE daybook.lease SET holder = 'elsewhere/1/x', fence = 2"));

        leases.release(lease);

        assertThat(take()).isEmpty();
    }
}
