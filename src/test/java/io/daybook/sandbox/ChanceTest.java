package io.daybook.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChanceTest {
    @Test
    void repeatsForTheSameSeedTopicAndIndex() {
        assertThat(numbers(Chance.of(1, "invoice", 7))).isEqualTo(numbers(Chance.of(1, "invoice", 7)));
    }

    @Test
    void differsBySeedTopicAndIndex() {
        List<Integer> numbers = numbers(Chance.of(1, "invoice", 7));
        assertThat(numbers(Chance.of(2, "invoice", 7))).isNotEqualTo(numbers);
        assertThat(numbers(Chance.of(1, "customer", 7))).isNotEqualTo(numbers);
        assertThat(numbers(Chance.of(1, "invoice", 8))).isNotEqualTo(numbers);
    }

    @Test
    void givesTheSameNumbersOnEveryMachine() {
        Chance chance = Chance.of(7, "invoice", 0);
        assertThat(IntStream.range(0, 5).map(i -> chance.between(0, 999)).toArray())
                .containsExactly(944, 405, 581, 556, 308);
    }

    @Test
    void staysInRangeAndReachesBothEnds() {
        Chance chance = Chance.of(3, "range", 0);
        List<Integer> numbers =
                IntStream.range(0, 2000).map(i -> chance.between(-2, 2)).boxed().toList();
        assertThat(numbers).contains(-2, 2).allMatch(number -> number >= -2 && number <= 2);
    }

    private static List<Integer> numbers(Chance chance) {
        return IntStream.range(0, 20)
                .map(i -> chance.between(0, 1_000_000))
                .boxed()
                .toList();
    }
}
