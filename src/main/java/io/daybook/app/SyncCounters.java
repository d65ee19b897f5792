package io.daybook.app;

import io.daybook.sync.Counts;
import io.daybook.sync.SyncListener;
import io.daybook.sync.SyncReport;
import io.micrometer.core.instrument.Counter;
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
    public void glanced(long connectionId, int unchanged, int left) {
        glances("nothing_new", unchanged);
        glances("to_read", left);
    }

    private void glances(String outcome, int dataTypes) {
        if (dataTypes > 0) {
            counter(
                            "daybook.glances",
                            "Data types looked at before anything was read, by what came of it",
                            Tags.of("outcome", outcome))
                    .increment(dataTypes);
        }
    }

    @Override
    public void ended(SyncReport report) {
        Tags dataset = Tags.of("connection", Long.toString(report.connectionId()), "data_type", report.dataType());
        counter(
                        "daybook.syncs",
                        "Syncs that ended, by how",
                        dataset.and("ended", report.state().name().toLowerCase(Locale.ROOT)))
                .increment();
        counter("daybook.syncs.seconds", "What they took together", dataset)
                .increment(report.elapsed().toMillis() / 1000.0);
        Counts counts = report.counts();
        records(dataset, "loaded", counts.loaded());
        records(dataset, "unchanged", counts.unchanged());
        records(dataset, "ignored", counts.ignored());
        records(dataset, "dead_letter", counts.deadLetters());
    }

    private void records(Tags dataset, String outcome, long records) {
        if (records > 0) {
            counter(
                            "daybook.records",
                            "Records that were read, by what became of them",
                            dataset.and("outcome", outcome))
                    .increment(records);
        }
    }

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }
}
