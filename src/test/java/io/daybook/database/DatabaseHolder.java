package io.daybook.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Another process that uses an embedded database until it is told to leave, or killed. */
final class DatabaseHolder implements AutoCloseable {
    private final Process process;
    private final int port;

    private DatabaseHolder(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts the process and waits until it has the database open. */
    static DatabaseHolder start(Path dataFolder) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseHolder.class.getName(),
                        dataFolder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("open on ")) {
                return new DatabaseHolder(process, Integer.parseInt(line.substring("open on ".length())));
            }
        }
        throw new IllegalStateException("the other process ended without opening the database");
    }

    int port() {
        return port;
    }

    /** Ends it without any chance to leave, as kill -9 and a lack of memory do. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Has it leave, and waits until it has. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(Path.of(arguments[0]), 0)) {
            System.out.println("open on " + database.port());
            System.in.readAllBytes();
        }
    }
}
