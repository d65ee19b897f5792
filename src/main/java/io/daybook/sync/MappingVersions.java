package io.daybook.sync;

import io.daybook.config.Problem;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.MappingException;
import io.daybook.mapping.Mappings;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/** Mappings as they were when they made ledger rows, kept in {@code daybook.mapping_version}. Thread-safe. */
public final class MappingVersions {
    private static final String KEEP =
            """
            INSERT INTO daybook.mapping_version (platform, data_type, version, content)
            VALUES (:platform, :dataType, :version, :content) ON CONFLICT DO NOTHING
            """;
    private static final String CONTENT =
            """
            SELECT content FROM daybook.mapping_version
             WHERE platform = :platform AND data_type = :dataType AND version = :version
            """;

    private final Jdbi jdbi;
    private final Mappings mappings;
    private final Map<String, Mapping> compiled = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    MappingVersions(Jdbi jdbi, Mappings mappings) {
        this.jdbi = jdbi;
        this.mappings = mappings;
    }

    /**
     * Keeps the text of a present mapping the first time it is used, so that every ledger row can name what made it. Once a
     * process: most syncs have nothing to write.
     */
    void keep(Mapping mapping) {
        String name = key(mapping.platform(), mapping.dataType(), mapping.version());
        if (kept.contains(name)) {
            return;
        }
        String content = mappings.file(mapping.platform(), mapping.dataType()).text();
        jdbi.useHandle(handle -> handle.createUpdate(KEEP)
                .bind("platform", mapping.platform())
                .bind("dataType", mapping.dataType())
                .bind("version", mapping.version())
                .bind("content", content)
                .execute());
        kept.add(name);
    }

    /**
     * A version of a mapping.
     *
     * @throws Problem it was not kept, or is of an older Daybook and can no longer be read
     */
    public Mapping get(String platform, String dataType, String version) {
        return compiled.computeIfAbsent(key(platform, dataType, version), key -> compile(platform, dataType, version));
    }

    private static String key(String platform, String dataType, String version) {
        return platform + "/" + dataType + "/" + version;
    }

    private Mapping compile(String platform, String dataType, String version) {
        String name = "mapping " + version + " of " + platform + " " + dataType;
        String content = jdbi.withHandle(handle -> handle.createQuery(CONTENT)
                        .bind("platform", platform)
                        .bind("dataType", dataType)
                        .bind("version", version)
                        .mapTo(String.class)
                        .findOne())
                .orElseThrow(() -> Problem.failed(
                        name,
                        "its text is not in daybook.mapping_version",
                        "Put the table back from a backup, or read everything again: daybook sync --everything",
                        null));
        try {
            return mappings.compile(platform, name, content);
        } catch (MappingException outdated) {
            MappingException.Mistake first = outdated.mistakes().get(0);
            throw Problem.failed(
                    name,
                    "this Daybook cannot read it any more: line " + first.line() + ": " + first.what(),
                    "Read everything again: daybook sync --everything",
                    outdated);
        }
    }
}
