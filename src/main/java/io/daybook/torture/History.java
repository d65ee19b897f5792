package io.daybook.torture;

import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.books.Mutations;
import io.daybook.sandbox.netsuite.books.Touched;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What happens in a torture, step by step: edits of the books, faults, kills. Step {@code k} follows from the seed and the
 * books as the steps before left them, never from the machine's clock, so that the same seed gives the same steps on every
 * machine and on every day. How many of them fit into a run is the machine's business. Used by one thread.
 */
final class History {
    /** A late commit's stamp lies at most so far back; with the shift of the clock this stays below the overlap of reads. */
    private static final Duration LATEST_COMMIT = Duration.ofMinutes(8);

    private static final Duration CLOCK_SHIFT = Duration.ofMinutes(4);
    /** Killing what has hardly begun proves nothing. */
    private static final int FEWEST_REQUESTS = 5;

    private static final int MOST_SECONDS_PER_STEP = 30;

    private final Intensity intensity;
    private final List<Fault> faults;
    private final Mutations books;
    private final StepClock clock;
    private final Stage stage;
    private final Consumer<String> log;
    private final Random random;
    private final Editor editor;
    private final Map<String, Long> counts = new TreeMap<>();
    private Duration shift = Duration.ZERO;
    private boolean deletionsReadable = true;
    private Instant lastMoment;
    private long steps;

    /**
     * @param faults which may strike
     * @param clock of the books
     * @param log is given a line for each step
     */
    History(
            long seed,
            Intensity intensity,
            Set<Fault> faults,
            Books books,
            StepClock clock,
            Stage stage,
            Consumer<String> log) {
        this.intensity = intensity;
        this.faults = Arrays.stream(Fault.values()).filter(faults::contains).toList();
        this.books = books.mutations();
        this.clock = clock;
        this.stage = stage;
        this.log = log;
        this.random = new Random(seed);
        this.editor = new Editor(new Candidates(books.dataSource(), random), random);
        this.lastMoment = clock.instant();
    }

    /** Takes one step and says how long to wait before the next. */
    Duration step() {
        steps++;
        clock.advance(Duration.ofSeconds(random.nextInt(MOST_SECONDS_PER_STEP + 1)));
        int dice = random.nextInt(1000);
        int faultsUpTo = intensity.faults();
        int killsUpTo = faultsUpTo + intensity.kills();
        int stopsUpTo = killsUpTo + intensity.stops();
        if (dice < faultsUpTo) {
            misbehave();
        } else if (dice < killsUpTo) {
            int requests = FEWEST_REQUESTS + random.nextInt(60);
            stage.killMiddleware(requests);
            note("KILL_MIDDLEWARE", "after " + requests + " requests");
        } else if (dice < stopsUpTo) {
            int requests = FEWEST_REQUESTS + random.nextInt(60);
            Duration away = Duration.ofMillis(random.nextInt(4000));
            stage.stopDatabase(requests, away);
            note("STOP_POSTGRESQL", "after " + requests + " requests, away for " + away.toMillis() + " ms");
        } else if (dice < stopsUpTo + 3) {
            shift = shift.isZero() ? CLOCK_SHIFT.negated() : Duration.ZERO;
            stage.shiftClock(shift);
            note("SET_CLOCK", shift + " from the right time");
        } else if (dice < stopsUpTo + 6) {
            deletionsReadable = !deletionsReadable;
            stage.readableDeletions(deletionsReadable);
            note(deletionsReadable ? "GRANT_DELETED_RECORDS" : "WITHHOLD_DELETED_RECORDS", "");
        } else {
            edit();
        }
        return Duration.ofMillis(random.nextInt(2 * intensity.pauseMilliseconds() + 1));
    }

    private void edit() {
        Edit edit = pickEdit();
        int when = random.nextInt(100);
        Mutations mutations = books;
        String stamp = "";
        if (when < 8) {
            Instant late = clock.instant().plus(shift).minusSeconds(random.nextInt((int) LATEST_COMMIT.toSeconds()));
            mutations = books.stamped(late);
            stamp = " stamped late";
        } else if (when < 14) {
            mutations = books.stamped(lastMoment);
            stamp = " in the same second";
        }
        Optional<Touched> touched = editor.carryOut(edit, mutations);
        touched.filter(done -> when >= 14).ifPresent(done -> lastMoment = done.moment());
        note(
                touched.isPresent() ? edit.name() : "refused",
                touched.map(done -> described(done)).orElse(edit.name()) + stamp);
    }

    private static String described(Touched touched) {
        return touched.moment() + " documents " + few(touched.transactions()) + " lines " + few(touched.lines())
                + (touched.customers().isEmpty() ? "" : " customers " + touched.customers());
    }

    private static String few(List<Long> ids) {
        return ids.size() <= 6 ? ids.toString() : ids.subList(0, 6) + " and " + (ids.size() - 6) + " more";
    }

    private Edit pickEdit() {
        int sum = Arrays.stream(Edit.values()).mapToInt(Edit::weight).sum();
        int left = random.nextInt(sum);
        for (Edit edit : Edit.values()) {
            left -= edit.weight();
            if (left < 0) {
                return edit;
            }
        }
        throw new IllegalStateException("the weights do not add up to " + sum);
    }

    /** A burst that strikes the next requests, or a share of all requests from now on. */
    private void misbehave() {
        if (faults.isEmpty()) {
            return;
        }
        Fault fault = faults.get(random.nextInt(faults.size()));
        if (random.nextInt(4) == 0) {
            double share = random.nextInt(3) == 0 ? 0 : random.nextInt(40) / 1000.0;
            stage.misbehave(fault, share);
            note("FAULT_SHARE", fault + " " + share);
        } else {
            int burst = 1 + random.nextInt(random.nextInt(5) == 0 ? 8 : 2);
            stage.misbehave(fault, burst);
            note("FAULT_BURST", fault + " for " + burst + " requests");
        }
    }

    private void note(String kind, String detail) {
        counts.merge(kind, 1L, Long::sum);
        log.accept(steps + " " + kind + " " + detail);
    }

    long steps() {
        return steps;
    }

    /** How many steps of each kind there were. */
    Map<String, Long> counts() {
        return new TreeMap<>(counts);
    }
}
