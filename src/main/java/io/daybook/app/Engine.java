package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.connection.CallCounts;
import io.daybook.deadletter.ReplayResult;
import io.daybook.source.Governors;
import io.daybook.sync.Dispatcher;
import io.daybook.sync.Order;
import io.daybook.sync.ProofReport;
import io.daybook.sync.RecordSteps;
import io.daybook.sync.SyncListener;
import io.daybook.sync.SyncReport;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.main.BaseMainSupport;
import org.apache.camel.main.Main;
import org.apache.camel.main.MainListenerSupport;
import org.apache.camel.model.ModelCamelContext;

/**
 * The routes, running: everything that moves data goes through here. Syncs and replays asked for by a command take the same
 * routes as scheduled ones. Thread-safe.
 */
public final class Engine implements AutoCloseable {
    /** How long syncs may take to end after their present pages. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Services services;
    private final Main main;
    private final ExecutorService readers;
    private final Dispatcher dispatcher;
    private final Poll poll;
    private final Governors governors;
    private final Alerts alerts;
    private final List<SyncListener> listeners = new ArrayList<>();
    private volatile Platforms platforms;
    private volatile ProducerTemplate template;

    /**
     * What an engine does beside syncs that are asked for.
     *
     * @param schedules whether the schedules are live from the start
     * @param management whether health and metrics are served over HTTP
     */
    public record Options(boolean schedules, boolean management) {}

    private Engine(Services services, Main main) {
        this.services = services;
        this.main = main;
        this.readers = readers(services.settings().get(Settings.SYNC_THREADS));
        this.dispatcher = new Dispatcher(services.settings().get(Settings.SYNC_AT_ONCE), new Scheduled());
        this.poll = new Poll(services.sync().due(), dispatcher);
        this.governors = Platforms.governors(services);
        this.alerts = new Alerts(services.connections());
        listen(dispatcher);
    }

    /**
     * Loads the routes and starts them.
     *
     * @throws Problem a route file has a mistake, or a port is in use
     */
    public static Engine start(Services services, Options options) {
        Settings settings = services.settings();
        Main main = new Main();
        Engine engine = new Engine(services, main);
        try {
            engine.configure(settings, options);
            main.init();
            if (options.management()) {
                engine.observe();
            }
            RouteCheck.check((ModelCamelContext) main.getCamelContext(), settings.folder(Settings.ROUTES));
            main.start();
            engine.template = main.getCamelContext().createProducerTemplate();
            services.calls().tell(engine::tell);
            return engine;
        } catch (Exception failed) {
            engine.close();
            throw RouteMistake.explain(failed, settings);
        }
    }

    private void configure(Settings settings, Options options) {
        Path routes = settings.folder(Settings.ROUTES);
        if (!Files.isDirectory(routes)) {
            throw Problem.wrongUse(
                    routes.toString(),
                    "there is no folder with routes here",
                    "Set " + Settings.ROUTES.environmentName() + " to the folder that holds sync.camel.yaml.",
                    null);
        }
        main.configure()
                .withName("daybook")
                .withRoutesIncludePattern("file:" + routes + "/*.camel.yaml")
                // Nothing that goes through the routes is a stream.
                .withStreamCachingEnabled(false)
                .withShutdownTimeout(30)
                .withShutdownLogInflightExchangesOnTimeout(false);
        main.addInitialProperty("daybook.schedules", Boolean.toString(options.schedules()));
        main.addInitialProperty(
                "daybook.redelivery.delay",
                settings.get(Settings.REDELIVERY_DELAY).toString());
        main.addInitialProperty(
                "daybook.archive.retention",
                settings.get(Settings.ARCHIVE_RETENTION).toString());
        main.addInitialProperty("daybook.alert.url", settings.get(Settings.ALERT_URL));
        if (options.management()) {
            ManagementPort.check(settings);
            management(settings);
        }
        RecordSteps steps = new RecordSteps();
        main.bind("daybook", services.database().dataSource());
        main.bind("readers-pool", readers);
        main.bind("readers", new Readers(name -> platforms.get(name)));
        main.bind("pages-at-once", new PagesAtOnce(settings.get(Settings.PAGES_AT_ONCE)));
        main.bind("poll", poll);
        main.bind("connections", services.connections());
        main.bind("glances", services.sync().glances());
        main.bind("syncs", services.sync().syncs());
        main.bind("pages", services.sync().pages());
        main.bind("proofs", services.sync().proofs());
        main.bind("map", new RecordStep(steps::map));
        main.bind("classify", new RecordStep(steps::classify));
        main.bind("currency", new RecordStep(steps::currency));
        main.bind("replays", services.replays());
        main.bind("remaps", services.sync().remaps());
        main.bind(
                "failures",
                new Failures(services.sync().syncs(), services.sync().glances(), steps));
        main.bind("failedStep", new FailedStep());
        main.bind("alerts", alerts);
        main.addMainListener(new OnTheWayUp());
    }

    private void management(Settings settings) {
        main.addInitialProperty("camel.management.enabled", "true");
        main.addInitialProperty("camel.management.host", settings.get(Settings.MANAGEMENT_ADDRESS));
        main.addInitialProperty(
                "camel.management.port", settings.get(Settings.MANAGEMENT_PORT).toString());
        main.addInitialProperty("camel.management.healthCheckEnabled", "true");
        main.addInitialProperty("camel.management.metricsEnabled", "true");
        main.addInitialProperty("camel.metrics.enabled", "true");
        // One event an exchange would cost more than the exchange: records are exchanges here.
        main.addInitialProperty("camel.metrics.enableExchangeEventNotifier", "false");
    }

    /** Adds what is ours to the health and metrics of Camel. */
    private void observe() {
        CamelContext context = main.getCamelContext();
        HealthCheckRegistry.get(context)
                .register(new DatabaseCheck(services.database().dataSource()));
        PrometheusMeterRegistry metrics = context.getRegistry().findSingleByType(PrometheusMeterRegistry.class);
        metrics.getPrometheusRegistry()
                .register(new FleetMetrics(services.sync().statuses(), services.calls(), dispatcher::load, governors));
        listen(new SyncCounters(metrics));
    }

    private void listen(SyncListener listener) {
        listeners.add(listener);
        services.sync().listeners().add(listener);
    }

    /**
     * Threads that read windows beside the first of a sync. Where none is free the sync reads with its own thread: it never
     * waits for somebody else's platform.
     */
    private static ExecutorService readers(int threads) {
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                threads,
                30,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> {
                    Thread thread = new Thread(task, "reader-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.CallerRunsPolicy());
    }

    /**
     * Syncs one data type of one connection now and waits for its end.
     *
     * @throws Problem the sync could not begin
     */
    public SyncReport sync(long connectionId, String dataType) {
        return sync(connectionId, dataType, Order.ORDINARY);
    }

    /**
     * Syncs one data type of one connection now and waits for its end.
     *
     * @param order what is wanted beyond what its schedule would do
     * @throws Problem the sync could not begin
     */
    public SyncReport sync(long connectionId, String dataType, Order order) {
        return request(
                "direct:sync",
                Map.of("connectionId", connectionId, "dataType", dataType, "order", order),
                SyncReport.class);
    }

    /**
     * Compares one data type of one connection with the platform's own counts and sums, without reading anything.
     *
     * @return nothing where another process is at the dataset
     * @throws Problem the comparison came to no end
     */
    public Optional<ProofReport> reconcile(long connectionId, String dataType) {
        Object answer =
                request("direct:reconcile", Map.of("connectionId", connectionId, "dataType", dataType), Object.class);
        if (answer instanceof SyncReport stopped) {
            SyncReport.Stop why = stopped.problem().orElseThrow();
            throw Problem.failed(
                    services.connections().get(connectionId).label(),
                    why.message(),
                    "Mend that, then try again.",
                    null);
        }
        return Optional.ofNullable((ProofReport) answer);
    }

    /**
     * Runs the present mapping over the archived pages of one data type of one connection and waits for its end.
     *
     * @throws Problem it could not begin: the archive does not hold what the mapping asks for, or not the whole
     */
    public SyncReport remap(long connectionId, String dataType) {
        return request("direct:remap", Map.of("connectionId", connectionId, "dataType", dataType), SyncReport.class);
    }

    /** Replays one dead letter and waits for its end. */
    public ReplayResult replay(long letterId) {
        return request("direct:replay", Map.of("letterId", letterId), ReplayResult.class);
    }

    private <T> T request(String route, Map<String, Object> headers, Class<T> answer) {
        Object body = template.requestBodyAndHeaders(route, null, headers);
        if (body instanceof Throwable failure) {
            explain(failure);
        }
        if (body instanceof RuntimeException failure) {
            throw failure;
        }
        if (body instanceof Throwable failure) {
            throw Problem.failed(route, failure.getMessage(), "Run it again with --debug to see more.", failure);
        }
        return answer.cast(body);
    }

    /** A large part of a budget is used up: told where failed syncs are told, without waiting for whoever hears it. */
    private void tell(CallCounts.Reached reached) {
        template.asyncRequestBody("direct:alert", alerts.of(reached, services.calls()));
    }

    /** What a bean says to a person, without what Camel wraps around it. */
    private static void explain(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                throw problem;
            }
        }
    }

    /** Brings the schedules to life after a start without them. */
    public void startSchedules() {
        CamelContext context = main.getCamelContext();
        try {
            for (Route route : context.getRoutes()) {
                context.getRouteController().startRoute(route.getRouteId());
            }
        } catch (Exception failed) {
            throw Problem.failed(
                    "routes", "the schedules could not be started: " + failed.getMessage(), "See the log.", failed);
        }
    }

    /** Asks running syncs to end after their present pages; they are taken up by the next run. */
    public void stopSyncs() {
        dispatcher.stop();
        services.sync().syncs().stopAll();
    }

    /** Who keeps requests to accounts inside what they bear, in this process. */
    public Governors governors() {
        return governors;
    }

    /** What schedules call. */
    Poll poll() {
        return poll;
    }

    /** How many datasets wait and run by their schedules. */
    public Dispatcher.Load load() {
        return dispatcher.load();
    }

    /** Ids of the routes. */
    public List<String> routes() {
        return context().getRoutes().stream().map(Route::getRouteId).sorted().toList();
    }

    CamelContext context() {
        return main.getCamelContext();
    }

    /** Ends syncs after their present pages and stops the routes. */
    @Override
    public void close() {
        stopSyncs();
        services.calls().tell(null);
        try {
            if (!dispatcher.drain(PATIENCE) && platforms != null) {
                // Whoever still waits for an answer is cut off, or the end would wait as long as the platform likes.
                platforms.close();
            }
            dispatcher.close();
            main.stop();
        } finally {
            if (platforms != null) {
                platforms.close();
            }
            readers.shutdownNow();
            services.sync().listeners().removeAll(listeners);
        }
    }

    /** What schedules lead to. */
    private final class Scheduled implements Dispatcher.Work {
        @Override
        public List<String> look(long connectionId, List<String> dataTypes) {
            List<?> left =
                    request("direct:glance", Map.of("connectionId", connectionId, "dataTypes", dataTypes), List.class);
            return left.stream().map(String.class::cast).toList();
        }

        @Override
        public void sync(long connectionId, String dataType) {
            Engine.this.sync(connectionId, dataType);
        }
    }

    /** Puts the platforms in before the routes are loaded. */
    private final class OnTheWayUp extends MainListenerSupport {
        @Override
        public void beforeConfigure(BaseMainSupport starting) {
            CamelContext context = starting.getCamelContext();
            platforms = new Platforms(context, services, governors);
            platforms.components().forEach(context::addComponent);
            context.addComponent("archive", new ArchiveComponent(services.sync().archived()));
        }
    }
}
