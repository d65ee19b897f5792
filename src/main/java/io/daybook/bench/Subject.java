package io.daybook.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.config.Problem;
import io.daybook.process.JavaCommand;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The process of one that is measured. Used by one thread, but for {@link #close}. */
final class Subject implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long KIBIBYTE = 1024;
    private static final int PATIENCE_SECONDS = 30;
    private static final int LAST_LINES = 3;

    private final Kind kind;
    private final Process process;
    private final BufferedWriter orders;
    private final BufferedReader answers;
    private final Path log;

    /**
     * What an order took.
     *
     * @param nanos from the order to its end
     * @param cpuNanos of the process, all threads, compiling and collecting included
     * @param records that were read
     * @param written that the subject says it wrote
     * @param compileMillis that Java's compilers were at work meanwhile
     * @param heapAfterCollection bytes that the last collections left
     * @param heapAfterAny bytes, the most that any collection left meanwhile
     * @param heapAfterWhole bytes, the most that a collection of the whole heap left meanwhile; 0 where there was none
     * @param answer all that the subject said
     */
    record Took(
            long nanos,
            long cpuNanos,
            long records,
            long written,
            long compileMillis,
            long heapAfterCollection,
            long heapAfterAny,
            long heapAfterWhole,
            JsonNode answer) {}

    private Subject(Kind kind, Process process, Path log) {
        this.kind = kind;
        this.process = process;
        this.log = log;
        this.orders = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts it and waits until it takes orders. */
    static Subject start(Kind kind, Arena arena, List<String> javaOptions) {
        JavaCommand command = new JavaCommand(arena.installation(), javaOptions, JavaCommand.DAYBOOK);
        Path log = arena.folder().resolve(kind.name().toLowerCase(Locale.ROOT) + ".log");
        Process process = JavaCommand.start(command.prepare(
                        arena.environment(),
                        List.of(
                                "bench",
                                "subject",
                                kind.name(),
                                arena.platform().address().toString(),
                                Long.toString(arena.connection())))
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())));
        Subject subject = new Subject(kind, process, log);
        subject.answer();
        return subject;
    }

    Kind kind() {
        return kind;
    }

    /**
     * Has something done and waits for its end.
     *
     * @param what {@code everything} or {@code changes}, or what {@link SmallReadings} does: {@code alone} or {@code beside}
     * @throws Problem it did not come to a good end
     */
    Took order(String what, String dataType) {
        try {
            orders.write(what + " " + dataType + "\n");
            orders.flush();
        } catch (IOException e) {
            throw ended(e);
        }
        JsonNode answer = answer();
        if (!answer.path("state").asText().equals("DONE")) {
            throw Problem.failed(
                    kind + ", " + what + " " + dataType,
                    answer.path("state").asText() + " " + answer.path("problem").asText(),
                    "Its log ends: " + lastOfLog(),
                    null);
        }
        return new Took(
                answer.path("nanos").asLong(),
                answer.path("cpuNanos").asLong(),
                answer.path("records").asLong(),
                answer.path("written").asLong(),
                answer.path("compileMillis").asLong(),
                answer.path("heapAfterCollection").asLong(),
                answer.path("heapAfterAny").asLong(),
                answer.path("heapAfterWhole").asLong(),
                answer);
    }

    /** The most memory that it had at any time, bytes; 0 where this system does not tell. */
    long peakResident() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIBIBYTE)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private JsonNode answer() {
        try {
            for (String line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(SubjectProgram.ANSWER)) {
                    return JSON.readTree(line.substring(SubjectProgram.ANSWER.length()));
                }
            }
            throw ended(null);
        } catch (IOException e) {
            throw ended(e);
        }
    }

    private Problem ended(IOException cause) {
        // the folder with its log is gone when the benchmark ends
        return Problem.failed(
                kind.toString(),
                "its process has ended before its work; the last of its log: " + lastOfLog(),
                "Try again, with --debug to see more.",
                cause);
    }

    private String lastOfLog() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(" ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "unreadable, " + unreadable.getMessage();
        }
    }

    @Override
    public void close() {
        try {
            orders.close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
