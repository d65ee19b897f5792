package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who goes first, and who waits, where more is due than can be done at once. */
class DispatcherTest {
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T10:00:00Z"));
    private Dispatcher dispatcher;

    @AfterEach
    void letGo() {
        held.values().forEach(CountDownLatch::countDown);
        dispatcher.close();
    }

    private void workers(int workers) {
        dispatcher = new Dispatcher(workers, this::sync, now::get);
    }

    private void sync(long connection, String dataType) {
        String name = connection + "/" + dataType;
        begun.add(name);
        CountDownLatch latch = held.get(name);
        if (latch != null) {
            try {
                latch.await();
            } catch (InterruptedException asked) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The platform of this dataset does not answer until it is let go. */
    private Due silent(long connection, String dataType, Lane lane) {
        held.put(connection + "/" + dataType, new CountDownLatch(1));
        return new Due(connection, dataType, lane);
    }

    private void answer(String name) {
        held.remove(name).countDown();
    }

    private static Due prompt(long connection) {
        return new Due(connection, "invoices", Lane.PROMPT);
    }

    private void awaitBegun(String... names) {
        await().untilAsserted(() -> assertThat(begun).contains(names));
    }

    private int running() {
        return dispatcher.load().running().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private void awaitNothingRunningBut(int silent) {
        await().until(() -> running() == silent
                && dispatcher.load().waiting().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()
                        == 0);
    }

    @Test
    void oneThatNeverAnswersHoldsBackNobodyElse() {
        workers(4);
        List<Due> due = new ArrayList<>();
        due.add(silent(1, "invoices", Lane.PROMPT));
        IntStream.rangeClosed(2, 500).forEach(connection -> due.add(prompt(connection)));

        dispatcher.mark(due);

        awaitNothingRunningBut(1);
        awaitBegun("1/invoices");
        assertThat(begun).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void whoWaitsLongestGoesFirst() {
        workers(4);
        dispatcher.mark(IntStream.rangeClosed(1, 4)
                .mapToObj(connection -> silent(connection, "invoices", Lane.PROMPT))
                .toList());
        awaitBegun("1/invoices", "2/invoices", "3/invoices", "4/invoices");
        dispatcher.mark(List.of(prompt(30), prompt(10)));
        dispatcher.mark(List.of(prompt(20), prompt(30)));

        answer("2/invoices");

        awaitNothingRunningBut(3);
        assertThat(begun.subList(4, 7)).containsExactly("30/invoices", "10/invoices", "20/invoices");
    }

    @Test
    void whatIsDueOrRunningIsNotTakenTwice() {
        workers(4);
        List<Due> due = List.of(silent(1, "invoices", Lane.PROMPT), silent(2, "invoices", Lane.PROMPT), prompt(2));
        assertThat(dispatcher.mark(due)).isEqualTo(2);
        awaitBegun("1/invoices", "2/invoices");

        assertThat(dispatcher.mark(due)).as("fired while still running").isZero();
        answer("1/invoices");
        answer("2/invoices");

        awaitNothingRunningBut(0);
        assertThat(begun).containsExactlyInAnyOrder("1/invoices", "2/invoices");
        assertThat(dispatcher.mark(List.of(prompt(1))))
                .as("it may be due again when it has ended")
                .isEqualTo(1);
    }

    @Test
    void aConnectionHasOnePromptAndOneLongSyncAtATime() {
        workers(8);

        dispatcher.mark(List.of(
                silent(1, "invoices", Lane.BACKFILL),
                silent(1, "creditNotes", Lane.BACKFILL),
                silent(1, "customers", Lane.PROMPT),
                silent(1, "currencies", Lane.PROMPT)));

        awaitBegun("1/invoices", "1/customers");
        assertThat(running())
                .as("what is prompt is taken together and synced one after the other")
                .isEqualTo(3);
        assertThat(begun).doesNotContain("1/currencies");
        answer("1/customers");
        awaitBegun("1/currencies");
        assertThat(begun).doesNotContain("1/creditNotes");
        answer("1/invoices");
        awaitBegun("1/creditNotes");
    }

    @Test
    void backfillsThatMoveTakeAQuarterOfTheWorkersAndSmallReadingsPassThem() {
        workers(8);
        dispatcher.mark(IntStream.rangeClosed(1, 50)
                .mapToObj(connection -> silent(connection, "invoices", Lane.BACKFILL))
                .toList());

        dispatcher.mark(List.of(prompt(60), prompt(61)));

        awaitBegun("1/invoices", "2/invoices", "60/invoices", "61/invoices");
        await().until(() -> running() == 2);
        assertThat(begun).containsExactlyInAnyOrder("1/invoices", "2/invoices", "60/invoices", "61/invoices");
    }

    @Test
    void backfillsWhosePlatformIsSilentKeepNoOtherFromBeginning() {
        workers(8);
        dispatcher.mark(IntStream.rangeClosed(1, 4)
                .mapToObj(connection -> silent(connection, "invoices", Lane.BACKFILL))
                .toList());
        awaitBegun("1/invoices", "2/invoices");

        now.updateAndGet(time -> time.plusSeconds(60));
        dispatcher.advanced(1, "invoices", 1, 1);
        dispatcher.look();

        awaitBegun("3/invoices");
        assertThat(running())
                .as("the one that moves and the one that has just begun count")
                .isEqualTo(3);
    }

    @Test
    void aQuarterOfTheWorkersIsNeverAtWhatTakesLong() {
        workers(8);
        dispatcher.mark(IntStream.rangeClosed(1, 20)
                .mapToObj(connection -> silent(connection, "invoices", Lane.BACKFILL))
                .toList());
        for (int i = 0; i < 10; i++) {
            now.updateAndGet(time -> time.plusSeconds(60));
            dispatcher.look();
        }
        assertThat(running()).isEqualTo(6);

        dispatcher.mark(List.of(prompt(60)));

        awaitBegun("60/invoices");
    }

    @Test
    void platformsThatKeptUsWaitingShareAPartOfTheWorkersHoweverSilentTheyAre() {
        workers(8);
        dispatcher.mark(IntStream.rangeClosed(1, 20)
                .mapToObj(connection -> silent(connection, "invoices", Lane.STRUGGLING))
                .toList());
        now.updateAndGet(time -> time.plusSeconds(60));
        dispatcher.look();

        assertThat(running()).isEqualTo(2);
        assertThat(dispatcher.load().waiting()).containsEntry(Lane.STRUGGLING, 18);
    }

    /** Finds something to read in invoices only. */
    private final class Looking implements Dispatcher.Work {
        private final List<String> looks = new CopyOnWriteArrayList<>();

        @Override
        public List<String> look(long connectionId, List<String> dataTypes) {
            looks.add(connectionId + "/" + dataTypes);
            if (connectionId == 9) {
                throw new IllegalStateException("the database is away");
            }
            return dataTypes.stream().filter("invoices"::equals).toList();
        }

        @Override
        public void sync(long connectionId, String dataType) {
            DispatcherTest.this.sync(connectionId, dataType);
        }
    }

    @Test
    void whatIsPromptOfAConnectionIsLookedAtTogetherAndOnlyTheRestIsSynced() {
        Looking looking = new Looking();
        dispatcher = new Dispatcher(4, looking, now::get);

        dispatcher.mark(List.of(
                silent(1, "customers", Lane.BACKFILL),
                prompt(1),
                prompt(2),
                new Due(2, "customers", Lane.PROMPT),
                new Due(2, "creditNotes", Lane.STRUGGLING)));

        awaitBegun("1/customers", "1/invoices", "2/invoices", "2/creditNotes");
        awaitNothingRunningBut(1);
        assertThat(looking.looks).containsExactlyInAnyOrder("1/[invoices]", "2/[invoices, customers]");
        assertThat(begun).as("nothing was new in 2/customers").hasSize(4).doesNotContain("2/customers");
        assertThat(dispatcher.mark(List.of(new Due(2, "customers", Lane.PROMPT))))
                .as("it may be due again")
                .isEqualTo(1);
    }

    @Test
    void whatNobodyCouldLookAtIsSynced() {
        dispatcher = new Dispatcher(4, new Looking(), now::get);

        dispatcher.mark(List.of(prompt(9), new Due(9, "customers", Lane.PROMPT)));

        awaitBegun("9/invoices", "9/customers");
        awaitNothingRunningBut(0);
    }

    @Test
    void schedulesThatFireOneAfterTheOtherAreLookedAtTogether() {
        Looking looking = new Looking();
        dispatcher = new Dispatcher(4, looking);

        dispatcher.mark(List.of(prompt(1)));
        dispatcher.mark(List.of(new Due(1, "customers", Lane.PROMPT)));

        await().until(() -> !looking.looks.isEmpty());
        assertThat(looking.looks).containsExactly("1/[invoices, customers]");
    }

    @Test
    void oneThatFailsToBeginIsLeftToTheNextTime() {
        AtomicInteger attempts = new AtomicInteger();
        dispatcher = new Dispatcher(
                4,
                (connection, dataType) -> {
                    attempts.incrementAndGet();
                    throw new IllegalStateException("it is Deauthorized");
                },
                now::get);

        dispatcher.mark(List.of(prompt(1), prompt(2)));
        awaitNothingRunningBut(0);

        assertThat(attempts).hasValue(2);
        assertThat(dispatcher.mark(List.of(prompt(1)))).isEqualTo(1);
    }

    @Test
    void closingDropsWhatWaitsAndCutsOffWhoeverStillWaitsForAPlatform() {
        workers(4);
        dispatcher.mark(IntStream.rangeClosed(1, 40)
                .mapToObj(connection -> silent(connection, "invoices", Lane.PROMPT))
                .toList());
        await().until(() -> begun.size() == 4);

        assertThat(dispatcher.drain(Duration.ofMillis(1))).isFalse();
        dispatcher.close();

        assertThat(running()).isZero();
        assertThat(begun).hasSize(4);
        assertThat(dispatcher.mark(List.of(prompt(99)))).isZero();
    }
}
