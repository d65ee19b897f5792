package io.daybook.cli;

import io.daybook.sync.Prospect;
import io.daybook.sync.SyncListener;
import io.daybook.sync.SyncReport;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar a data type on standard error: rows (documents where only changes are read), how many a second, what
 * remains. Where standard error is no
 * terminal, a line at the beginning and one at the end take its place. Thread-safe.
 */
final class ProgressBars implements SyncListener {
    private final Printer printer;
    private final boolean terminal;
    private final Map<String, Bar> bars = new ConcurrentHashMap<>();

    ProgressBars(Printer printer, boolean terminal) {
        this.printer = printer;
        this.terminal = terminal;
    }

    private static String key(long connectionId, String dataType) {
        return connectionId + "/" + dataType;
    }

    @Override
    public void planned(long connectionId, String dataType, Prospect prospect) {
        if (!terminal) {
            printer.note(dataType + ": " + prospect.expected()
                    + (prospect.everything() ? " records to read" : " changed documents to read")
                    + (prospect.before() > 0 ? ", " + prospect.before() + " of them read before" : "") + " ...");
            return;
        }
        if (prospect.expected() > 0) {
            bars.put(key(connectionId, dataType), new Bar(dataType, prospect));
        }
    }

    @Override
    public void advanced(long connectionId, String dataType, long documents, long records) {
        Bar bar = bars.get(key(connectionId, dataType));
        if (bar != null) {
            bar.advance(documents, records);
        }
    }

    @Override
    public void ended(SyncReport report) {
        Bar bar = bars.remove(key(report.connectionId(), report.dataType()));
        boolean done = report.state() == SyncReport.State.DONE;
        if (bar != null) {
            bar.end(done);
        } else if (terminal && done) {
            Bar.finished(report.dataType(), report.counts().read());
        } else if (!terminal) {
            printer.note(report.dataType() + ": " + report.state().name().toLowerCase(Locale.ROOT) + ", "
                    + report.counts().read() + " records read");
        }
    }

    /** One bar: of rows where everything is read, of documents where only changes are. */
    private static final class Bar {
        private final ProgressBar drawn;
        private final boolean everything;

        Bar(String dataType, Prospect prospect) {
            everything = prospect.everything();
            // What was counted first may be less than what was read before by an interrupted run.
            long expected = Math.max(prospect.expected(), prospect.before());
            drawn = drawn(dataType, everything ? " rows" : " documents", expected, 1, prospect.before());
        }

        private static ProgressBar drawn(String dataType, String unit, long expected, long size, long before) {
            return new ProgressBarBuilder()
                    .setTaskName(String.format("%-12s", dataType))
                    .setInitialMax(expected)
                    .startsFrom(before, Duration.ZERO)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUnit(unit, size)
                    .showSpeed()
                    .setUpdateIntervalMillis(200)
                    .setConsumer(new ConsoleProgressBarConsumer(System.err))
                    .build();
        }

        /** Documents that differ in the proof are read once more: what comes beyond the plan makes the bar longer. */
        synchronized void advance(long documents, long records) {
            long step = everything ? records : documents;
            if (drawn.getCurrent() + step > drawn.getMax()) {
                drawn.maxHint(drawn.getCurrent() + step);
            }
            drawn.stepBy(step);
        }

        /** The platform counted before it was read: where a sync ran to its end, the end is what was read. */
        synchronized void end(boolean done) {
            if (done && drawn.getCurrent() > 0) {
                drawn.maxHint(drawn.getCurrent());
            } else if (done) {
                drawn.stepTo(drawn.getMax());
            }
            drawn.close();
        }

        /** The bar of a data type of which nothing was expected. */
        static void finished(String dataType, long read) {
            if (read > 0) {
                drawn(dataType, " rows", read, 1, read).close();
            } else {
                // A bar of length nought would stay empty: half of a unit is all there is, and is shown as no row.
                drawn(dataType, " rows", 1, 2, 1).close();
            }
        }
    }
}
