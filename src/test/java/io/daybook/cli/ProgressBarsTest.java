package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sync.Counts;
import io.daybook.sync.Prospect;
import io.daybook.sync.SyncReport;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a person sees of a sync while it runs. */
class ProgressBarsTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Printer printer = new Printer(new PrintWriter(out), new PrintWriter(err));

    private static SyncReport report(SyncReport.State state, long read) {
        return new SyncReport(
                1,
                7,
                "invoices",
                state,
                new Counts(read, read, 0, 0, 0, Map.of()),
                Optional.empty(),
                Optional.empty(),
                Duration.ZERO);
    }

    /** What stands on the terminal's last line, after one sync. */
    private String lastLineOnATerminal(long expected, long before, long[] pages, SyncReport report) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream realErr = System.err;
        System.setErr(new PrintStream(screen, true, StandardCharsets.UTF_8));
        try {
            ProgressBars bars = new ProgressBars(printer, true);
            bars.planned(7, "invoices", new Prospect(true, expected, before));
            for (long records : pages) {
                bars.advanced(7, "invoices", 1, records);
            }
            bars.ended(report);
        } finally {
            System.setErr(realErr);
        }
        String[] drawn = screen.toString(StandardCharsets.UTF_8).strip().split("[\\r\\n]+");
        return drawn[drawn.length - 1];
    }

    @Test
    void withoutATerminalALineAtTheBeginningAndOneAtTheEndAreAll() {
        ProgressBars bars = new ProgressBars(printer, false);

        bars.planned(7, "invoices", new Prospect(true, 2_500, 1_000));
        bars.advanced(7, "invoices", 200, 1_000);
        bars.advanced(7, "invoices", 100, 500);
        bars.ended(report(SyncReport.State.DONE, 2_500));

        assertThat(err.toString().lines())
                .containsExactly(
                        "invoices: 2500 records to read, 1000 of them read before ...",
                        "invoices: done, 2500 records read");
        assertThat(out.toString()).as("standard output belongs to the result").isEmpty();
    }

    @Test
    void aSyncThatWasCutOffSaysSo() {
        ProgressBars bars = new ProgressBars(printer, false);

        bars.planned(7, "invoices", new Prospect(true, 2_500, 0));
        bars.ended(report(SyncReport.State.INTERRUPTED, 1_000));

        assertThat(err.toString().lines())
                .containsExactly("invoices: 2500 records to read ...", "invoices: interrupted, 1000 records read");
    }

    @Test
    void aBarEndsFullThoughLessCameThanWasCounted() {
        String line = lastLineOnATerminal(200, 0, new long[] {100, 90}, report(SyncReport.State.DONE, 190));

        assertThat(line).contains("invoices", "100%", "190/190 rows");
    }

    @Test
    void aBarOfASyncThatWasCutOffStaysWhereItWas() {
        String line = lastLineOnATerminal(200, 0, new long[] {100}, report(SyncReport.State.INTERRUPTED, 100));

        assertThat(line).contains("50%", "100/200 rows");
    }

    @Test
    void aDataTypeWithoutRowsHasAFullBar() {
        String line = lastLineOnATerminal(0, 0, new long[0], report(SyncReport.State.DONE, 0));

        assertThat(line).contains("invoices", "100%", "0/0 rows");
    }

    @Test
    void rowsThatCameThoughNoneWereCountedAreShown() {
        String line = lastLineOnATerminal(0, 0, new long[] {3}, report(SyncReport.State.DONE, 3));

        assertThat(line).contains("100%", "3/3 rows");
    }

    private String lastLineOfChanges(Prospect prospect, long[] documents, SyncReport report) {
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        PrintStream realErr = System.err;
        System.setErr(new PrintStream(screen, true, StandardCharsets.UTF_8));
        try {
            ProgressBars bars = new ProgressBars(printer, true);
            bars.planned(7, "invoices", prospect);
            for (long some : documents) {
                bars.advanced(7, "invoices", some, some * 100);
            }
            bars.ended(report);
        } finally {
            System.setErr(realErr);
        }
        String[] drawn = screen.toString(StandardCharsets.UTF_8).strip().split("[\\r\\n]+");
        return drawn[drawn.length - 1];
    }

    @Test
    void aReadingOfChangesCountsDocumentsAndNotTheirRecords() {
        String line = lastLineOfChanges(
                new Prospect(false, 40, 10), new long[] {10, 5}, report(SyncReport.State.INTERRUPTED, 1_500));

        assertThat(line).contains("62%", "25/40 documents");
    }

    @Test
    void documentsReadOnceMoreForTheProofMakeTheBarLongerAndNeverMoreThanFull() {
        String line =
                lastLineOfChanges(new Prospect(false, 40, 0), new long[] {40, 7}, report(SyncReport.State.DONE, 4_700));

        assertThat(line).contains("100%", "47/47 documents");
    }

    @Test
    void changedDocumentsThatAreAllGoneLeaveAFullBar() {
        String line = lastLineOfChanges(new Prospect(false, 3, 0), new long[0], report(SyncReport.State.DONE, 0));

        assertThat(line).contains("100%", "3/3 documents");
    }

    @Test
    void withoutATerminalAReadingOfChangesSaysWhatItCounts() {
        new ProgressBars(printer, false).planned(7, "invoices", new Prospect(false, 12, 0));

        assertThat(err.toString().strip()).isEqualTo("invoices: 12 changed documents to read ...");
    }
}
