package io.daybook.torture;

import io.daybook.config.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Daybook in a process of its own, started as users start it, so that it can be killed. One process at a time. Thread-safe.
 */
final class Middleware implements AutoCloseable {
    /** How long a server may take to end its pages when it is asked to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** By name, since commands know the torture and not the other way round. */
    private static final String MAIN = "io.daybook.Daybook";

    private final Path installation;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;
    private boolean closed;

    /**
     * @param environment settings, beside those that every process has
     * @param log where everything it prints is added
     */
    Middleware(Path installation, Map<String, String> environment, Path log) {
        this.installation = installation;
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    /** Starts the server; does nothing where it runs. */
    synchronized void serve() {
        if (!closed && !alive()) {
            process = start(List.of("serve"));
        }
    }

    synchronized boolean alive() {
        return process != null && process.isAlive();
    }

    /** {@code kill -9}; answers whether there was anything to kill. */
    synchronized boolean kill() {
        boolean alive = alive();
        if (alive) {
            process.destroyForcibly().onExit().join();
        }
        return alive;
    }

    /** Asks the server to end its pages and stop. */
    void stop() {
        Process asked;
        synchronized (this) {
            asked = process;
        }
        if (asked == null) {
            return;
        }
        asked.destroy();
        try {
            if (!asked.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                asked.destroyForcibly().onExit().join();
            }
        } catch (InterruptedException e) {
            asked.destroyForcibly().onExit().join();
            Thread.currentThread().interrupt();
        }
    }

    /** Runs a command to its end and answers its exit code; -1 where it took longer than {@code most}. */
    int run(Duration most, String... command) throws InterruptedException {
        Process started;
        synchronized (this) {
            if (closed) {
                return -1;
            }
            process = start(List.of(command));
            started = process;
        }
        if (!started.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
            started.destroyForcibly().onExit().join();
            return -1;
        }
        return started.exitValue();
    }

    /** What this process was given for a quick start, such as an archive of classes. */
    private static List<String> quickStart() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:SharedArchiveFile=")
                        || argument.startsWith("-Xshare:")
                        || argument.startsWith("-Xlog:")
                        || argument.equals("-XX:-UsePerfData"))
                .toList();
    }

    private Process start(List<String> command) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Ddaybook.installation=" + installation.toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                MAIN));
        line.addAll(1, quickStart());
        line.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("DAYBOOK_"));
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw Problem.failed(
                    line.get(0), "this program cannot be started: " + e.getMessage(), "Look at your Java.", e);
        }
    }

    /** Kills whatever runs; nothing is started any more. */
    @Override
    public synchronized void close() {
        closed = true;
        kill();
    }
}
