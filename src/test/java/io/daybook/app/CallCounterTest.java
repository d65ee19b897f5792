package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.connection.CallCounts;
import io.daybook.connection.Companies;
import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.database.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls are counted by connection and month, and a budget is told of once for each part of it. */
class CallCounterTest {
    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration LATER = Duration.ofDays(1);

    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-30T23:59:00Z"));
    private final List<CallCounts.Reached> told = new CopyOnWriteArrayList<>();
    private CallCounts counts;
    private Connection connection;

    @BeforeEach
    void aConnection() {
        Jdbi jdbi = DATABASE.jdbi();
        counts = new CallCounts(jdbi);
        long company = new Companies(jdbi).create("Acme " + UUID.randomUUID()).id();
        connection = connection(jdbi.withHandle(handle -> handle.createQuery(
                        """
                        INSERT INTO daybook.connection (company_id, platform, account, status)
                        VALUES (:company, 'intacct', 'acme', 'Linked') RETURNING id
                        """)
                .bind("company", company)
                .mapTo(Long.class)
                .one()));
    }

    private static Connection connection(long id) {
        return new Connection(
                id,
                "Acme",
                "intacct",
                "acme",
                Optional.empty(),
                Connection.Status.Linked,
                Optional.empty(),
                new Credentials.TokenBased("", "", "", ""));
    }

    private CallCounter counter(long budget, Duration delay) {
        CallCounter counter = new CallCounter(counts, budget, delay, new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        });
        counter.tell(reached -> {
            if (reached.connectionId() == connection.id()) {
                told.add(reached);
            }
        });
        return counter;
    }

    @Test
    void callsAreWrittenDownTogetherAndByMonth() {
        CallCounter counter = counter(0, LATER);
        IntStream.range(0, 1000).parallel().forEach(each -> counter.made(connection, 2));

        assertThat(counts.of(NOVEMBER)).as("nothing is written at once").doesNotContainKey(connection.id());

        counter.close();

        assertThat(counts.of(NOVEMBER)).containsEntry(connection.id(), 2000L);

        now.set(Instant.parse("2026-12-01T00:00:01Z"));
        try (CallCounter december = counter(0, AT_ONCE)) {
            december.made(connection, 5);
            await().until(() -> december.written().equals(Map.of(connection.id(), 5L)));
        }
        assertThat(counts.of(NOVEMBER)).containsEntry(connection.id(), 2000L);
    }

    @Test
    void severalProcessesAddUp() {
        try (CallCounter one = counter(0, LATER);
                CallCounter other = counter(0, LATER)) {
            one.made(connection, 3);
            other.made(connection, 4);
        }

        assertThat(counts.of(NOVEMBER)).containsEntry(connection.id(), 7L);
    }

    @Test
    void whatIsTriedAndNotStoredIsNotCounted() {
        try (CallCounter counter = counter(0, LATER)) {
            counter.made(connection(0), 3);
            counter.made(connection(connection.id() + 1), 3);
        }

        assertThat(counts.of(NOVEMBER)).doesNotContainKeys(0L, connection.id() + 1);
    }

    @Test
    void aBudgetIsToldOfOnceAtEachPartOfIt() {
        try (CallCounter counter = counter(100, AT_ONCE)) {
            counter.made(connection, 79);
            await().until(() -> (long) counter.written().getOrDefault(connection.id(), 0L) == 79L);
            assertThat(told).isEmpty();

            counter.made(connection, 1);
            await().until(() -> told.size() == 1);
            counter.made(connection, 5);
            await().until(() -> (long) counter.written().getOrDefault(connection.id(), 0L) == 85L);
            counter.made(connection, 15);
            await().until(() -> told.size() == 2);
        }
        try (CallCounter restarted = counter(100, AT_ONCE)) {
            restarted.made(connection, 1);
            await().until(() -> (long) restarted.written().getOrDefault(connection.id(), 0L) == 101L);
        }

        assertThat(told)
                .containsExactly(
                        new CallCounts.Reached(connection.id(), 80, 80),
                        new CallCounts.Reached(connection.id(), 100, 100));
    }

    @Test
    void anotherBudgetIsAnotherMatter() {
        try (CallCounter counter = counter(10, AT_ONCE)) {
            counter.made(connection, 12);
            await().until(() -> told.size() == 1);
        }
        try (CallCounter raised = counter(14, AT_ONCE)) {
            raised.made(connection, 1);
            await().until(() -> told.size() == 2);
        }

        assertThat(told).extracting(CallCounts.Reached::percent).containsExactly(100, 80);
    }

    @Test
    void nothingIsClaimedWhereNobodyListens() {
        CallCounter deaf = counter(10, AT_ONCE);
        deaf.tell(null);
        deaf.made(connection, 12);
        deaf.close();
        assertThat(told).isEmpty();

        try (CallCounter hearing = counter(10, AT_ONCE)) {
            hearing.made(connection, 1);
            await().until(() -> told.size() == 1);
        }
    }
}
