package io.daybook.sandbox.netsuite.books;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Asks books questions in SQL. */
final class Reading {
    private final Jdbi jdbi;

    Reading(Books books) {
        this.jdbi = Jdbi.create(books.dataSource());
    }

    long number(String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapTo(Long.class).one());
    }

    BigDecimal amount(String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapTo(BigDecimal.class).one());
    }

    List<String> texts(String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapTo(String.class).list());
    }

    Map<String, Object> row(String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapToMap().one());
    }

    List<Map<String, Object>> rows(String sql, Object... arguments) {
        return jdbi.withHandle(
                handle -> handle.select(sql, arguments).mapToMap().list());
    }

    /** Documents whose lines do not sum to exactly zero in both currencies. */
    long unbalanced() {
        return number(
                """
                SELECT COUNT(*) FROM (SELECT transaction FROM transactionline GROUP BY transaction
                  HAVING SUM(foreignamount) <> 0 OR SUM(netamount) <> 0) x
                """);
    }
}
