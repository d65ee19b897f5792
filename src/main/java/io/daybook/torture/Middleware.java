package io.daybook.torture;

import io.daybook.process.JavaCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Daybook in a process of its own, started as users start it, so that it can be killed. One process at a time. Thread-safe.
 */
final class Middleware implements AutoCloseable {
    /** How long a server may take to end its pages when it is asked to stop. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final JavaCommand program;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;
    private boolean closed;

    /**
     * @param environment settings, beside those that every process has
     * @param log where everything it prints is added
     */
    Middleware(Path installation, Map<String, String> environment, Path log) {
        this.program =
                new JavaCommand(installation, List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"), JavaCommand.DAYBOOK);
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

    private Process start(List<String> command) {
        return JavaCommand.start(program.prepare(environment, command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())));
    }

    /** Kills whatever runs; nothing is started any more. */
    @Override
    public synchronized void close() {
        closed = true;
        kill();
    }
}
