package io.daybook.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.books.BooksSettings;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class NetSuitePeopleTest {
    @Test
    void whateverIsEditedTheBooksStayBalanced() {
        StepClock clock = new StepClock(Instant.parse("2026-09-30T22:00:00Z"));
        try (Books books = Books.create(BooksSettings.of(5, 160).withClock(clock))) {
            NetSuitePeople people = new NetSuitePeople(books, new Random(5));
            for (int i = 0; i < 700; i++) {
                people.edit(Optional.empty());
            }

            long unbalanced = Jdbi.create(books.dataSource()).withHandle(handle -> handle.select(
                            """
                            SELECT COUNT(*) FROM (SELECT transaction FROM transactionline GROUP BY transaction
                              HAVING SUM(foreignamount) <> 0 OR SUM(netamount) <> 0) x
                            """)
                    .mapTo(Long.class)
                    .one());

            assertThat(unbalanced).isZero();
        }
    }
}
