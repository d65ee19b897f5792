package io.daybook.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What PostgreSQL wrote about itself into {@code postmaster.pid} of its cluster. After a power cut the file is left behind
 * and its process id may belong to any other program by now: above all in a container, where ids are small and come again.
 *
 * @param processId of the server
 * @param port it listens on; 0 while it has not come that far
 */
record Postmaster(long processId, int port) {
    /** A process id that no system gives: PostgreSQL itself then sees that the server is gone. */
    private static final String NOBODY = "2147483646";

    private static final int PORT_LINE = 3;

    /** What has become of the process that the file names. */
    enum State {
        /** It lives and is a PostgreSQL of this cluster. */
        LIVES,
        /** It is not there, as PostgreSQL finds out by itself. */
        GONE,
        /** Something else goes by its number, which PostgreSQL would take for a server of this cluster. */
        REPLACED
    }

    /** @return what the file says; empty where there is none or it is torn */
    static Optional<Postmaster> read(Path cluster) throws IOException {
        List<String> lines = lines(cluster);
        try {
            long processId = Math.abs(Long.parseLong(lines.get(0).strip()));
            int port = lines.size() > PORT_LINE
                    ? Integer.parseInt(lines.get(PORT_LINE).strip())
                    : 0;
            return Optional.of(new Postmaster(processId, port));
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    State state(Path cluster) {
        Optional<ProcessHandle> process = ProcessHandle.of(processId).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            return State.GONE;
        }
        ProcessHandle.Info info = process.get().info();
        if (info.command().isEmpty()) {
            // Another user's, the system's own, or dead and not yet collected by its parent: never a server of ours.
            return State.REPLACED;
        }
        boolean postgres =
                Path.of(info.command().get()).getFileName().toString().startsWith("postgres");
        boolean ofThisCluster = info.arguments()
                .map(arguments -> Arrays.asList(arguments).contains(cluster.toString()))
                .orElse(true);
        return postgres && ofThisCluster ? State.LIVES : State.REPLACED;
    }

    /**
     * Makes PostgreSQL see that the server of a left-behind file is gone. The file stays: it also names the shared memory
     * by which PostgreSQL makes sure that no orphan of the old server is still writing.
     */
    static void markDead(Path cluster) throws IOException {
        List<String> lines = lines(cluster);
        lines.set(0, NOBODY);
        Files.writeString(
                cluster.resolve("postmaster.pid"), String.join("\n", lines) + "\n", StandardCharsets.ISO_8859_1);
    }

    private static List<String> lines(Path cluster) throws IOException {
        try {
            return new ArrayList<>(Files.readAllLines(cluster.resolve("postmaster.pid"), StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }
}
