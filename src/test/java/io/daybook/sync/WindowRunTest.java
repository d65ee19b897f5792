package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.connection.Connection;
import io.daybook.ledger.LedgerSchema;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.mapping.SourceFingerprint;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.Page;
import io.daybook.source.Position;
import io.daybook.source.Window;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowRunTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Mappings MAPPINGS = Mappings.read(InvoiceLines.SHIPPED, new LedgerSchema().targets());

    private long nextPage = 1;
    private Map<Long, byte[]> whole = Map.of();

    private static WindowRun window(String dataType) {
        Mapping mapping = MAPPINGS.get("netsuite", dataType);
        Connection connection = new Connection(
                1, "Acme", "netsuite", "1", Optional.empty(), Connection.Status.Linked, Optional.empty(), null);
        SyncRun run = new SyncRun(
                connection, mapping, new Lease(1, dataType, 1), Order.ORDINARY, Clock.fixed(NOW, ZoneOffset.UTC));
        return new WindowRun(run, 0, Window.all(), new WindowRun.Durable(Long.MIN_VALUE, 0, Counts.NONE, false));
    }

    /** Records given as {@code document/key}. */
    private List<Entry> open(WindowRun window, boolean last, String... records) {
        List<String> names = window.sync().mapping().question().fieldNames();
        List<SourceRecord> all = Arrays.stream(records)
                .map(record -> record.split("/"))
                .map(keys -> new SourceRecord(
                        names, new String[names.size()], Long.parseLong(keys[0]), Long.parseLong(keys[1]), NOW))
                .toList();
        SourceFingerprint fingerprint =
                new SourceFingerprint(window.sync().mapping().question(), "");
        window.open(new Page(new byte[0], "application/json", all, last, NOW), nextPage++, fingerprint);
        whole = window.wholeInPage(fingerprint);
        return window.toBeMapped();
    }

    private static List<String> keys(List<Entry> entries) {
        return entries.stream()
                .map(entry -> entry.draft().record())
                .map(record -> record.document() + "/" + record.key())
                .toList();
    }

    private static void advance(WindowRun window) {
        List<Entry> complete = window.complete();
        long document = complete.isEmpty()
                ? window.durable().document()
                : complete.get(complete.size() - 1).draft().record().document();
        window.advance(new WindowRun.Durable(document, window.durable().pages() + 1, Counts.NONE, window.atEnd()));
    }

    private static List<Long> unarchived(WindowRun window) {
        return window.unarchivedPages().stream().map(PageReference::id).toList();
    }

    @Test
    void knowsWhichDocumentsAPageShowsWhole() {
        WindowRun window = window("invoices");
        open(window, false, "1/11", "1/12", "2/21", "3/31");
        assertThat(whole.keySet()).containsExactly(1L, 2L);

        advance(window);
        open(window, false, "3/32", "4/41", "5/51");
        assertThat(whole.keySet())
                .as("3 began in the page before, 5 may go on in the next")
                .containsExactly(4L);

        advance(window);
        open(window, false, "5/52", "5/53");
        assertThat(whole).isEmpty();

        advance(window);
        open(window, true, "6/61", "6/62");
        assertThat(whole.keySet()).containsExactly(6L);
    }

    @Test
    void givesToTheRecordRouteWhatIsNotInTheLedgerJustAsItCame() {
        WindowRun window = window("invoices");
        open(window, true, "1/11", "1/12", "2/21", "3/31");

        window.unchanged(Map.of(1L, new byte[0], 3L, new byte[0]));

        assertThat(keys(window.toBeMapped())).containsExactly("2/21");
        assertThat(keys(window.complete())).containsExactly("1/11", "1/12", "2/21", "3/31");
        advance(window);
        assertThat(window.unchanged()).isEmpty();
    }

    @Test
    void holdsTheLastDocumentBackUntilItIsKnownToBeWhole() {
        WindowRun window = window("invoices");
        open(window, false, "1/11", "1/12", "2/21");

        assertThat(keys(window.complete())).containsExactly("1/11", "1/12");
        advance(window);

        assertThat(window.nextRequest().position()).isEqualTo(Position.afterRecord(2, 21));
        open(window, false, "2/22", "3/31");
        assertThat(keys(window.complete())).containsExactly("2/21", "2/22");
        advance(window);
        open(window, true);
        assertThat(keys(window.complete())).containsExactly("3/31");
        advance(window);
        assertThat(window.unfinished()).isFalse();
    }

    @Test
    void carriesADocumentOverAsManyPagesAsItTakes() {
        WindowRun window = window("invoices");
        for (int page = 1; page <= 3; page++) {
            open(window, false, "7/" + page * 2, "7/" + (page * 2 + 1));
            assertThat(window.complete()).isEmpty();
            window.advance(window.durable());
        }
        open(window, true, "7/8");

        assertThat(keys(window.complete())).containsExactly("7/2", "7/3", "7/4", "7/5", "7/6", "7/7", "7/8");
        assertThat(unarchived(window)).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void asksForAHeadOnceADocument() {
        WindowRun window = window("invoices");

        assertThat(open(window, false, "1/11", "1/12", "2/21"))
                .extracting(entry -> entry.draft().first())
                .containsExactly(true, false, true);
        advance(window);
        assertThat(open(window, true, "2/22", "3/31"))
                .extracting(entry -> entry.draft().first())
                .containsExactly(false, true);
    }

    @Test
    void forgetsAPageThatNothingIsCarriedFromAndKeepsTheOthersUntilTheyAreArchived() {
        WindowRun window = window("invoices");
        open(window, false, "1/11", "2/21");
        advance(window);
        open(window, false, "3/31", "4/41");
        assertThat(unarchived(window)).containsExactly(1L, 2L);
        window.unarchivedPages().forEach(PageReference::markArchived);
        advance(window);

        open(window, true, "4/42");

        assertThat(unarchived(window))
                .as("4/41 came in page 2, which is kept already")
                .containsExactly(3L);
    }

    @Test
    void holdsOfAPageOnlyTheRecordsThatAreCarriedOver() {
        WindowRun window = window("invoices");
        open(window, false, "1/11", "2/21");
        WeakReference<SourceRecord> dealtWith = record(window.complete().get(0));
        WeakReference<SourceRecord> carried =
                record(window.toBeMapped().get(window.toBeMapped().size() - 1));

        advance(window);

        for (int i = 0; i < 100 && !dealtWith.refersTo(null); i++) {
            System.gc();
        }
        assertThat(dealtWith.refersTo(null)).isTrue();
        assertThat(carried.refersTo(null)).isFalse();
        Reference.reachabilityFence(window);
    }

    private static WeakReference<SourceRecord> record(Entry entry) {
        return new WeakReference<>(entry.draft().record());
    }

    @Test
    void readsAPageAnewInPlaceOfOneThatWasNotLoaded() {
        WindowRun window = window("invoices");
        open(window, false, "1/11", "2/21");

        open(window, true, "1/11", "1/12");

        assertThat(keys(window.complete())).containsExactly("1/11", "1/12");
        assertThat(unarchived(window)).containsExactly(2L);
    }

    @Test
    void holdsNothingBackWhereEachRecordIsADocument() {
        WindowRun window = window("customers");
        open(window, false, "1/1", "2/2");

        assertThat(keys(window.complete())).containsExactly("1/1", "2/2");
        advance(window);
        assertThat(window.nextRequest().position()).isEqualTo(Position.afterDocument(2));
    }

    @Test
    void endsAfterItsPresentPageWhenItsSyncIsStopped() {
        WindowRun window = window("customers");
        assertThat(window.unfinished()).isTrue();

        window.sync().stop(new SyncReport.Stop("stopped", "asked to"));

        assertThat(window.unfinished()).isFalse();
    }
}
