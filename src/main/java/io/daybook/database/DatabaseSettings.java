package io.daybook.database;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which PostgreSQL to use.
 *
 * @param url {@code jdbc:postgresql://host:port/database?…} or {@code postgresql://…}; empty for the embedded one
 * @param user name to sign in with; empty where the address names it
 * @param password never printed; empty where the address holds it or none is needed
 * @param dataFolder where the embedded one lives
 * @param poolSize connections kept, at most
 * @param embeddedPort port of the embedded one; 0 for any
 */
public record DatabaseSettings(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        Path dataFolder,
        int poolSize,
        int embeddedPort) {
    public static final int DEFAULT_POOL_SIZE = 10;

    /** The embedded one, with the usual pool. */
    public static DatabaseSettings embedded(Path dataFolder) {
        return new DatabaseSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), dataFolder, DEFAULT_POOL_SIZE, 0);
    }

    @Override
    public String toString() {
        return url.isEmpty() ? "embedded PostgreSQL in " + dataFolder : "PostgreSQL";
    }
}
