package io.daybook.bench;

import io.daybook.app.Engine;
import io.daybook.source.Governor;
import io.daybook.source.Governor.Priority;
import io.daybook.source.WaitTimes;
import io.daybook.sync.Order;
import io.daybook.sync.SyncReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Small readings of a connection, in each of which nothing has changed: how long they take when nobody else is there, and
 * how long beside a back-fill that would take every slot of the account. Used by one thread, in the measured process.
 */
final class SmallReadings {
    private static final List<String> SMALL = List.of("customers", "currencies", "creditNotes");
    private static final int ROUNDS_TO_WARM = 3;
    private static final int ROUNDS = 10;

    private final Engine engine;
    private final long connection;
    private final Duration every;

    /** @param every from the end of one to the beginning of the next, beside a back-fill */
    SmallReadings(Engine engine, long connection, Duration every) {
        this.engine = engine;
        this.connection = connection;
        this.every = every;
    }

    /** Some rounds by themselves. */
    Map<String, Object> alone() {
        Account before = null;
        List<Long> took = new ArrayList<>();
        for (int round = 0; round < ROUNDS_TO_WARM + ROUNDS; round++) {
            if (round == ROUNDS_TO_WARM) {
                before = account();
                took.clear();
            }
            for (String dataType : SMALL) {
                took.add(read(dataType));
            }
        }
        return answer(took, before);
    }

    /**
     * One after the other from when a back-fill has its first slot until it has ended.
     *
     * @param large what is read whole meanwhile
     */
    Map<String, Object> beside(String large) throws InterruptedException, ExecutionException {
        Account before = account();
        CompletableFuture<SyncReport> backfill = CompletableFuture.supplyAsync(
                () -> engine.sync(connection, large, new Order(true, false, false)), task -> {
                    Thread thread = new Thread(task, "back-fill");
                    thread.setDaemon(true);
                    thread.start();
                });
        List<Long> took = new ArrayList<>();
        for (int i = 0; !ended(backfill); ) {
            if (account().backfill().count() > before.backfill().count()) {
                took.add(read(SMALL.get(i++ % SMALL.size())));
            }
        }
        SyncReport report = backfill.get();
        Map<String, Object> answer = answer(took, before);
        answer.put("state", report.state().name());
        answer.put("records", report.counts().read());
        answer.put("written", report.counts().loaded());
        report.problem().ifPresent(stop -> answer.put("problem", stop.message()));
        return answer;
    }

    /** Waits for the next small reading's turn, or the end. */
    private boolean ended(CompletableFuture<SyncReport> backfill) throws InterruptedException, ExecutionException {
        try {
            backfill.get(every.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException goesOn) {
            return false;
        }
    }

    private long read(String dataType) {
        long start = System.nanoTime();
        SyncReport report = engine.sync(connection, dataType);
        if (report.state() != SyncReport.State.DONE) {
            throw new IllegalStateException("a small reading of " + dataType + " ended " + report.state() + ": "
                    + report.problem().map(SyncReport.Stop::message).orElse("no reason given"));
        }
        return System.nanoTime() - start;
    }

    private Map<String, Object> answer(List<Long> took, Account before) {
        Account now = account();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", SyncReport.State.DONE.name());
        if (!took.isEmpty()) {
            answer.put("readings", Spread.of(took).write());
        }
        answer.put("prompt", Spread.of(now.prompt().since(before.prompt())).write());
        answer.put(
                "backfill", Spread.of(now.backfill().since(before.backfill())).write());
        return answer;
    }

    /** Waits for slots so far, of the only account that there is. */
    private record Account(WaitTimes prompt, WaitTimes backfill) {}

    private Account account() {
        return engine.governors().all().values().stream()
                .findFirst()
                .map(SmallReadings::account)
                .orElse(new Account(WaitTimes.NONE, WaitTimes.NONE));
    }

    private static Account account(Governor governor) {
        return new Account(governor.waits(Priority.PROMPT), governor.waits(Priority.BACKFILL));
    }
}
