package io.daybook.cli;

import io.daybook.sync.SyncListener;
import io.daybook.sync.SyncReport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A progress bar a data type on standard error: records, records a second, what remains. Where standard error is no
 * terminal, a line at the beginning and one at the end take its place. Thread-safe.
 */
final class ProgressBars implements SyncListener {
    private final Printer printer;
    private final boolean terminal;
    private final Map<String, ProgressBar> bars = new ConcurrentHashMap<>();

    ProgressBars(Printer printer, boolean terminal) {
        this.printer = printer;
        this.terminal = terminal;
    }

    private static String key(long connectionId, String dataType) {
        return connectionId + "/" + dataType;
    }

    @Override
    public void planned(long connectionId, String dataType, long expected, long before) {
        if (!terminal) {
            printer.note(dataType + ": " + expected + " records to read"
                    + (before > 0 ? ", " + before + " of them read before" : "") + " ...");
            return;
        }
        if (expected > 0) {
            bars.put(key(connectionId, dataType), bar(dataType, expected, 1, before));
        }
    }

    private static ProgressBar bar(String dataType, long expected, long unit, long before) {
        return new ProgressBarBuilder()
                .setTaskName(String.format("%-12s", dataType))
                .setInitialMax(expected)
                .startsFrom(before, Duration.ZERO)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(" rows", unit)
                .showSpeed()
                .setUpdateIntervalMillis(200)
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build();
    }

    @Override
    public void advanced(long connectionId, String dataType, long records) {
        ProgressBar bar = bars.get(key(connectionId, dataType));
        if (bar != null) {
            bar.stepBy(records);
        }
    }

    @Override
    public void ended(SyncReport report) {
        ProgressBar bar = bars.remove(key(report.connectionId(), report.dataType()));
        if (bar != null) {
            if (report.state() == SyncReport.State.DONE) {
                // The platform counted before it was read: the end is what was read.
                bar.maxHint(bar.getCurrent());
            }
            bar.close();
        } else if (terminal && report.state() == SyncReport.State.DONE) {
            finished(report.dataType(), report.counts().read());
        } else if (!terminal) {
            printer.note(report.dataType() + ": " + report.state().name().toLowerCase(java.util.Locale.ROOT) + ", "
                    + report.counts().read() + " records read");
        }
    }

    /** The bar of a data type of which nothing was expected. */
    private static void finished(String dataType, long read) {
        if (read > 0) {
            bar(dataType, read, 1, read).close();
        } else {
            // A bar of length nought would stay empty: half of a unit is all there is, and is shown as no row.
            bar(dataType, 1, 2, 1).close();
        }
    }
}
