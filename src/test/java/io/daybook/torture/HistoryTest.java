package io.daybook.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant BEGINNING = Instant.parse("2026-09-30T22:00:00Z");

    /** What a history did, and what it left behind. */
    private record Played(List<String> lines, Map<String, Long> counts, Expectation netSuite, Expectation intacct) {}

    private static Played play(long seed, int steps) throws SQLException {
        StepClock clock = new StepClock(BEGINNING);
        try (NetSuiteSide netSuite = new NetSuiteSide(seed, 160, clock);
                IntacctSide intacct = new IntacctSide(seed, 160, clock)) {
            List<String> lines = new ArrayList<>();
            History history = new History(
                    seed,
                    Intensity.WILD,
                    Set.of("SLOW_BODY"),
                    List.of(netSuite, intacct),
                    clock,
                    new NoStage(lines),
                    lines::add);
            for (int i = 0; i < steps; i++) {
                history.step();
            }
            return new Played(lines, history.counts(), netSuite.expected(), intacct.expected());
        }
    }

    private record NoStage(List<String> lines) implements Stage {
        @Override
        public void killMiddleware(int afterRequests) {
            lines.add("kill " + afterRequests);
        }

        @Override
        public void stopDatabase(int afterRequests, Duration away) {
            lines.add("stop " + afterRequests + " " + away);
        }
    }

    @Test
    void theSameSeedRepeatsTheSameHistory() throws SQLException {
        Played first = play(77, 160);
        Played second = play(77, 160);

        assertThat(second.lines()).isEqualTo(first.lines());
        assertThat(second.netSuite()).isEqualTo(first.netSuite());
        assertThat(second.intacct()).isEqualTo(first.intacct());
        assertThat(play(78, 160).lines()).isNotEqualTo(first.lines());
    }

    @Test
    void aLongHistoryDoesEverything() throws SQLException {
        Played played = play(5, 1_500);

        assertThat(Arrays.stream(Edit.values()).map(edit -> "netsuite " + edit).filter(name -> !played.counts()
                        .containsKey(name)))
                .as("edits of NetSuite that were never carried out")
                .isEmpty();
        assertThat(Arrays.stream(IntacctEdit.values())
                        .map(edit -> "intacct " + edit)
                        .filter(name -> !played.counts().containsKey(name)))
                .as("edits of Intacct that were never carried out")
                .isEmpty();
        assertThat(played.counts().keySet()).contains("KILL_MIDDLEWARE", "STOP_POSTGRESQL", "intacct LATE_VISIBILITY");
        for (String platform : TortureSettings.PLATFORMS) {
            for (String kind : List.of(
                    "FAULT_BURST", "FAULT_SHARE", "SET_CLOCK", "WITHHOLD_DELETED_RECORDS", "GRANT_DELETED_RECORDS")) {
                assertThat(played.counts()).containsKey(platform + " " + kind);
            }
            assertThat(played.counts().getOrDefault(platform + " refused", 0L)).isLessThan(400);
        }
        assertThat(played.lines()).noneMatch(line -> line.contains("SLOW_BODY"));
        for (Expectation books : List.of(played.netSuite(), played.intacct())) {
            assertThat(books.refused().get("invoices")).isNotEmpty();
            assertThat(books.ignored().get("invoices")).isPositive();
        }
    }
}
