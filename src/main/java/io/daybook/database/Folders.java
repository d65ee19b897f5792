package io.daybook.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What the embedded database does with folders. */
final class Folders {
    private Folders() {}

    /** Deletes a folder with all it holds; links are not followed; nothing happens where there is none. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Number of the user that a file belongs to: a container's user often has no name. */
    static long owner(Path file) throws IOException {
        return ((Number) Files.getAttribute(file, "unix:uid")).longValue();
    }

    /** What went wrong in words: the messages of file system exceptions are often nothing but the path. */
    static String reason(IOException failure) {
        if (failure instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        if (failure instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is a file and not a folder";
        }
        if (failure instanceof NoSuchFileException missing) {
            return missing.getFile() + " cannot be made or is not there";
        }
        if (failure instanceof FileSystemException exception && exception.getReason() == null) {
            return exception.getClass().getSimpleName().replace("Exception", "") + " " + exception.getFile();
        }
        return failure.getMessage();
    }
}
