package io.daybook.database;

import io.daybook.config.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * The files of the embedded PostgreSQL: made once, checked before each start, never deleted. Every method is to be called
 * by one process at a time.
 */
final class Cluster {
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** What a cluster cannot be without; PostgreSQL's own message about a missing one is hard to act upon. */
    private static final List<String> NEEDED = List.of("global/pg_control", "base", "pg_wal", "pg_xact", "pg_hba.conf");

    private final Path folder;
    private final PostgresPrograms programs;

    /** @param folder the embedded database's folder, in which the cluster's is */
    Cluster(Path folder, PostgresPrograms programs) {
        this.folder = folder;
        this.programs = programs;
    }

    Path path() {
        return folder.resolve("cluster");
    }

    /** The superuser's password, which nobody but the folder's owner can read. */
    String password() throws IOException {
        return Files.readString(path().resolve("daybook-password"), StandardCharsets.US_ASCII);
    }

    /** Makes the cluster where there is none; a first start that was killed half-way is begun anew. */
    void prepare() throws IOException {
        if (Files.exists(path())) {
            check();
            return;
        }
        Path unfinished = folder.resolve("cluster.unfinished");
        Folders.delete(unfinished);
        Path password = Files.createTempFile(folder, "password", "", OWNER_ONLY);
        try {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.writeString(password, Base64.getUrlEncoder().encodeToString(random));
            PostgresPrograms.Outcome outcome = programs.run(
                    "initdb",
                    List.of(
                            "--pgdata=" + unfinished,
                            "--username=" + EmbeddedDatabase.USER,
                            "--pwfile=" + password,
                            "--auth=scram-sha-256",
                            "--encoding=UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--locale=C",
                            "--no-instructions"));
            if (!outcome.succeeded()) {
                throw Problem.failed(
                        "folder " + folder,
                        "PostgreSQL could not be set up: " + ServerLog.essence(outcome.output()),
                        "Mend that and start again (nothing was there to be lost), or set DAYBOOK_DATABASE_URL to a PostgreSQL of"
                                + " your own.",
                        null);
            }
            Files.move(password, unfinished.resolve("daybook-password"));
            Files.move(unfinished, path(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    private void check() throws IOException {
        Path versionFile = path().resolve("PG_VERSION");
        String version = Files.exists(versionFile)
                ? Files.readString(versionFile, StandardCharsets.ISO_8859_1).strip()
                : "";
        if (!version.matches("[0-9]{1,3}")) {
            throw damaged("its file PG_VERSION is missing or does not hold a version");
        }
        String ours = programs.version();
        if (!ours.startsWith(version + ".")) {
            throw Problem.failed(
                    "folder " + path(),
                    "it was written by PostgreSQL " + version + ", and this Daybook brings PostgreSQL " + ours,
                    "Use the Daybook that wrote it, or move its content by pg_dump and psql. Nothing was changed.",
                    null);
        }
        for (String name : NEEDED) {
            if (!Files.exists(path().resolve(name))) {
                throw damaged(name + " is missing");
            }
        }
        if (!Files.exists(path().resolve("daybook-password"))) {
            throw damaged("daybook-password is missing");
        }
        if (!Files.isWritable(path())) {
            throw Problem.failed(
                    "folder " + path(),
                    "it cannot be written by " + System.getProperty("user.name"),
                    "Start Daybook as the folder's owner, or give the folder to " + System.getProperty("user.name")
                            + ".",
                    null);
        }
    }

    private Problem damaged(String what) {
        return Problem.failed(
                "folder " + path(),
                "the database in it is damaged: " + what,
                "Put the folder back from a backup; or move it away and start again: Daybook then makes an empty"
                        + " database and reads everything anew. Nothing was changed.",
                null);
    }
}
