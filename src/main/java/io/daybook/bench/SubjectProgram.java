package io.daybook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Settings;
import io.daybook.database.Database;
import io.daybook.database.DatabaseSettings;
import io.daybook.sync.Order;
import io.daybook.sync.SyncReport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Who is measured, in a process of its own: reads an order a line from standard input, such as {@code everything invoices},
 * and answers each with a line of JSON. Ends with its input.
 */
public final class SubjectProgram {
    /** Before every answer, among whatever else is printed. */
    static final String ANSWER = "daybook-bench ";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SMALL_EVERY = Duration.ofSeconds(2);
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** One of the two that are compared. */
    private interface Runner extends AutoCloseable {
        Map<String, Object> run(String what, String dataType) throws Exception;

        @Override
        void close();
    }

    private SubjectProgram() {}

    /**
     * Runs until standard input ends.
     *
     * @param subject who is to be measured
     * @param platform where pages come from
     * @param connection number of the connection that is read
     */
    public static void run(Settings settings, Kind subject, URI platform, long connection) throws Exception {
        HeapWatch heap = new HeapWatch();
        try (Runner runner = subject == Kind.PRODUCT
                        ? product(settings, connection)
                        : ceiling(settings, platform, connection);
                BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            answer(System.out, Map.of("ready", true));
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                answer(System.out, measured(runner, heap, words[0], words[1]));
            }
        }
    }

    private static Map<String, Object> measured(Runner runner, HeapWatch heap, String what, String dataType)
            throws Exception {
        heap.forget();
        long compiling = ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        Map<String, Object> result = runner.run(what, dataType);
        Map<String, Object> answer = new LinkedHashMap<>(result);
        answer.put("nanos", System.nanoTime() - start);
        answer.put("cpuNanos", SYSTEM.getProcessCpuTime() - cpu);
        answer.put("compileMillis", ManagementFactory.getCompilationMXBean().getTotalCompilationTime() - compiling);
        answer.put("heapAfterCollection", heapAfterCollection());
        answer.put("heapAfterAny", heap.mostAfterAny());
        answer.put("heapAfterWhole", heap.mostAfterWhole());
        return answer;
    }

    private static long heapAfterCollection() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    private static void answer(PrintStream out, Map<String, Object> answer) throws IOException {
        out.println(ANSWER + JSON.writeValueAsString(answer));
        out.flush();
    }

    private static Runner product(Settings settings, long connection) {
        Services services = Services.open(settings);
        Engine engine = Engine.start(services, new Engine.Options(false, false));
        return new Runner() {
            @Override
            public Map<String, Object> run(String what, String dataType) throws Exception {
                if (what.equals("alone")) {
                    return new SmallReadings(engine, connection, SMALL_EVERY).alone();
                }
                if (what.equals("beside")) {
                    return new SmallReadings(engine, connection, SMALL_EVERY).beside(dataType);
                }
                Order order = what.equals("everything") ? new Order(true, false, false) : Order.ORDINARY;
                SyncReport report = engine.sync(connection, dataType, order);
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("state", report.state().name());
                answer.put("records", report.counts().read());
                answer.put("written", report.counts().loaded());
                report.problem().ifPresent(stop -> answer.put("problem", stop.message()));
                return answer;
            }

            @Override
            public void close() {
                engine.close();
                services.close();
            }
        };
    }

    private static Runner ceiling(Settings settings, URI platform, long connection) {
        Database database = Database.open(new DatabaseSettings(
                Optional.of(settings.get(Settings.DATABASE_URL)),
                Optional.of(settings.get(Settings.DATABASE_USER)),
                Optional.of(settings.get(Settings.DATABASE_PASSWORD)),
                settings.home(),
                settings.get(Settings.DATABASE_POOL_SIZE),
                0));
        return new Runner() {
            @Override
            public Map<String, Object> run(String what, String dataType) throws Exception {
                long lines = new Ceiling(platform, database.dataSource(), connection, Arena.READERS).load();
                return Map.of("state", "DONE", "records", lines, "written", lines);
            }

            @Override
            public void close() {
                database.close();
            }
        };
    }
}
