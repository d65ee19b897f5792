package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.connection.Connection;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.mapping.Question;
import io.daybook.source.Governors;
import io.daybook.source.PageFormat;
import io.daybook.source.Platform;
import io.daybook.source.http.HttpSettings;
import io.daybook.source.intacct.IntacctComponent;
import io.daybook.source.intacct.IntacctPageFormat;
import io.daybook.source.intacct.IntacctPlatform;
import io.daybook.source.intacct.IntacctSettings;
import io.daybook.source.netsuite.NetSuiteComponent;
import io.daybook.source.netsuite.NetSuitePageFormat;
import io.daybook.source.netsuite.NetSuitePlatform;
import io.daybook.source.netsuite.NetSuiteSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.impl.DefaultCamelContext;

/** The platforms that there are, by name. Thread-safe. */
public final class Platforms implements AutoCloseable {
    private final Mappings mappings;
    private final NetSuitePlatform netSuite;
    private final IntacctPlatform intacct;
    private final Runnable stop;

    /** Without the routes: what testing a connection needs. */
    public Platforms(Services services) {
        this(new DefaultCamelContext(), services);
    }

    private Platforms(CamelContext own, Services services) {
        this(own, services, governors(services), own::stop);
        own.start();
    }

    /** Those of somebody else's context, which they do not stop. */
    Platforms(CamelContext context, Services services, Governors governors) {
        this(context, services, governors, () -> {});
    }

    private Platforms(CamelContext context, Services services, Governors governors, Runnable stop) {
        this.mappings = services.mappings();
        this.netSuite = netSuite(context, services, governors);
        this.intacct = intacct(context, services, governors);
        this.stop = stop;
    }

    /** How each platform's pages are read again. */
    static Map<String, PageFormat> formats() {
        return Map.of("netsuite", new NetSuitePageFormat(), "intacct", new IntacctPageFormat());
    }

    /** The components by which routes reach them, by the platforms' names. */
    Map<String, Component> components() {
        return Map.of(netSuite.name(), new NetSuiteComponent(netSuite), intacct.name(), new IntacctComponent(intacct));
    }

    /** @throws Problem there is no such platform */
    Platform get(String name) {
        return Stream.<Platform>of(intacct, netSuite)
                .filter(platform -> platform.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.wrongUse(
                        "platform", "there is no platform '" + name + "'", "There are: intacct, netsuite", null));
    }

    /** As wide as the settings allow where an account does not tell its own limit. */
    static Governors governors(Services services) {
        return new Governors(services.settings().get(Settings.NETSUITE_CONCURRENCY));
    }

    /** NetSuite as the settings want it, over HTTP of the given context. */
    private static NetSuitePlatform netSuite(CamelContext context, Services services, Governors governors) {
        Settings settings = services.settings();
        NetSuiteSettings defaults = NetSuiteSettings.defaults();
        return new NetSuitePlatform(
                context,
                governors,
                services.calls(),
                new NetSuiteSettings(
                        http(
                                settings.get(Settings.NETSUITE_CONNECT_TIMEOUT),
                                settings.get(Settings.NETSUITE_RESPONSE_TIMEOUT)),
                        !settings.get(Settings.PROFILE).equals("prod"),
                        defaults.longestThrottle(),
                        settings.get(Settings.WINDOW_RECORDS),
                        defaults.mostWindows()));
    }

    private static IntacctPlatform intacct(CamelContext context, Services services, Governors governors) {
        Settings settings = services.settings();
        IntacctSettings defaults = IntacctSettings.defaults();
        return new IntacctPlatform(
                context,
                governors,
                services.calls(),
                new IntacctSettings(
                        http(
                                settings.get(Settings.INTACCT_CONNECT_TIMEOUT),
                                settings.get(Settings.INTACCT_RESPONSE_TIMEOUT)),
                        !settings.get(Settings.PROFILE).equals("prod"),
                        defaults.longestThrottle(),
                        settings.get(Settings.INTACCT_CONCURRENCY),
                        Duration.ofMinutes(settings.get(Settings.INTACCT_OVERLAP)),
                        settings.get(Settings.WINDOW_RECORDS),
                        defaults.mostWindows()));
    }

    private static HttpSettings http(int connectSeconds, int responseSeconds) {
        HttpSettings defaults = HttpSettings.defaults();
        return new HttpSettings(
                Duration.ofSeconds(connectSeconds),
                Duration.ofSeconds(responseSeconds),
                defaults.maxBodyBytes(),
                defaults.connectionsPerHost(),
                defaults.userAgent());
    }

    /**
     * Tries a connection, with what the mappings ask of its platform.
     *
     * @throws Problem there is no such platform
     */
    public List<Platform.Finding> test(Connection connection) {
        Platform platform = get(connection.platform());
        Map<String, Question> questions = new TreeMap<>();
        for (Mapping mapping : mappings.of(connection.platform())) {
            questions.put(mapping.dataType(), mapping.question());
        }
        return platform.test(connection, questions);
    }

    @Override
    public void close() {
        netSuite.close();
        intacct.close();
        stop.run();
    }
}
