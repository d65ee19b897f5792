package io.daybook.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * What an installation is set to. A setting's value comes from, in order: the environment, {@code application.properties}
 * in the data folder, {@code application.properties} of the installation, the default. Immutable and thread-safe.
 */
public final class Settings {
    public static final Setting<String> HOME = Setting.text(
            "daybook.home",
            "",
            "Data folder: embedded database, key, logs. Everything that is written goes here. Default: .daybook in the home folder.");
    public static final Setting<String> PROFILE = Setting.oneOf(
            "daybook.profile",
            "dev, test or prod; prod refuses to start with an embedded database, a key made by itself, or without TLS to a platform.",
            "dev",
            "test",
            "prod");
    public static final Setting<String> DATABASE_URL = Setting.text(
            "daybook.database.url",
            "",
            "JDBC address of a PostgreSQL 14 or newer, such as jdbc:postgresql://db:5432/daybook. Empty: an embedded one in the data folder.");
    public static final Setting<String> DATABASE_USER =
            Setting.text("daybook.database.user", "", "Role that owns the schemas daybook and ledger.");
    public static final Setting<String> DATABASE_PASSWORD =
            Setting.secret("daybook.database.password", "Its password. Better set by the environment.");
    public static final Setting<Integer> DATABASE_POOL_SIZE = Setting.integer(
            "daybook.database.pool-size", 10, 4, 200, "Connections to PostgreSQL that are kept, at most.");
    public static final Setting<String> SECRET_KEY = Setting.secret(
            "daybook.secret.key",
            "Key that seals credentials: 32 random bytes in Base64 (openssl rand -base64 32). Better set by the environment.");
    public static final Setting<String> SECRET_KEY_FILE = Setting.text(
            "daybook.secret.key-file",
            "",
            "File that holds that key. Neither set: secret.key in the data folder, made at the first start.");
    public static final Setting<String> ROUTES =
            Setting.text("daybook.routes", "routes", "Folder with the route YAML; relative to the installation.");
    public static final Setting<String> MAPPINGS =
            Setting.text("daybook.mappings", "mappings", "Folder with the mapping YAML; relative to the installation.");
    public static final Setting<Integer> SYNC_THREADS = Setting.integer(
            "daybook.sync.threads",
            32,
            1,
            256,
            "Windows that are read beside the first one of each sync, over all connections; a sync has up to three"
                    + " readers for each request that its account lets through.");
    public static final Setting<Integer> PAGES_AT_ONCE = Setting.integer(
            "daybook.sync.pages-at-once",
            0,
            0,
            256,
            "Pages that are mapped and loaded at the same time, over all connections. 0: two for each processor, since one waits"
                    + " for PostgreSQL while another is worked on. More where PostgreSQL is far away or has far more processors.");
    public static final Setting<Integer> SYNC_AT_ONCE = Setting.integer(
            "daybook.sync.at-once",
            128,
            4,
            1_000,
            "Data types of connections that schedules sync at the same time. At most a quarter of them are whole readings, and a"
                    + " quarter such whose platform did not answer last time.");
    public static final Setting<Integer> WINDOW_RECORDS = Setting.integer(
            "daybook.sync.window-records", 10_000, 1_000, 1_000_000, "Records that a window should hold, about.");
    public static final Setting<Integer> SYNC_OVERLAP = Setting.integer(
            "daybook.sync.overlap",
            15,
            0,
            10_080,
            "Minutes before the last sync that are read again: a change can show up later than its clock says.");
    public static final Setting<Integer> CLOCK_TOLERANCE = Setting.integer(
            "daybook.sync.clock-tolerance",
            5,
            1,
            10_080,
            "Minutes by which the platform's clock and ours may drift apart between two syncs; if it is more, everything is"
                    + " read. Keep it below the overlap.");
    public static final Setting<Integer> PROOF_INTERVAL = Setting.integer(
            "daybook.proof.interval",
            60,
            0,
            10_080,
            "Minutes after which a sync compares everything with the platform's own counts and sums again. 0: each time.");
    public static final Setting<Integer> MOST_DELETIONS = Setting.integer(
            "daybook.deletions.most-percent",
            5,
            0,
            100,
            "Percent of a data type that may vanish at once without being in the platform's log of deletions (20 documents"
                    + " always may). What is more is held back as suspicious.");
    public static final Setting<Integer> ARCHIVE_RETENTION = Setting.integer(
            "daybook.archive.retention",
            90,
            1,
            36_500,
            "Days that pages and syncs are kept which no living record comes from; the others stay.");
    public static final Setting<Integer> NETSUITE_CONCURRENCY = Setting.integer(
            "daybook.netsuite.concurrency",
            4,
            1,
            100,
            "Requests in flight to one NetSuite account where its own limit cannot be asked (smallest tier: 5; one is left for others).");
    public static final Setting<Integer> NETSUITE_CONNECT_TIMEOUT = Setting.integer(
            "daybook.netsuite.connect-timeout", 10, 1, 300, "Seconds to wait for a connection to NetSuite.");
    public static final Setting<Integer> NETSUITE_RESPONSE_TIMEOUT = Setting.integer(
            "daybook.netsuite.response-timeout", 300, 1, 900, "Seconds to wait for an answer of NetSuite.");
    public static final Setting<Integer> INTACCT_CONCURRENCY =
            Setting.integer("daybook.intacct.concurrency", 2, 1, 50, "Requests in flight to one Intacct company.");
    public static final Setting<Integer> INTACCT_OVERLAP = Setting.integer(
            "daybook.intacct.overlap",
            120,
            0,
            10_080,
            "Minutes by which Intacct may show a change late; changes are looked for from so much earlier.");
    public static final Setting<Integer> INTACCT_CONNECT_TIMEOUT = Setting.integer(
            "daybook.intacct.connect-timeout", 10, 1, 300, "Seconds to wait for a connection to Intacct.");
    public static final Setting<Integer> INTACCT_RESPONSE_TIMEOUT = Setting.integer(
            "daybook.intacct.response-timeout", 300, 1, 900, "Seconds to wait for an answer of Intacct.");
    public static final Setting<Integer> CALLS_BUDGET = Setting.integer(
            "daybook.calls.budget",
            0,
            0,
            1_000_000_000,
            "API calls a month (UTC) that each connection may make; at 80 and 100 percent somebody is told, and it is read on."
                    + " 0: no budget.");
    public static final Setting<Integer> REDELIVERY_DELAY = Setting.integer(
            "daybook.redelivery.delay",
            500,
            1,
            60_000,
            "Milliseconds before a step that failed for a passing reason is tried again; it grows with each attempt.");
    public static final Setting<String> MANAGEMENT_ADDRESS = Setting.text(
            "daybook.management.address",
            "127.0.0.1",
            "Address that /observe/health and /observe/metrics are bound to; 0.0.0.0 opens them to the network.");
    public static final Setting<Integer> MANAGEMENT_PORT = Setting.integer(
            "daybook.management.port", 9876, 0, 65_535, "Port of /observe/health and /observe/metrics.");
    public static final Setting<String> ALERT_URL = Setting.text(
            "daybook.alert.url",
            "",
            "Where alerts (a sync that needs a person) are posted as JSON. Empty: only logged.");
    public static final Setting<String> LOG_FORMAT =
            Setting.oneOf("daybook.log.format", "text or json: how log lines are written.", "text", "json");
    public static final Setting<Integer> SANDBOX_PORT = Setting.integer(
            "daybook.sandbox.port",
            8090,
            0,
            65_534,
            "Port of the NetSuite sandbox that demo starts; the Intacct one takes the next. 0: any free ones.");

    /** All settings, in the order of {@code application.properties}. */
    public static final List<Setting<?>> ALL = List.of(
            HOME,
            PROFILE,
            DATABASE_URL,
            DATABASE_USER,
            DATABASE_PASSWORD,
            DATABASE_POOL_SIZE,
            SECRET_KEY,
            SECRET_KEY_FILE,
            ROUTES,
            MAPPINGS,
            SYNC_THREADS,
            PAGES_AT_ONCE,
            SYNC_AT_ONCE,
            WINDOW_RECORDS,
            SYNC_OVERLAP,
            CLOCK_TOLERANCE,
            PROOF_INTERVAL,
            MOST_DELETIONS,
            ARCHIVE_RETENTION,
            NETSUITE_CONCURRENCY,
            NETSUITE_CONNECT_TIMEOUT,
            NETSUITE_RESPONSE_TIMEOUT,
            INTACCT_CONCURRENCY,
            INTACCT_OVERLAP,
            INTACCT_CONNECT_TIMEOUT,
            INTACCT_RESPONSE_TIMEOUT,
            CALLS_BUDGET,
            REDELIVERY_DELAY,
            MANAGEMENT_ADDRESS,
            MANAGEMENT_PORT,
            ALERT_URL,
            LOG_FORMAT,
            SANDBOX_PORT);

    private final Path installation;
    private final Path home;
    private final Map<String, String> texts;
    private final Map<String, String> origins;

    private Settings(Path installation, Path home, Map<String, String> texts, Map<String, String> origins) {
        this.installation = installation;
        this.home = home;
        this.texts = texts;
        this.origins = origins;
    }

    /**
     * Reads and checks every setting.
     *
     * @param installation folder with {@code routes}, {@code mappings} and {@code application.properties}
     * @param environment such as {@link System#getenv()}
     * @throws Problem a file cannot be read, holds an unknown key, or a value is not what it should be
     */
    public static Settings read(Path installation, Map<String, String> environment) {
        Map<String, String> texts = new HashMap<>();
        Map<String, String> origins = new HashMap<>();
        readFile(installation.resolve("application.properties"), texts, origins);
        readEnvironment(environment, texts, origins);
        Path home = Path.of(texts.getOrDefault(
                        HOME.key(),
                        Path.of(System.getProperty("user.home"), ".daybook").toString()))
                .toAbsolutePath()
                .normalize();
        readFile(home.resolve("application.properties"), texts, origins);
        readEnvironment(environment, texts, origins);
        Settings settings = new Settings(installation.toAbsolutePath().normalize(), home, texts, origins);
        ALL.forEach(settings::get);
        return settings;
    }

    private static void readEnvironment(
            Map<String, String> environment, Map<String, String> texts, Map<String, String> origins) {
        Misspelt.refuseIn(environment);
        for (Setting<?> setting : ALL) {
            String value = environment.get(setting.environmentName());
            if (value != null && !value.isBlank()) {
                texts.put(setting.key(), value);
                origins.put(setting.key(), "environment variable " + setting.environmentName());
            }
        }
    }

    private static void readFile(Path file, Map<String, String> texts, Map<String, String> origins) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw Problem.wrongUse(
                    file.toString(),
                    "this file cannot be read: " + unreadable.getMessage(),
                    "Write one `key = value` a line, in UTF-8.",
                    unreadable);
        }
        for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            if (ALL.stream().noneMatch(setting -> setting.key().equals(key))) {
                throw Problem.wrongUse(file.toString(), "unknown setting '" + key + "'", Misspelt.remedy(key), null);
            }
            String value = properties.getProperty(key);
            if (!value.isBlank()) {
                texts.put(key, value);
                origins.put(key, file.toString());
            }
        }
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        String text = texts.getOrDefault(setting.key(), setting.defaultText());
        try {
            return setting.reader().apply(text);
        } catch (IllegalArgumentException wrong) {
            throw Problem.wrongUse(
                    origins.getOrDefault(setting.key(), "built-in default"),
                    setting.key() + (setting.secret() ? " has a wrong value" : " is '" + text + "'"),
                    "It must be " + wrong.getMessage() + ". " + setting.description(),
                    wrong);
        }
    }

    /** Whether somebody set it. */
    public boolean isSet(Setting<?> setting) {
        return texts.containsKey(setting.key());
    }

    /** The data folder, absolute; made if it is not there. */
    public Path home() {
        boolean file = Files.exists(home) && !Files.isDirectory(home);
        try {
            return Files.createDirectories(home);
        } catch (IOException unusable) {
            throw Problem.failed(
                    "data folder " + home,
                    file ? "this is a file and not a folder" : "it is not there and cannot be made",
                    "Set " + HOME.environmentName() + " to a folder that " + System.getProperty("user.name")
                            + " may write to.",
                    unusable);
        }
    }

    /** A folder of the installation, such as {@link #ROUTES}; relative ones lie in the installation. */
    public Path folder(Setting<String> setting) {
        return installation.resolve(get(setting)).normalize();
    }
}
