package io.daybook.database;

import io.daybook.config.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one start, attach, leave or stop of an embedded database happen at a time, over all processes of the machine. The
 * system lets go of the lock when its process ends, however it ends.
 */
final class StartLock {
    private static final int PAUSE_MILLISECONDS = 20;

    private StartLock() {}

    /** What is done under the lock. */
    interface Action<T> {
        T run() throws IOException;
    }

    /** Waits for the lock and does {@code action} under it. */
    static <T> T holding(Path folder, Action<T> action) throws IOException {
        // File locks are the whole process's: between its threads a monitor decides.
        synchronized (StartLock.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = await(channel, folder)) {
                assert lock.isValid();
                return action.run();
            }
        }
    }

    private static FileLock await(FileChannel channel, Path folder) throws IOException {
        long end = System.nanoTime() + PostgresPrograms.PATIENCE_SECONDS * 1_000_000_000L;
        try {
            while (System.nanoTime() < end) {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
                Thread.sleep(PAUSE_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw Problem.failed(
                "folder " + folder,
                "another Daybook has been starting or stopping its database for a long time",
                "Look for it among the running processes and end it, then start again.",
                null);
    }
}
