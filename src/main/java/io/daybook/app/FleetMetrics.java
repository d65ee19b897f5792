package io.daybook.app;

import io.daybook.connection.Connection;
import io.daybook.source.Governor;
import io.daybook.source.Governors;
import io.daybook.sync.DatasetStatus;
import io.daybook.sync.Dispatcher;
import io.daybook.sync.Statuses;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of every dataset as metrics: what {@code daybook status} shows, asked of the database in one question at each
 * scrape. docs/operations.md lists them. Thread-safe.
 */
final class FleetMetrics implements MultiCollector {
    private static final Logger LOG = LoggerFactory.getLogger(FleetMetrics.class);
    private static final String[] DATASET = {"connection", "company", "platform", "data_type"};

    private final Statuses statuses;
    private final CallCounter calls;
    private final Supplier<Dispatcher.Load> load;
    private final Governors governors;

    FleetMetrics(Statuses statuses, CallCounter calls, Supplier<Dispatcher.Load> load, Governors governors) {
        this.statuses = statuses;
        this.calls = calls;
        this.load = load;
        this.governors = governors;
    }

    @Override
    public MetricSnapshots collect() {
        MetricSnapshots.Builder all = MetricSnapshots.builder();
        process(all);
        try {
            List<DatasetStatus> datasets = statuses.all(Optional.empty());
            datasets(all, datasets);
            calls(all, datasets);
        } catch (RuntimeException databaseAway) {
            // What the process itself knows is still worth having; readiness says that the database is away.
            LOG.warn("The state of datasets could not be asked for metrics: {}", databaseAway.getMessage());
        }
        return all.build();
    }

    private void process(MetricSnapshots.Builder all) {
        Dispatcher.Load now = load.get();
        Gauges waiting = new Gauges("daybook_syncs_waiting", "Datasets that are due and wait for a worker", "lane");
        Gauges running = new Gauges("daybook_syncs_running", "Datasets that a worker is at by their schedule", "lane");
        now.waiting().forEach((lane, count) -> waiting.add(count, lane.name().toLowerCase(Locale.ROOT)));
        now.running().forEach((lane, count) -> running.add(count, lane.name().toLowerCase(Locale.ROOT)));
        Gauges slots = new Gauges("daybook_account_slots", "Requests an account lets through at once now", "account");
        Gauges used = new Gauges("daybook_account_slots_used", "Requests in flight to an account", "account");
        Gauges queued = new Gauges("daybook_account_waiting", "Requests that wait for a slot of an account", "account");
        for (Map.Entry<String, Governor> account : governors.all().entrySet()) {
            slots.add(account.getValue().limit(), account.getKey());
            used.add(account.getValue().inUse(), account.getKey());
            queued.add(account.getValue().waiting(), account.getKey());
        }
        List.of(waiting, running, slots, used, queued).forEach(gauges -> gauges.addTo(all));
        all.metricSnapshot(SlotWaits.of(governors.all()));
    }

    private void calls(MetricSnapshots.Builder all, List<DatasetStatus> datasets) {
        Gauges month = new Gauges(
                "daybook_api_calls_month",
                "Calls to the platform in this month (UTC), as it bills them",
                "connection",
                "company",
                "platform");
        Gauges budget = new Gauges(
                "daybook_api_calls_budget", "Calls a month that a connection may make before somebody is told");
        Map<Long, Long> written = calls.written();
        datasets.stream()
                .map(DatasetStatus::connection)
                .distinct()
                .forEach(connection -> month.add(
                        written.getOrDefault(connection.id(), 0L),
                        Long.toString(connection.id()),
                        connection.company(),
                        connection.platform()));
        if (calls.budget() > 0) {
            budget.add(calls.budget());
        }
        List.of(month, budget).forEach(gauges -> gauges.addTo(all));
    }

    private static void datasets(MetricSnapshots.Builder all, List<DatasetStatus> datasets) {
        Instant now = Instant.now();
        Gauges linked = new Gauges(
                "daybook_connection_linked",
                "1 where a connection may be read, 0 where it is broken or unlinked",
                "connection",
                "company",
                "platform",
                "status");
        Gauges failed = new Gauges("daybook_dataset_failed", "1 where the last sync needs a person", DATASET);
        Gauges running = new Gauges("daybook_dataset_running", "1 while a sync is at it", DATASET);
        Gauges good = new Gauges(
                "daybook_dataset_last_good_seconds", "When a sync last ended well, in seconds since 1970", DATASET);
        Gauges lag = new Gauges(
                "daybook_dataset_lag_seconds",
                "How old what is in the ledger may be, by the platform's clock",
                DATASET);
        Gauges rows = new Gauges("daybook_dataset_rows", "Ledger rows at the last proof", DATASET);
        Gauges agrees = new Gauges(
                "daybook_dataset_proof_agrees",
                "1 where the platform's own figures were ours at the last proof",
                DATASET);
        Gauges proved = new Gauges("daybook_dataset_proved_seconds", "When that was, in seconds since 1970", DATASET);
        Gauges letters = new Gauges("daybook_dead_letters_open", "Open dead letters", DATASET);
        long before = 0;
        for (DatasetStatus dataset : datasets) {
            String id = Long.toString(dataset.connection().id());
            String company = dataset.connection().company();
            String platform = dataset.connection().platform();
            Connection.Status status = dataset.connection().status();
            if (dataset.connection().id() != before) {
                linked.add(status == Connection.Status.Linked ? 1 : 0, id, company, platform, status.name());
                before = dataset.connection().id();
            }
            String[] labels = {id, company, platform, dataset.dataType()};
            failed.add(dataset.state() == DatasetStatus.State.FAILED ? 1 : 0, labels);
            running.add(dataset.state() == DatasetStatus.State.RUNNING ? 1 : 0, labels);
            dataset.goodAt().ifPresent(at -> good.add(at.getEpochSecond(), labels));
            dataset.cursor().ifPresent(at -> lag.add(Math.max(0, now.getEpochSecond() - at.getEpochSecond()), labels));
            dataset.agrees().ifPresent(equal -> {
                agrees.add(equal ? 1 : 0, labels);
                rows.add(dataset.provedRecords(), labels);
            });
            dataset.provedAt().ifPresent(at -> proved.add(at.getEpochSecond(), labels));
            letters.add(dataset.letters(), labels);
        }
        List.of(linked, failed, running, good, lag, rows, agrees, proved, letters)
                .forEach(gauges -> gauges.addTo(all));
    }
}
