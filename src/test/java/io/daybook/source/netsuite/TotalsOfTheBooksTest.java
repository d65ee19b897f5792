package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.daybook.mapping.Mapping;
import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.DocumentTotals;
import io.daybook.source.DocumentTotals.DocumentTotal;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Position;
import io.daybook.source.RangeRequest;
import io.daybook.source.Total;
import io.daybook.source.Window;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What NetSuite counts and adds up is what its pages hold. */
class TotalsOfTheBooksTest {
    private static SandboxAccount account;

    @BeforeAll
    static void start() {
        account = new SandboxAccount(settings -> settings.invoices(150));
    }

    @AfterAll
    static void stop() {
        account.close();
    }

    /** The same from pages, the way the mapping counts a record. */
    private static List<Total> counted(String dataType, List<SourceRecord> records) {
        Mapping mapping = account.mapping(dataType);
        TreeMap<String, Total> totals = new TreeMap<>();
        for (SourceRecord record : records) {
            Mapping.Money money = mapping.money(record).orElse(new Mapping.Money("", BigDecimal.ZERO));
            String status = mapping.status(record);
            totals.merge(
                    money.currency() + " " + status,
                    new Total(money.currency(), status, 1, money.amount()),
                    (one, other) -> new Total(
                            one.currency(),
                            one.status(),
                            one.records() + other.records(),
                            one.amount().add(other.amount())));
        }
        return List.copyOf(totals.values());
    }

    private static void assertSame(List<Total> actual, List<Total> expected) {
        assertThat(actual)
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                        .build())
                .containsExactlyElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoices", "creditNotes", "customers", "currencies"})
    void theWholeDatasetIsCountedAsItsPagesAre(String dataType) {
        List<Total> totals = account.platform.totals(account.range(dataType, Window.all()));

        assertThat(totals).isNotEmpty();
        assertSame(totals, counted(dataType, account.readAll(dataType)));
    }

    @Test
    void aRangeAndAListAreCountedAsTheirPagesAre() {
        List<SourceRecord> all = account.readAll("invoices");
        long first = all.get(0).document();
        long last = all.get(all.size() - 1).document();
        long middle = (first + last) / 2;

        List<Window> windows = new ArrayList<>(
                List.of(new Window(Long.MIN_VALUE, OptionalLong.of(middle)), new Window(middle, OptionalLong.empty())));
        windows.addAll(Window.of(List.of(first, last, all.get(all.size() / 3).document())));

        for (Window window : windows) {
            assertSame(
                    account.platform.totals(account.range("invoices", window)),
                    counted("invoices", account.read("invoices", window)));
        }
    }

    @Test
    void anEmptyRangeCountsNothing() {
        Window empty = new Window(-20, OptionalLong.of(-10));

        assertThat(account.platform.totals(account.range("invoices", empty))).isEmpty();
        assertThat(account.platform.totals(account.range("customers", empty))).isEmpty();
        assertThat(account.platform.documentTotals(account.range("invoices", empty)))
                .isEqualTo(new DocumentTotals(List.of(), true));
    }

    @Test
    void documentsAreCountedOneByOne() {
        List<SourceRecord> all = account.readAll("invoices");

        DocumentTotals totals = account.platform.documentTotals(account.range("invoices", Window.all()));

        assertThat(totals.last()).isTrue();
        assertThat(totals.totals())
                .extracting(DocumentTotal::document)
                .isSorted()
                .containsExactlyElementsOf(
                        all.stream().map(SourceRecord::document).distinct().toList());
        for (DocumentTotal total : totals.totals()) {
            assertSame(
                    List.of(total.total()),
                    counted(
                            "invoices",
                            all.stream()
                                    .filter(record -> record.document() == total.document())
                                    .toList()));
        }
    }

    @Test
    void moreDocumentsThanAPageHoldsComeInSeveralAnswers() {
        // Given a question whose documents are the lines of everything, thousands of them
        RangeRequest lines = new RangeRequest(
                account.connection(),
                "lines",
                new Question(
                        "transactionline tl",
                        List.of(),
                        List.of(),
                        "tl.uniquekey",
                        "tl.uniquekey",
                        List.of("tl.linelastmodifieddate"),
                        List.of(Questions.text("key", "tl.uniquekey")),
                        Optional.empty()),
                Window.all());

        List<Long> keys = new ArrayList<>();
        Window rest = Window.all();
        int answers = 0;
        while (true) {
            DocumentTotals some = account.platform.documentTotals(
                    new RangeRequest(lines.connection(), lines.dataType(), lines.question(), rest));
            answers++;
            some.totals().forEach(total -> keys.add(total.document()));
            if (some.last()) {
                break;
            }
            rest = new Window(keys.get(keys.size() - 1), OptionalLong.empty());
        }

        assertThat(answers).isGreaterThan(1);
        assertThat(keys)
                .containsExactlyElementsOf(account.numbers("SELECT uniquekey FROM transactionline ORDER BY uniquekey"));
        assertThat(account.platform.totals(lines)).containsExactly(new Total("", "", keys.size(), BigDecimal.ZERO));
    }

    @Test
    void aPageOfTheArchiveGivesTheRecordsThatItGaveWhenItCame() {
        Page page = account.platform.read(new PageRequest(
                account.connection(),
                "invoices",
                account.question("invoices"),
                Window.all(),
                Position.afterDocument(Long.MIN_VALUE)));

        List<SourceRecord> again = account.platform.records(account.question("invoices"), page.body());

        assertThat(again)
                .extracting(SourceRecord::present)
                .containsExactlyElementsOf(
                        page.records().stream().map(SourceRecord::present).toList());
        assertThat(again)
                .extracting(SourceRecord::document, SourceRecord::key, SourceRecord::modified)
                .containsExactlyElementsOf(page.records().stream()
                        .map(record -> tuple(record.document(), record.key(), record.modified()))
                        .toList());
    }
}
