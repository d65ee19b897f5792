package io.daybook.torture;

import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.database.EmbeddedDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Everything that a torture plays with: a sandbox of each platform in this process, a PostgreSQL of its own, routes whose schedules come every
 * few seconds, linked accounts, and the settings with which the middleware finds them.
 */
final class World implements AutoCloseable {
    private static final Instant BEGINNING = Instant.parse("2026-09-30T22:00:00Z");
    private static final Pattern SCHEDULE = Pattern.compile("(- name: schedule\\s*\\n\\s*value: ).*");
    private static final String EVERY_THREE_SECONDS = "0/3 * * * * ?";
    private final StepClock clock = new StepClock(BEGINNING);
    private final EmbeddedDatabase database;
    private final List<Side> sides;
    private final Map<String, String> environment;
    private final Map<Side, Long> connections = new LinkedHashMap<>();

    private World(TortureSettings settings, EmbeddedDatabase database, List<Side> sides) throws IOException {
        Path data = settings.folder().resolve("data");
        this.database = database;
        this.sides = sides;
        start(settings);
        this.environment = Map.copyOf(environment(settings, data));
        link(settings);
    }

    private void start(TortureSettings settings) {
        if (settings.platforms().contains("netsuite")) {
            sides.add(new NetSuiteSide(settings.seed(), settings.invoices(), clock));
        }
        if (settings.platforms().contains("intacct")) {
            sides.add(new IntacctSide(settings.seed(), settings.invoices(), clock));
        }
    }

    /** Makes it all, in the run's folder. */
    static World make(TortureSettings settings) {
        Path data = settings.folder().resolve("data");
        EmbeddedDatabase database = null;
        List<Side> started = new ArrayList<>();
        boolean made = false;
        try {
            Files.createDirectories(data);
            copyRoutes(settings.installation().resolve("routes"), data.resolve("routes"));
            database = EmbeddedDatabase.open(data, 0);
            World world = new World(settings, database, started);
            made = true;
            return world;
        } catch (IOException e) {
            throw Problem.failed(
                    settings.folder().toString(),
                    "this folder cannot be used: " + e.getMessage(),
                    "Make it writable, or name another one by --keep.",
                    e);
        } finally {
            if (!made) {
                close(started, database);
            }
        }
    }

    private Map<String, String> environment(TortureSettings settings, Path data) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(Settings.HOME.environmentName(), data.toAbsolutePath().toString());
        variables.put(Settings.DATABASE_URL.environmentName(), database.url());
        variables.put(Settings.DATABASE_USER.environmentName(), database.user());
        variables.put(Settings.DATABASE_PASSWORD.environmentName(), database.password());
        variables.put(Settings.DATABASE_POOL_SIZE.environmentName(), "5");
        variables.put(
                Settings.ROUTES.environmentName(),
                data.resolve("routes").toAbsolutePath().toString());
        variables.put(
                Settings.MAPPINGS.environmentName(),
                settings.installation().resolve("mappings").toAbsolutePath().toString());
        // Many windows and quick returns: more moments in which something can go wrong.
        variables.put(Settings.WINDOW_RECORDS.environmentName(), "1000");
        variables.put(Settings.SYNC_THREADS.environmentName(), "3");
        variables.put(Settings.REDELIVERY_DELAY.environmentName(), "20");
        variables.put(Settings.NETSUITE_RESPONSE_TIMEOUT.environmentName(), "4");
        variables.put(Settings.INTACCT_RESPONSE_TIMEOUT.environmentName(), "4");
        // The platform's time goes by the steps of the history, so it has nothing to do with ours.
        variables.put(Settings.CLOCK_TOLERANCE.environmentName(), "10080");
        variables.put(Settings.PROOF_INTERVAL.environmentName(), "0");
        variables.put(Settings.MANAGEMENT_PORT.environmentName(), Integer.toString(freePort()));
        return variables;
    }

    private void link(TortureSettings settings) {
        try (Services services = Services.open(Settings.read(settings.installation(), environment))) {
            for (Side side : sides) {
                connections.put(
                        side,
                        services.connections()
                                .link(
                                        "Torture",
                                        side.platform(),
                                        side.account(),
                                        Optional.of(side.baseUrl()),
                                        side.credentials())
                                .id());
            }
        }
    }

    private static void copyRoutes(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        boolean scheduled = false;
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.sorted().toList()) {
                Matcher schedules = SCHEDULE.matcher(Files.readString(file));
                scheduled |= schedules.find();
                Files.writeString(
                        to.resolve(file.getFileName()),
                        schedules.replaceAll("$1" + Matcher.quoteReplacement(EVERY_THREE_SECONDS)));
            }
        }
        if (!scheduled) {
            throw Problem.failed(
                    from.toString(),
                    "no route file here has a parameter 'schedule' that could be made quicker",
                    "The torture needs the shipped schedules.camel.yaml.",
                    null);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    StepClock clock() {
        return clock;
    }

    EmbeddedDatabase database() {
        return database;
    }

    /** The platforms, in a fixed order. */
    List<Side> sides() {
        return List.copyOf(sides);
    }

    /** Requests for data, to all platforms. */
    long requests() {
        return sides.stream().mapToLong(Side::requests).sum();
    }

    /** Settings for the middleware. */
    Map<String, String> environment() {
        return environment;
    }

    /** Numbers of the linked connections. */
    Map<Side, Long> connections() {
        return Collections.unmodifiableMap(connections);
    }

    /** A connection to PostgreSQL. */
    Connection openDatabase() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    @Override
    public void close() {
        close(sides, database);
    }

    private static void close(List<Side> sides, EmbeddedDatabase database) {
        sides.forEach(Side::close);
        if (database != null) {
            database.close();
        }
    }
}
