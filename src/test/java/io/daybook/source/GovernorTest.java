package io.daybook.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.daybook.source.Governor.Priority;
import io.daybook.source.Governor.Slot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GovernorTest {
    private final ManualTime time = new ManualTime();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void neverMoreRequestsAreInFlightThanAllowed() throws Exception {
        // Given 8 threads that want 200 slots each of a governor of 3
        Governor governor = new Governor(3);
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Future<?>> workers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Priority priority = i % 2 == 0 ? Priority.PROMPT : Priority.BACKFILL;
            workers.add(threads.submit(() -> {
                for (int n = 0; n < 200; n++) {
                    try (Slot slot = governor.acquire(priority)) {
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        Thread.yield();
                        inFlight.decrementAndGet();
                        slot.succeeded();
                    }
                }
                return null;
            }));
        }

        // When all are done
        for (Future<?> worker : workers) {
            worker.get();
        }

        // Then there were never more than 3 at a time, and nothing is left over
        assertThat(most.get()).isBetween(1, 3);
        assertThat(governor.granted()).isEqualTo(1600);
        assertThat(governor.inUse()).isZero();
        assertThat(governor.waiting()).isZero();
    }

    @Test
    void slotsAreGivenInTheOrderInWhichTheyWereAskedFor() throws Exception {
        Governor governor = new Governor(1, time);
        List<String> served = new CopyOnWriteArrayList<>();
        Slot taken = governor.acquire(Priority.BACKFILL);
        for (int i = 1; i <= 5; i++) {
            queue(governor, Priority.BACKFILL, "waiter " + i, served, i);
        }

        taken.close();

        await().untilAsserted(() ->
                assertThat(served).containsExactly("waiter 1", "waiter 2", "waiter 3", "waiter 4", "waiter 5"));
    }

    @Test
    void promptWorkGoesBeforeBackfillButDoesNotStarveIt() throws Exception {
        // Given a back-fill that waited first, and more prompt work than is served in a row
        Governor governor = new Governor(1, time);
        List<String> served = new CopyOnWriteArrayList<>();
        Slot taken = governor.acquire(Priority.BACKFILL);
        queue(governor, Priority.BACKFILL, "back-fill", served, 1);
        for (int i = 1; i <= 6; i++) {
            queue(governor, Priority.PROMPT, "prompt " + i, served, i + 1);
        }

        // When slots come free
        taken.close();

        // Then prompt work comes first, and the back-fill has its turn
        await().untilAsserted(() -> assertThat(served)
                .containsExactly("prompt 1", "prompt 2", "prompt 3", "prompt 4", "back-fill", "prompt 5", "prompt 6"));
    }

    @Test
    void aRefusalHalvesTheWidthAndOneBurstCountsOnce() throws Exception {
        // Given 8 requests in flight
        Governor governor = new Governor(8, time);
        List<Slot> burst = slots(governor, 8);

        // When the platform refuses five of them
        burst.subList(0, 5).forEach(slot -> slot.refused(null));
        burst.forEach(Slot::close);

        // Then the width is halved once
        assertThat(governor.limit()).isEqualTo(4);
        assertThat(governor.refusals()).isEqualTo(5);

        // And when one of the narrower era is refused, halved again, but never below one
        for (int expected : new int[] {2, 1, 1}) {
            time.pass(Duration.ofMinutes(1));
            try (Slot slot = governor.acquire(Priority.PROMPT)) {
                slot.refused(null);
            }
            assertThat(governor.limit()).isEqualTo(expected);
        }
    }

    @Test
    void aRoundOfAnswersWidensByOneUpToTheWidthBeforeTheRefusedOne() throws Exception {
        // Given a width of 8 that was refused
        Governor governor = new Governor(8, time);
        refuse(governor, Duration.ZERO);
        assertThat(governor.limit()).isEqualTo(4);

        // When rounds are answered, as many answers as the width
        succeed(governor, 3);
        assertThat(governor.limit()).isEqualTo(4);
        succeed(governor, 1 + 5 + 6);

        // Then it is just below what was refused, and stays there
        assertThat(governor.limit()).isEqualTo(7);
        succeed(governor, 7 * Governor.ROUNDS_BEFORE_THE_REFUSED - 1);
        assertThat(governor.limit()).isEqualTo(7);

        // And what was refused is tried again in the end, never more than the ceiling
        succeed(governor, 1);
        assertThat(governor.limit()).isEqualTo(8);
        succeed(governor, 100 * Governor.ROUNDS_BEFORE_THE_REFUSED);
        assertThat(governor.limit()).isEqualTo(8);
    }

    @Test
    void aWidthThatIsBorneAgainIsWidenedBeyondWithoutPatience() throws Exception {
        // Given an account of 8 that refused a second request, since others used it
        Governor governor = new Governor(8, time);
        for (int refusals = 0; refusals < 3; refusals++) {
            refuse(governor, Duration.ZERO);
        }
        assertThat(governor.limit()).isEqualTo(1);
        succeed(governor, Governor.ROUNDS_BEFORE_THE_REFUSED);
        assertThat(governor.limit()).isEqualTo(2);

        // When the others are done
        succeed(governor, 2 + 3 + 4 + 5 + 6 + 7);

        // Then it is as wide as ever
        assertThat(governor.limit()).isEqualTo(8);
    }

    @Test
    void anAccountThatBearsLessThanItSaysIsSeldomRefusedAndWellUsed() throws Exception {
        // Given an account that says 6 and bears 5, asked in rounds of all that may be in flight
        Governor governor = new Governor(6, time);
        int rounds = 1_000;
        int answers = 0;
        for (int round = 0; round < rounds; round++) {
            time.pass(governor.pause());
            List<Slot> slots = slots(governor, governor.limit());
            for (int i = 0; i < slots.size(); i++) {
                if (i < 5) {
                    slots.get(i).succeeded();
                    answers++;
                } else {
                    slots.get(i).refused(null);
                }
            }
            slots.forEach(Slot::close);
        }

        // Then nearly all that it bears is used, and it refuses once in a patience and the way back
        assertThat(answers).isGreaterThan(95 * rounds * 5 / 100);
        assertThat(governor.refusals()).isBetween(rounds / 70L, rounds / 60L + 1);
    }

    @Test
    void answersToRequestsSentBeforeTheRefusalDoNotWiden() throws Exception {
        // Given more requests in flight than a round of the narrower width has
        Governor governor = new Governor(8, time);
        List<Slot> before = slots(governor, 8);

        // When the first is refused and all others answer
        before.get(0).refused(Duration.ZERO);
        before.forEach(Slot::succeeded);

        // Then the width stays narrow
        assertThat(governor.limit()).isEqualTo(4);
    }

    @Test
    void everybodyWaitsAsLongAsThePlatformAsks() throws Exception {
        // Given a refusal that asks for 20 seconds
        Governor governor = new Governor(4, time);
        try (Slot slot = governor.acquire(Priority.PROMPT)) {
            slot.refused(Duration.ofSeconds(20));
        }
        List<String> served = new CopyOnWriteArrayList<>();
        queue(governor, Priority.PROMPT, "prompt", served, 1);
        queue(governor, Priority.BACKFILL, "back-fill", served, 2);

        // When 19 seconds have passed, nobody is served
        time.pass(Duration.ofSeconds(19));
        assertThat(governor.pause()).isEqualTo(Duration.ofSeconds(1));
        assertThat(governor.waiting()).isEqualTo(2);
        assertThat(served).isEmpty();

        // And after the 20th everybody is
        time.pass(Duration.ofSeconds(1));
        await().untilAsserted(() -> assertThat(served).containsExactlyInAnyOrder("prompt", "back-fill"));
        assertThat(governor.pause()).isZero();
    }

    @Test
    void pausesGrowWhenOneWasNotEnoughAndStartAnewAfterAnAnswer() throws Exception {
        Governor governor = new Governor(4, time);
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            pauses.add(refuse(governor, null));
        }
        assertThat(pauses).extracting(Duration::toSeconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);

        succeed(governor, 1);
        assertThat(refuse(governor, null)).isEqualTo(Duration.ofSeconds(1));
        // a named time that proved too short is not believed twice
        assertThat(refuse(governor, Duration.ZERO)).isEqualTo(Duration.ofSeconds(2));
        assertThat(refuse(governor, Duration.ofMinutes(10))).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void anInterruptedWaiterGivesItsPlaceUp() throws Exception {
        Governor governor = new Governor(1, time);
        Slot taken = governor.acquire(Priority.PROMPT);
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread waiter = new Thread(() -> {
            try {
                governor.acquire(Priority.PROMPT).close();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        waiter.start();
        await().until(() -> governor.waiting() == 1);
        List<String> served = new CopyOnWriteArrayList<>();
        queue(governor, Priority.PROMPT, "next", served, 2);

        waiter.interrupt();
        interrupted.await();
        taken.close();

        await().untilAsserted(() -> assertThat(served).containsExactly("next"));
        assertThat(governor.inUse()).isZero();
    }

    @Test
    void theAccountsOwnLimitWidensAGovernorThatWasNotNarrowed() throws Exception {
        Governor wide = new Governor(4, time);
        List<Slot> taken = slots(wide, 4);
        List<String> served = new CopyOnWriteArrayList<>();
        queue(wide, Priority.PROMPT, "fifth", served, 1);
        wide.allow(14);
        await().untilAsserted(() -> assertThat(served).containsExactly("fifth"));
        assertThat(wide.limit()).isEqualTo(14);
        taken.forEach(Slot::close);

        Governor narrowed = new Governor(4, time);
        refuse(narrowed, null);
        narrowed.allow(14);
        assertThat(narrowed.limit()).isEqualTo(2);
        assertThat(narrowed.ceiling()).isEqualTo(14);
        narrowed.allow(0);
        assertThat(narrowed.limit()).isEqualTo(1);
    }

    @Test
    void waitsAreCountedByPriorityWithPausesAndWithoutThoseWhoGaveUp() throws Exception {
        // Given one slot that is taken, a back-fill and somebody prompt who wait for it
        Governor governor = new Governor(1, time);
        List<String> served = new CopyOnWriteArrayList<>();
        Slot taken = governor.acquire(Priority.BACKFILL);
        queue(governor, Priority.BACKFILL, "back-fill", served, 1);
        queue(governor, Priority.PROMPT, "prompt", served, 2);

        // When it comes free after 800 ms, with a pause of a second that the platform asks for
        time.pass(Duration.ofMillis(800));
        taken.refused(Duration.ofSeconds(1));
        taken.close();
        time.pass(Duration.ofSeconds(1));
        await().untilAsserted(() -> assertThat(served).containsExactly("prompt", "back-fill"));

        // Then both waited 1.8 s, and who came first not at all
        WaitTimes prompt = governor.waits(Priority.PROMPT);
        assertThat(prompt.count()).isEqualTo(1);
        assertThat(prompt.total()).isEqualTo(Duration.ofMillis(1_800));
        WaitTimes backfill = governor.waits(Priority.BACKFILL);
        assertThat(backfill.count()).isEqualTo(2);
        assertThat(backfill.percentile(50)).isZero();
        assertThat(backfill.longest()).isEqualTo(Duration.ofMillis(1_800));
    }

    @Test
    void aSlotIsGivenBackOnce() throws Exception {
        Governor governor = new Governor(2, time);
        List<Slot> slots = slots(governor, 2);
        slots.get(0).close();
        slots.get(0).close();
        assertThat(governor.inUse()).isEqualTo(1);
    }

    @Test
    void anAccountHasOneGovernorHoweverOftenItIsAskedFor() {
        Governors governors = new Governors(4);
        Governor first = governors.of("netsuite", "1234567");
        assertThat(governors.of("netsuite", "1234567")).isSameAs(first);
        assertThat(governors.of("netsuite", "1234567_SB1")).isNotSameAs(first);
        assertThat(governors.all()).containsOnlyKeys("netsuite 1234567", "netsuite 1234567_SB1");
        assertThat(first.limit()).isEqualTo(4);
    }

    private void queue(Governor governor, Priority priority, String name, List<String> served, int place) {
        threads.submit(() -> {
            Slot slot = governor.acquire(priority);
            served.add(name);
            slot.close();
            return null;
        });
        await().until(() -> governor.waiting() == place || served.contains(name));
    }

    private Duration refuse(Governor governor, Duration retryAfter) throws InterruptedException {
        time.pass(governor.pause());
        try (Slot slot = governor.acquire(Priority.PROMPT)) {
            slot.refused(retryAfter);
        }
        return governor.pause();
    }

    private void succeed(Governor governor, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            time.pass(governor.pause());
            try (Slot slot = governor.acquire(Priority.PROMPT)) {
                slot.succeeded();
            }
        }
    }

    private static List<Slot> slots(Governor governor, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    try {
                        return governor.acquire(Priority.BACKFILL);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }
}
