package io.daybook.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Says that somebody uses the embedded database: a locked file in its folder. The system lets go of the lock when the
 * process ends, however it ends, so a killed user never counts. Every method is to be called by one process at a time.
 *
 * <p>A file per user and not one shared lock: closing a file lets go of all locks that the process has on it, so two users
 * in one process would unlock each other.
 */
final class Presence {
    private final Path file;
    private final FileChannel channel;
    private final FileLock lock;

    private Presence(Path file, FileChannel channel, FileLock lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /** @param folder where the users' files are */
    static Presence enter(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(thisProcess() + "-" + UUID.randomUUID());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        FileLock lock = channel.lock();
        channel.write(StandardCharsets.UTF_8.encode(namespace()));
        return new Presence(file, channel, lock);
    }

    void leave() throws IOException {
        Files.deleteIfExists(file);
        lock.release();
        channel.close();
    }

    /** The users there are, each by the namespace its process ids are of; files of dead users are removed. */
    static List<String> users(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.toList();
        }
        List<String> users = new ArrayList<>();
        for (Path file : files) {
            // Our own files are not opened: closing them again would unlock them.
            boolean own = file.getFileName().toString().startsWith(thisProcess());
            if (own || lives(file)) {
                users.add(own ? namespace() : Files.readString(file));
            } else {
                Files.deleteIfExists(file);
            }
        }
        return users;
    }

    /** Process ids mean nothing in another container; this tells whose they are. */
    static String namespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    private static boolean lives(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Start time included, since process ids come again. */
    private static String thisProcess() {
        ProcessHandle self = ProcessHandle.current();
        long started = self.info()
                .startInstant()
                .map(instant -> instant.toEpochMilli())
                .orElse(0L);
        return self.pid() + "-" + started;
    }
}
