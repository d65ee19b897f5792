package io.daybook.database;

import io.daybook.config.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs as they come with Daybook, unpacked once into the data folder. */
final class PostgresSoftware {
    private PostgresSoftware() {}

    /**
     * Unpacks the programs unless that was done before. To be called by one process at a time.
     *
     * @param folder the embedded database's folder; a folder per release of the programs is made in it
     * @return where {@code bin} is
     * @throws Problem when there are no programs for this system or the folder cannot be written
     */
    static Path unpack(Path folder) {
        URL archive = archive(folder);
        try {
            URLConnection connection = archive.openConnection();
            connection.setUseCaches(false);
            Path software = folder.resolve("software-" + fingerprint(connection));
            if (!Files.isDirectory(software)) {
                Path unfinished = folder.resolve("software.unfinished");
                Folders.delete(unfinished);
                try (InputStream content = connection.getInputStream()) {
                    extract(content, unfinished);
                }
                Files.move(unfinished, software, StandardCopyOption.ATOMIC_MOVE);
            }
            return software;
        } catch (IOException e) {
            throw Problem.failed(
                    "folder " + folder,
                    "PostgreSQL's programs cannot be unpacked: " + Folders.reason(e),
                    "Make room (60 MB) and make the folder writable, then start again.",
                    e);
        }
    }

    private static URL archive(Path folder) {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
        String processor =
                switch (System.getProperty("os.arch")) {
                    case "amd64", "x86_64" -> "x86_64";
                    case "aarch64", "arm64" -> "arm_64";
                    default -> System.getProperty("os.arch");
                };
        URL archive = PostgresSoftware.class.getResource("/postgres-" + system + "-" + processor + ".txz");
        if (archive == null) {
            throw Problem.failed(
                    "folder " + folder,
                    "there is no embedded PostgreSQL for " + system + " on " + processor,
                    "Set DAYBOOK_DATABASE_URL to a PostgreSQL 14 or newer of your own.",
                    null);
        }
        return archive;
    }

    /** Tells releases apart without reading the archive. */
    private static String fingerprint(URLConnection connection) throws IOException {
        if (connection instanceof JarURLConnection jar) {
            return Long.toHexString(jar.getJarEntry().getCrc());
        }
        return Long.toHexString(connection.getContentLengthLong());
    }

    private static void extract(InputStream content, Path target) throws IOException {
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(content)))) {
            for (TarArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("archive entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                    continue;
                }
                Files.createDirectories(path.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(archive, path);
                    boolean program = path.getParent().endsWith("bin");
                    Files.setPosixFilePermissions(
                            path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
