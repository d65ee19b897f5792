package io.daybook.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.books.BooksSettings;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant BEGINNING = Instant.parse("2026-09-30T22:00:00Z");

    /** What a history did, and what it left behind. */
    private record Played(List<String> lines, Map<String, Long> counts, Expectation books, long unbalanced) {}

    private static Played play(long seed, int steps) throws SQLException {
        StepClock clock = new StepClock(BEGINNING);
        try (Books books = Books.create(BooksSettings.of(seed, 160).withClock(clock))) {
            List<String> lines = new ArrayList<>();
            History history = new History(
                    seed, Intensity.WILD, EnumSet.allOf(Fault.class), books, clock, new NoStage(lines), lines::add);
            for (int i = 0; i < steps; i++) {
                history.step();
            }
            long unbalanced = Jdbi.create(books.dataSource()).withHandle(handle -> handle.select(
                            """
                                    SELECT COUNT(*) FROM (SELECT transaction FROM transactionline GROUP BY transaction
                                      HAVING SUM(foreignamount) <> 0 OR SUM(netamount) <> 0) x
                                    """)
                    .mapTo(Long.class)
                    .one());
            return new Played(lines, history.counts(), new ExpectedLedger(books.dataSource()).now(), unbalanced);
        }
    }

    private record NoStage(List<String> lines) implements Stage {
        @Override
        public void misbehave(Fault fault, int requests) {
            lines.add(fault + " " + requests);
        }

        @Override
        public void misbehave(Fault fault, double share) {
            lines.add(fault + " " + share);
        }

        @Override
        public void shiftClock(Duration by) {
            lines.add("shift " + by);
        }

        @Override
        public void readableDeletions(boolean readable) {
            lines.add("readable " + readable);
        }

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
        Played first = play(77, 120);
        Played second = play(77, 120);

        assertThat(second.lines()).isEqualTo(first.lines());
        assertThat(second.books()).isEqualTo(first.books());
        assertThat(play(78, 120).lines()).isNotEqualTo(first.lines());
    }

    @Test
    void aLongHistoryDoesEverythingAndKeepsTheBooksBalanced() throws SQLException {
        Played played = play(5, 900);

        assertThat(Arrays.stream(Edit.values()).map(Edit::name).filter(name -> !played.counts()
                        .containsKey(name)))
                .as("edits that were never carried out")
                .isEmpty();
        assertThat(played.counts().keySet())
                .contains("FAULT_BURST", "FAULT_SHARE", "KILL_MIDDLEWARE", "STOP_POSTGRESQL", "SET_CLOCK")
                .contains("WITHHOLD_DELETED_RECORDS", "GRANT_DELETED_RECORDS");
        assertThat(played.counts().getOrDefault("refused", 0L)).isLessThan(400);
        assertThat(played.unbalanced()).isZero();
        assertThat(played.books().refused().get("invoices")).isNotEmpty();
        assertThat(played.books().ignored().get("invoices")).isPositive();
    }
}
