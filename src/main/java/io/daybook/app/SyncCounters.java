package io.daybook.app;

import io.daybook.sync.Counts;
import io.daybook.sync.SyncListener;
import io.daybook.sync.SyncReport;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;

/** Counts syncs and records of this process since its start, as they end. Thread-safe. */
final class SyncCounters implements SyncListener {
    private final MeterRegistry registry;

    SyncCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(SyncReport report) {
        Tags dataset = Tags.of("connection", Long.toString(report.connectionId()), "data_type", report.dataType());
        registry.counter(
                        "daybook.syncs",
                        dataset.and("ended", report.state().name().toLowerCase(Locale.ROOT)))
                .increment();
        registry.counter("daybook.syncs.seconds", dataset)
                .increment(report.elapsed().toMillis() / 1000.0);
        Counts counts = report.counts();
        records(dataset, "loaded", counts.loaded());
        records(dataset, "unchanged", counts.unchanged());
        records(dataset, "ignored", counts.ignored());
        records(dataset, "dead_letter", counts.deadLetters());
    }

    private void records(Tags dataset, String outcome, long records) {
        if (records > 0) {
            registry.counter("daybook.records", dataset.and("outcome", outcome)).increment(records);
        }
    }
}
