package io.daybook.source.intacct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.mapping.SourceRecord;
import io.daybook.sandbox.intacct.Fault;
import io.daybook.sandbox.intacct.Permission;
import io.daybook.sandbox.intacct.books.Touched;
import io.daybook.source.DocumentTotals;
import io.daybook.source.Page;
import io.daybook.source.Plan;
import io.daybook.source.Position;
import io.daybook.source.SourceException;
import io.daybook.source.Total;
import io.daybook.source.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {
    private final Company company = new Company(settings -> settings);

    @AfterEach
    void close() {
        company.close();
    }

    private static Set<Long> documents(List<SourceRecord> records) {
        return records.stream().map(SourceRecord::document).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theWindowsOfAPlanTogetherGiveEveryLineOnce() {
        Plan plan = company.plan("invoices", null);
        List<SourceRecord> records = new ArrayList<>();
        plan.windows().forEach(window -> records.addAll(company.read("invoices", window)));

        assertThat(plan.windows()).hasSizeGreaterThan(1);
        assertThat(records).hasSize((int) plan.expectedRecords());
        assertThat(records).extracting(SourceRecord::key).doesNotHaveDuplicates();
        assertThat(documents(records)).isEqualTo(company.sandbox.books().truth().recordNumbers("ARINVOICE"));
    }

    @Test
    void aPageCanGoOnInTheMiddleOfADocument() {
        List<SourceRecord> all = company.read("invoices", Window.all());
        SourceRecord inside = all.get(all.size() / 2);

        Page rest = company.page("invoices", Window.all(), Position.afterRecord(inside.document(), inside.key()));

        assertThat(rest.records().get(0).key())
                .isEqualTo(all.get(all.size() / 2 + 1).key());
        assertThat(rest.records()).hasSize(all.size() - all.size() / 2 - 1);
    }

    @Test
    void twoObjectsMakeOneDatasetInOrder() {
        List<SourceRecord> creditNotes = company.read("creditNotes", Window.all());
        Set<Long> documents = documents(creditNotes);

        assertThat(creditNotes).extracting(SourceRecord::document).isSorted();
        assertThat(documents)
                .containsAnyElementsOf(company.sandbox.books().truth().recordNumbers("ARADJUSTMENT"));
        assertThat(documents)
                .containsAnyElementsOf(company.sandbox.books().truth().recordNumbers("ARINVOICE"));
    }

    @Test
    void everyFunctionOfARequestIsACall() {
        company.page("currencies", Window.all(), Position.afterDocument(Long.MIN_VALUE));
        long before = company.calls.sum();

        company.page("currencies", Window.all(), Position.afterDocument(Long.MIN_VALUE));
        long once = company.calls.sum();
        company.sandbox.endSessions();
        company.page("currencies", Window.all(), Position.afterDocument(Long.MIN_VALUE));

        assertThat(once - before).isEqualTo(1);
        assertThat(company.calls.sum() - once)
                .as("refused, signed in, formatting asked for, read")
                .isEqualTo(4);
    }

    @Test
    void aPageOfTheArchiveGivesTheSameRecords() {
        Page page = company.page("creditNotes", Window.all(), Position.afterDocument(Long.MIN_VALUE));

        List<SourceRecord> again = new IntacctPageFormat().records(Company.question("creditNotes"), page.body());

        assertThat(again).usingRecursiveFieldByFieldElementComparator().containsExactlyElementsOf(page.records());
    }

    @Test
    void changesAreFoundByEveryClockAndDeletionsByTheAuditHistory() {
        Instant before = company.plan("invoices", null).platformTime();
        company.sandbox.shiftClock(java.time.Duration.ofHours(5));
        Instant since = before.plusSeconds(3 * 3600);
        Touched edited = company.sandbox.books().mutations().createInvoice();
        Touched imported = company.sandbox.books().mutations().importInvoices(2, true);
        long deleted = company.sandbox
                .books()
                .truth()
                .recordNumbers("ARINVOICE")
                .iterator()
                .next();
        company.sandbox.books().mutations().delete(deleted);

        Plan plan = company.plan("invoices", since);

        Set<Long> expected = new TreeSet<>(imported.documents());
        expected.add(edited.document());
        assertThat(plan.everything()).isFalse();
        assertThat(plan.windows()).singleElement().satisfies(window -> assertThat(window.documents())
                .containsExactlyElementsOf(expected));
        assertThat(plan.deletions().orElseThrow())
                .extracting(Plan.Deletion::document)
                .contains(deleted);
        assertThat(documents(company.read("invoices", plan.windows().get(0)))).isEqualTo(expected);
    }

    @Test
    void withoutThePermissionForItThereIsNoLogOfDeletions() {
        company.sandbox.company().withhold("daybook", Permission.CUSTOM_REPORTS);

        assertThat(company.plan("invoices", Instant.now()).deletions()).isEmpty();
    }

    @Test
    void totalsAreThoseOfTheBooksAndOfTheDocumentsTogether() {
        List<Total> totals = company.platform.totals(company.range("invoices", Window.all()));
        DocumentTotals documents = company.platform.documentTotals(company.range("invoices", Window.all()));

        assertThat(totals.stream().map(Total::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo(company.sandbox.books().truth().lines("ARINVOICE").stream()
                        .map(io.daybook.sandbox.intacct.books.Total::sum)
                        .reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(documents.last()).isTrue();
        assertThat(documents.totals().stream()
                        .map(each -> each.total().records())
                        .reduce(0L, Long::sum))
                .isEqualTo(totals.stream().map(Total::records).reduce(0L, Long::sum));
    }

    @Test
    void totalsOfARangeLeaveOutWhatIsOutside() {
        long middle = company.sandbox.books().truth().recordNumbers("ARINVOICE").stream()
                .skip(50)
                .findFirst()
                .orElseThrow();

        long low = records(new Window(Long.MIN_VALUE, OptionalLong.of(middle)));
        long high = records(new Window(middle, OptionalLong.empty()));

        assertThat(low).isPositive();
        assertThat(low + high).isEqualTo(records(Window.all()));
    }

    private long records(Window window) {
        return company.platform.totals(company.range("invoices", window)).stream()
                .mapToLong(Total::records)
                .sum();
    }

    @Test
    void anOptionalFieldThatTheCompanyLacksHasNoValue() {
        company.sandbox.company().field("ARINVOICE.SCHOPKEY", false);

        List<SourceRecord> records = company.read("invoices", Window.all());

        assertThat(records).isNotEmpty().allSatisfy(record -> assertThat(record.present())
                .doesNotContainKey("schedule")
                .containsKey("customer"));
    }

    @Test
    void aNeededFieldThatTheCompanyLacksIsNamed() {
        company.sandbox.company().field("ARINVOICE.RECORDID", false);

        assertThatThrownBy(() -> company.read("invoices", Window.all()))
                .isInstanceOf(SourceException.Forbidden.class)
                .hasMessageContaining("'ARINVOICE.RECORDID'")
                .hasMessageContaining("invoice_number");
    }

    @ParameterizedTest
    @CsvSource({
        "SERVER_ERROR,transient",
        "BAD_GATEWAY,transient",
        "UNAVAILABLE,transient",
        "GATEWAY_TIMEOUT,transient",
        "CONNECTION_RESET,transient",
        "TRUNCATED_BODY,transient",
        "CUT_DOCUMENT,transient",
        "PROCESSING_ERROR,transient",
        "INVALID_REQUEST,unauthorized"
    })
    void everyFaultHasItsKind(Fault fault, String kind) {
        company.plan("customers", null);
        company.sandbox.faults().next(fault, 1);

        assertThatThrownBy(() -> company.read("customers", Window.all()))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(kind));
        assertThat(company.read("customers", Window.all())).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"THROTTLED", "CLOUDFLARE_PAGE", "RATE_LIMIT_TEXT", "LOST_SESSION"})
    void whatPassesIsWaitedFor(Fault fault) {
        company.plan("customers", null);
        company.sandbox.faults().next(fault, 1);

        assertThat(company.read("customers", Window.all())).isNotEmpty();
    }
}
