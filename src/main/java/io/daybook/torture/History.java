package io.daybook.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
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
    /** What shows late shows after so much at most; below the overlap of a platform that has this. */
    static final int MOST_SECONDS_LATE = 600;

    private final Intensity intensity;
    private final Set<String> without;
    private final List<Side> sides;
    private final List<People> people;
    private final StepClock clock;
    private final Stage stage;
    private final Consumer<String> log;
    private final Random random;
    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<Side, Duration> shifts = new HashMap<>();
    private final Map<Side, Instant> lastMoments = new HashMap<>();
    private final Set<Side> withoutDeletions = new HashSet<>();
    private final Set<Side> late = new HashSet<>();
    private long steps;

    /**
     * @param without faults that shall not strike
     * @param sides in a fixed order
     * @param clock of the books
     * @param log is given a line for each step
     */
    History(
            long seed,
            Intensity intensity,
            Set<String> without,
            List<Side> sides,
            StepClock clock,
            Stage stage,
            Consumer<String> log) {
        this.intensity = intensity;
        this.without = Set.copyOf(without);
        this.sides = List.copyOf(sides);
        this.clock = clock;
        this.stage = stage;
        this.log = log;
        this.random = new Random(seed);
        this.people = sides.stream().map(side -> side.people(random)).toList();
        sides.forEach(side -> lastMoments.put(side, clock.instant()));
    }

    /** Takes one step and says how long to wait before the next. */
    Duration step() {
        steps++;
        clock.advance(Duration.ofSeconds(random.nextInt(MOST_SECONDS_PER_STEP + 1)));
        int turn = random.nextInt(sides.size());
        Side side = sides.get(turn);
        int dice = random.nextInt(1000);
        int faultsUpTo = intensity.faults();
        int killsUpTo = faultsUpTo + intensity.kills();
        int stopsUpTo = killsUpTo + intensity.stops();
        if (dice < faultsUpTo) {
            misbehave(side);
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
            Duration shift = shift(side).isZero() ? CLOCK_SHIFT.negated() : Duration.ZERO;
            shifts.put(side, shift);
            side.shiftClock(shift);
            note(side, "SET_CLOCK", shift + " from the right time");
        } else if (dice < stopsUpTo + 6) {
            boolean readable = withoutDeletions.remove(side) || !withoutDeletions.add(side);
            side.readableDeletions(readable);
            note(side, readable ? "GRANT_DELETED_RECORDS" : "WITHHOLD_DELETED_RECORDS", "");
        } else if (dice < stopsUpTo + 12 && side.showsLate()) {
            boolean punctual = late.remove(side) || !late.add(side);
            Duration lateness = punctual ? Duration.ZERO : Duration.ofSeconds(random.nextInt(MOST_SECONDS_LATE));
            side.lateVisibility(lateness);
            note(side, "LATE_VISIBILITY", lateness.toSeconds() + " s");
        } else {
            edit(side, people.get(turn));
        }
        return Duration.ofMillis(random.nextInt(2 * intensity.pauseMilliseconds() + 1));
    }

    private Duration shift(Side side) {
        return shifts.getOrDefault(side, Duration.ZERO);
    }

    private void edit(Side side, People editors) {
        int when = random.nextInt(100);
        Optional<Instant> stamp = Optional.empty();
        String stamped = "";
        if (when < 8) {
            stamp = Optional.of(
                    clock.instant().plus(shift(side)).minusSeconds(random.nextInt((int) LATEST_COMMIT.toSeconds())));
            stamped = " stamped late";
        } else if (when < 14) {
            stamp = Optional.of(lastMoments.get(side));
            stamped = " in the same second";
        }
        People.Edited edited = editors.edit(stamp);
        edited.moment().filter(moment -> when >= 14).ifPresent(moment -> lastMoments.put(side, moment));
        note(
                side,
                edited.moment().isPresent() ? edited.name() : "refused",
                edited.moment().map(moment -> moment + " " + edited.ids()).orElse(edited.name()) + stamped);
    }

    /** A burst that strikes the next requests, or a share of all requests from now on. */
    private void misbehave(Side side) {
        List<String> faults =
                side.faults().stream().filter(fault -> !without.contains(fault)).toList();
        if (faults.isEmpty()) {
            return;
        }
        String fault = faults.get(random.nextInt(faults.size()));
        if (random.nextInt(4) == 0) {
            double share = random.nextInt(3) == 0 ? 0 : random.nextInt(40) / 1000.0;
            side.misbehave(fault, share);
            note(side, "FAULT_SHARE", fault + " " + share);
        } else {
            int burst = 1 + random.nextInt(random.nextInt(5) == 0 ? 8 : 2);
            side.misbehave(fault, burst);
            note(side, "FAULT_BURST", fault + " for " + burst + " requests");
        }
    }

    private void note(Side side, String kind, String detail) {
        note(side.platform() + " " + kind, detail);
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
