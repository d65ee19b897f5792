package io.daybook.app;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** A metric of one name at one moment, filled label by label. Used by one thread. */
final class Gauges {
    private final GaugeSnapshot.Builder gauge;
    private final String[] labels;

    Gauges(String name, String help, String... labels) {
        this.gauge = GaugeSnapshot.builder().name(name).help(help);
        this.labels = labels;
    }

    /** @param values of the labels, in their order */
    void add(long value, String... values) {
        gauge.dataPoint(GaugeDataPointSnapshot.builder()
                .value(value)
                .labels(Labels.of(labels, values))
                .build());
    }

    void addTo(MetricSnapshots.Builder all) {
        all.metricSnapshot(gauge.build());
    }
}
