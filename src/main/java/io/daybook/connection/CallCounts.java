package io.daybook.connection;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;

/** How many calls each connection made to its platform in a month (UTC), as far as it was written down. Thread-safe. */
public final class CallCounts {
    /** In the order of the connections, so that two processes never wait for each other in a ring. */
    private static final String ADD =
            """
            INSERT INTO daybook.api_calls AS known (connection_id, month, calls)
            SELECT c.id, :month, made.calls
              FROM unnest(:connections::bigint[], :calls::bigint[]) AS made (connection_id, calls)
              JOIN daybook.connection c ON c.id = made.connection_id
             ORDER BY c.id
                ON CONFLICT (connection_id, month) DO UPDATE SET calls = known.calls + excluded.calls
            """;

    private static final String MONTH =
            "SELECT connection_id, calls FROM daybook.api_calls WHERE month = :month ORDER BY connection_id";

    /** Whoever writes the mark first is the one who tells. */
    private static final String CLAIM =
            """
            WITH reached AS (
                SELECT connection_id, CASE WHEN calls >= :budget THEN 100 ELSE 80 END AS percent
                  FROM daybook.api_calls
                 WHERE month = :month AND calls * 100 >= :budget * 80
            )
            UPDATE daybook.api_calls told
               SET warned_budget = :budget, warned_percent = reached.percent
              FROM reached
             WHERE told.connection_id = reached.connection_id AND told.month = :month
               AND (told.warned_budget IS DISTINCT FROM :budget OR told.warned_percent < reached.percent)
            RETURNING told.connection_id, told.calls, told.warned_percent
            """;

    private final Jdbi jdbi;

    public CallCounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A share of a budget that was reached.
     *
     * @param calls so far in the month
     * @param percent 80 or 100
     */
    public record Reached(long connectionId, long calls, int percent) {}

    /** @param calls by connection; those of connections that are not there are left out */
    public void add(YearMonth month, Map<Long, Long> calls) {
        List<Map.Entry<Long, Long>> made = List.copyOf(calls.entrySet());
        jdbi.useHandle(handle -> handle.createUpdate(ADD)
                .bind("month", month.atDay(1))
                .bind("connections", made.stream().map(Map.Entry::getKey).toArray(Long[]::new))
                .bind("calls", made.stream().map(Map.Entry::getValue).toArray(Long[]::new))
                .execute());
    }

    /** Calls by connection; without those that made none. */
    public Map<Long, Long> of(YearMonth month) {
        LocalDate first = month.atDay(1);
        return jdbi.withHandle(
                handle -> handle.createQuery(MONTH).bind("month", first).reduceRows(new TreeMap<>(), (counts, row) -> {
                    counts.put(row.getColumn("connection_id", Long.class), row.getColumn("calls", Long.class));
                    return counts;
                }));
    }

    /**
     * The connections that have reached 80 or 100 percent and were not told of yet: each share of each budget is answered once,
     * over all processes.
     *
     * @param budget calls a month that a connection may make
     */
    public List<Reached> claim(YearMonth month, long budget) {
        return jdbi.withHandle(handle -> handle.createQuery(CLAIM)
                .bind("month", month.atDay(1))
                .bind("budget", budget)
                .map((row, context) -> new Reached(row.getLong(1), row.getLong(2), row.getInt(3)))
                .list());
    }
}
