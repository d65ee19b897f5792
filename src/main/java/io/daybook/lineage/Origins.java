package io.daybook.lineage;

import io.daybook.config.Problem;
import io.daybook.ledger.ArchivedPage;
import io.daybook.ledger.PageArchive;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.PageFormat;
import io.daybook.source.SourceException;
import io.daybook.sync.MappingVersions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages that the rows of one document came in. Used for one trace by one thread. */
final class Origins {
    private final Connection connection;
    private final String platform;
    private final PageArchive archive;
    private final MappingVersions versions;
    private final PageFormat format;
    private final Map<Long, Origin> known = new HashMap<>();

    /**
     * A page with its records.
     *
     * @param trouble why it has none
     */
    record Origin(Trace.Page page, List<SourceRecord> records, Optional<String> trouble) {}

    Origins(Connection connection, String platform, PageArchive archive, MappingVersions versions, PageFormat format) {
        this.connection = connection;
        this.platform = platform;
        this.archive = archive;
        this.versions = versions;
        this.format = format;
    }

    Origin of(long pageId) throws SQLException {
        Origin origin = known.get(pageId);
        if (origin == null) {
            origin = read(pageId);
            known.put(pageId, origin);
        }
        return origin;
    }

    private Origin read(long pageId) throws SQLException {
        Trace.Page page = Trace.Page.gone(pageId);
        try {
            ArchivedPage kept = archive.read(connection, pageId);
            page = new Trace.Page(pageId, kept.syncId(), Optional.of(kept.receivedAt()), kept.mediaType());
            List<SourceRecord> records = format.records(
                    versions.get(platform, kept.dataType(), kept.mappingVersion())
                            .question(),
                    kept.body());
            return new Origin(page, records, Optional.empty());
        } catch (Problem missingOrDamaged) {
            return new Origin(
                    page,
                    List.of(),
                    Optional.of(missingOrDamaged.where() + ": " + missingOrDamaged.what() + ". "
                            + missingOrDamaged.remedy()));
        } catch (SourceException noWholePage) {
            return new Origin(page, List.of(), Optional.of("page " + pageId + ": " + noWholePage.getMessage()));
        }
    }
}
