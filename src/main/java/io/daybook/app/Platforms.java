package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.connection.Connection;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.mapping.Question;
import io.daybook.source.Governors;
import io.daybook.source.Platform;
import io.daybook.source.http.HttpSettings;
import io.daybook.source.netsuite.NetSuitePlatform;
import io.daybook.source.netsuite.NetSuiteSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The platforms without the routes: what testing a connection needs. Thread-safe. */
public final class Platforms implements AutoCloseable {
    private final CamelContext context;
    private final Mappings mappings;
    private final NetSuitePlatform netSuite;

    public Platforms(Services services) {
        this.mappings = services.mappings();
        this.context = new DefaultCamelContext();
        this.netSuite = netSuite(context, services, governors(services));
        context.start();
    }

    /** As wide as the settings allow where an account does not tell its own limit. */
    static Governors governors(Services services) {
        return new Governors(services.settings().get(Settings.NETSUITE_CONCURRENCY));
    }

    /** NetSuite as the settings want it, over HTTP of the given context. */
    static NetSuitePlatform netSuite(CamelContext context, Services services, Governors governors) {
        Settings settings = services.settings();
        NetSuiteSettings defaults = NetSuiteSettings.defaults();
        HttpSettings http = new HttpSettings(
                Duration.ofSeconds(settings.get(Settings.NETSUITE_CONNECT_TIMEOUT)),
                Duration.ofSeconds(settings.get(Settings.NETSUITE_RESPONSE_TIMEOUT)),
                defaults.http().maxBodyBytes(),
                defaults.http().connectionsPerHost(),
                defaults.http().userAgent());
        boolean production = settings.get(Settings.PROFILE).equals("prod");
        return new NetSuitePlatform(
                context,
                governors,
                new NetSuiteSettings(
                        http,
                        !production,
                        defaults.longestThrottle(),
                        settings.get(Settings.WINDOW_RECORDS),
                        defaults.mostWindows()));
    }

    /**
     * Tries a connection, with what the mappings ask of its platform.
     *
     * @throws Problem there is no such platform
     */
    public List<Platform.Finding> test(Connection connection) {
        if (!connection.platform().equals(netSuite.name())) {
            throw Problem.wrongUse(
                    connection.label(),
                    "there is no platform '" + connection.platform() + "'",
                    "There is: netsuite",
                    null);
        }
        Map<String, Question> questions = new TreeMap<>();
        for (Mapping mapping : mappings.of(connection.platform())) {
            questions.put(mapping.dataType(), mapping.question());
        }
        return netSuite.test(connection, questions);
    }

    @Override
    public void close() {
        netSuite.close();
        context.stop();
    }
}
