package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassificationTest {
    @TempDir
    private Path folder;

    private Answer line(String condition) {
        Mapping mapping = Sample.mapping(folder, Sample.changed("category == \"SaaS\" && period.valid", condition));
        return Answer.to(
                mapping,
                "id",
                "1",
                "status",
                "A",
                "trandate",
                "01/01/2026",
                "line",
                "2",
                "category",
                "SaaS",
                "starts",
                "2026-01-01",
                "ends",
                "2026-01-31",
                "symbol",
                "EUR",
                "base_symbol",
                "EUR",
                "netamount",
                "-1",
                "foreignamount",
                "-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "category == 'SaaS'; subscription",
                "category != 'SaaS'; one_off",
                "category in ['Licence', 'SaaS']; subscription",
                "category.startsWith('Sa') && category.endsWith('S'); subscription",
                "category.contains('aa'); subscription",
                "category.matches('^[A-Z]a+S$'); subscription",
                "size(category) > 4; one_off",
                "memo == ''; subscription",
                "memo != '' || category == 'SaaS'; subscription",
                "!period.valid; one_off",
                "period.days >= 31; subscription",
                "period.days > 31; one_off",
                "period.start >= '2026-01-01' && period.end < '2027'; subscription",
                "category == 'SaaS' ? period.valid : false; subscription",
                "netamount == '-1'; subscription"
            })
    void conditionsCompareTextsAndThePeriod(String condition, String type) {
        assertThat(line("\"" + condition + "\"").line("type")).isEqualTo(type);
    }

    @Test
    void theFirstRuleThatHoldsDecides() {
        Answer line = line("category == 'Licence'\n      is: one_off\n    - when: category == 'SaaS'");

        assertThat(line.line("type")).isEqualTo("subscription");
        assertThat(line.line("type_reason")).isEqualTo("rule 2: category == 'SaaS' [category \"SaaS\"]");
    }

    @Test
    void theReasonNamesWhatTheRuleLookedAtOnce() {
        assertThat(line("\"period.days > 1 && period.valid && category != 'x' && memo == ''\"")
                        .line("type_reason"))
                .isEqualTo("rule 1: period.days > 1 && period.valid && category != 'x' && memo == ''"
                        + " [period 2026-01-01..2026-01-31, category \"SaaS\", no memo]");
    }

    @Test
    void theReasonStaysShort() {
        Answer line =
                line("|\n        category != 'a'\n          && memo != 'b'").with("memo", "y".repeat(3000));

        assertThat(line.line("type_reason"))
                .isEqualTo(
                        "rule 1: category != 'a' && memo != 'b' [category \"SaaS\", memo \"" + "y".repeat(40) + "…\"]");
    }

    @Test
    void hostileValuesAreOnlyValues() {
        assertThat(line("category == 'SaaS'").with("category", "' || true || '").line("type"))
                .isEqualTo("one_off");
    }
}
