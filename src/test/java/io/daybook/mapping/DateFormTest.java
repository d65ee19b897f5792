package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateFormTest {
    private static final DateForm FRENCH = DateForm.of("%d/%m/%Y").orElseThrow();

    @Property(tries = 2000)
    void agreesWithTheCalendar(
            @ForAll @IntRange(max = 9999) int year,
            @ForAll @IntRange(max = 13) int month,
            @ForAll @IntRange(max = 32) int day) {
        String text = String.format("%02d/%02d/%04d", day, month, year);

        assertThat(FRENCH.parse(text)).isEqualTo(byTheJdk(text));
    }

    @Test
    void readsAnyOrderAndSeparators() {
        assertThat(DateForm.of("%Y-%m-%d").orElseThrow().parse("2024-02-29")).isEqualTo("2024-02-29");
        assertThat(DateForm.of("%m/%d/%Y").orElseThrow().parse("12/31/2026")).isEqualTo("2026-12-31");
        assertThat(DateForm.of("%Y%m%d").orElseThrow().parse("20261231")).isEqualTo("2026-12-31");
        assertThat(DateForm.of("le %d.%m.%Y").orElseThrow().parse("le 31.12.2026"))
                .isEqualTo("2026-12-31");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1/1/2026", "01/01/26", "01-01-2026", "01/01/2026 ", " 1/01/2026", "aa/bb/cccc", "٠١/٠١/٢٠٢٦"
            })
    void refusesEveryOtherText(String text) {
        assertThat(FRENCH.parse(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%d/%m", "%d/%m/%y", "%d/%d/%m/%Y", "dd/MM/yyyy", "%d/%m/%Y%", "%d/%m/%Y %H"})
    void isNoneWithoutExactlyDayMonthAndYear(String format) {
        assertThat(DateForm.of(format)).isEmpty();
    }

    private static LocalDate byTheJdk(String text) {
        try {
            LocalDate date = LocalDate.parse(
                    text, DateTimeFormatter.ofPattern("dd/MM/uuuu").withResolverStyle(ResolverStyle.STRICT));
            return date.getYear() == 0 ? null : date;
        } catch (DateTimeException none) {
            return null;
        }
    }
}
