package io.daybook.bench;

import io.daybook.process.JavaCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A {@code daybook serve} in a process of its own, looked at from outside. Used by one thread. */
final class IdleServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;
    private static final long KIBIBYTE = 1024;
    private static final Pattern USED = Pattern.compile("(?:generation|heap|space)\\s+total \\d+K, used (\\d+)K");

    private final Process process;

    private IdleServer(Process process) {
        this.process = process;
    }

    static IdleServer start(Path installation, Map<String, String> environment, List<String> javaOptions, Path log) {
        JavaCommand command = new JavaCommand(installation, javaOptions, JavaCommand.DAYBOOK);
        return new IdleServer(JavaCommand.start(command.prepare(environment, List.of("serve"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))));
    }

    boolean alive() {
        return process.isAlive();
    }

    /** CPU that it has used so far; zero where this system does not tell. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** What it has in memory, after it was made to collect its garbage. */
    IdleReport.Memory memory() {
        ask("GC.run");
        Matcher used = USED.matcher(ask("GC.heap_info"));
        long heap = 0;
        while (used.find()) {
            heap += Long.parseLong(used.group(1)) * KIBIBYTE;
        }
        return new IdleReport.Memory(heap, resident());
    }

    private long resident() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException notLinux) {
            return 0;
        }
    }

    /** What Java's own tool says; nothing where this Java has none. */
    private String ask(String command) {
        Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        if (!Files.isExecutable(tool)) {
            return "";
        }
        try {
            Process asking = new ProcessBuilder(tool.toString(), Long.toString(process.pid()), command)
                    .redirectErrorStream(true)
                    .start();
            return new String(asking.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException notAllowed) {
            return "";
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
