package io.daybook.app;

import io.daybook.source.Governor;
import io.daybook.source.Governor.Priority;
import io.daybook.source.WaitTimes;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** How long requests waited for a slot of their account, as a metric: whether back-fills give way to what is prompt. Stateless. */
final class SlotWaits {
    private static final double NANOSECONDS = 1e9;

    private SlotWaits() {}

    /** Accounts and priorities for which no slot was given yet are left out. */
    static SummarySnapshot of(Map<String, Governor> accounts) {
        SummarySnapshot.Builder summary = SummarySnapshot.builder()
                .name("daybook_account_slot_wait_seconds")
                .help(
                        "How long requests waited for a slot of an account since this process began; quantile 1 is the longest");
        accounts.forEach((account, governor) -> {
            for (Priority priority : Priority.values()) {
                WaitTimes waits = governor.waits(priority);
                if (waits.count() > 0) {
                    summary.dataPoint(point(
                            waits,
                            Labels.of(
                                    "account",
                                    account,
                                    "priority",
                                    priority.name().toLowerCase(Locale.ROOT))));
                }
            }
        });
        return summary.build();
    }

    private static SummaryDataPointSnapshot point(WaitTimes waits, Labels labels) {
        return SummaryDataPointSnapshot.builder()
                .count(waits.count())
                .sum(seconds(waits.total()))
                .quantiles(Quantiles.of(
                        new Quantile(0.5, seconds(waits.percentile(50))),
                        new Quantile(0.95, seconds(waits.percentile(95))),
                        new Quantile(1, seconds(waits.longest()))))
                .labels(labels)
                .build();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / NANOSECONDS;
    }
}
