package io.daybook.sandbox.netsuite.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OddityTest {
    @Test
    void smallBooksHoldNone() {
        assertThat(count(99)).isEmpty();
    }

    @Test
    void aHundredInvoicesHoldThreeSortsThatNobodyAccepts() {
        assertThat(count(100))
                .containsEntry(Oddity.EXCESS_DECIMALS, 1L)
                .containsEntry(Oddity.NO_ISO_CURRENCY, 1L)
                .containsEntry(Oddity.TWELVE_DECIMALS, 1L)
                .containsEntry(Oddity.MANY_LINES, 1L)
                .containsEntry(Oddity.UNKNOWN_CUSTOMER, 1L);
    }

    @Test
    void fiveHundredHoldEverySort() {
        assertThat(count(500)).containsOnlyKeys(Oddity.values());
    }

    @Test
    void largeBooksHoldOneInAThousand() {
        Map<Oddity, Long> counts = count(60_000);
        long refused = counts.entrySet().stream()
                .filter(each -> each.getKey() != Oddity.MANY_LINES && each.getKey() != Oddity.UNKNOWN_CUSTOMER)
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(refused).isEqualTo(60);
        assertThat(counts).containsEntry(Oddity.MANY_LINES, 1L).containsEntry(Oddity.UNKNOWN_CUSTOMER, 2L);
    }

    private static Map<Oddity, Long> count(long invoices) {
        Map<Oddity, Long> counts = new EnumMap<>(Oddity.class);
        LongStream.range(0, invoices)
                .forEach(index -> Oddity.of(index, invoices).ifPresent(odd -> counts.merge(odd, 1L, Long::sum)));
        return counts;
    }
}
