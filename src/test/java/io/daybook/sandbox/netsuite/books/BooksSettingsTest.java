package io.daybook.sandbox.netsuite.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BooksSettingsTest {
    @Test
    void theClockNeverStandsBeforeTheBooks() {
        BooksSettings settings = BooksSettings.of(1, 10);
        BooksSettings inThePast =
                settings.withClock(Clock.fixed(Instant.parse("2020-01-01T00:00:00Z"), ZoneOffset.UTC));
        assertThat(inThePast.now()).isEqualTo(settings.asOf());
    }

    @Test
    void theClockCountsWholeSeconds() {
        BooksSettings later = BooksSettings.of(1, 10)
                .withClock(Clock.fixed(Instant.parse("2027-01-01T00:00:00.999Z"), ZoneOffset.UTC));
        assertThat(later.now()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void refusesANumberOfInvoicesOutOfRange() {
        assertThatThrownBy(() -> BooksSettings.of(1, -1)).hasMessageContaining("0 to 1000000");
        assertThatThrownBy(() -> BooksSettings.of(1, 1_000_001)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void emptyBooksHaveTablesAndLists() {
        try (Books books = Books.create(BooksSettings.of(1, 0))) {
            Reading read = new Reading(books);
            assertThat(read.number("SELECT COUNT(*) FROM transaction")).isZero();
            assertThat(read.number("SELECT COUNT(*) FROM currency")).isEqualTo(Currency.ALL.size());
            assertThat(books.mutations().createInvoice().lines()).isNotEmpty();
        }
    }
}
