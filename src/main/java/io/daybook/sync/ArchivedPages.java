package io.daybook.sync;

import io.daybook.config.Problem;
import io.daybook.ledger.ArchivedPage;
import io.daybook.ledger.PageArchive;
import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.PageFormat;
import io.daybook.source.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Pages of the archive, read as they were asked for then. The pages used last are kept, since documents that lie side by
 * side came in the same page. Thread-safe.
 */
final class ArchivedPages {
    /** Some megabytes: a page or two a thread. */
    private static final int KEPT = 16;

    private final PageArchive archive;
    private final MappingVersions versions;
    private final Map<String, PageFormat> formats;
    private final Map<Long, Content> kept = new LinkedHashMap<>(KEPT * 2, 0.75f, true);

    /** @param formats by platform */
    ArchivedPages(PageArchive archive, MappingVersions versions, Map<String, PageFormat> formats) {
        this.archive = archive;
        this.versions = versions;
        this.formats = Map.copyOf(formats);
    }

    /**
     * What a page holds.
     *
     * @param records by document, in the page's order
     * @param damage why it cannot be read; empty where it can
     */
    record Content(Map<Long, List<SourceRecord>> records, Optional<String> damage) {
        List<SourceRecord> of(long document) {
            return records.getOrDefault(document, List.of());
        }

        static Content damaged(String why) {
            return new Content(Map.of(), Optional.of(why));
        }
    }

    /** A page, read with the question of its own time. */
    Content get(Connection connection, String platform, long id) throws SQLException {
        synchronized (kept) {
            Content known = kept.get(id);
            if (known != null) {
                return known;
            }
        }
        Content content = read(connection, platform, id);
        synchronized (kept) {
            kept.put(id, content);
            if (kept.size() > KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return content;
    }

    private Content read(Connection connection, String platform, long id) throws SQLException {
        try {
            ArchivedPage page = archive.read(connection, id);
            Question asked = versions.get(platform, page.dataType(), page.mappingVersion())
                    .question();
            List<SourceRecord> records = formats.get(platform).records(asked, page.body());
            if (records.size() != page.records()) {
                return Content.damaged("it holds " + records.size() + " records and not " + page.records());
            }
            Map<Long, List<SourceRecord>> byDocument = new HashMap<>();
            for (SourceRecord record : records) {
                byDocument
                        .computeIfAbsent(record.document(), none -> new ArrayList<>())
                        .add(record);
            }
            return new Content(byDocument, Optional.empty());
        } catch (Problem missingOrDamaged) {
            return Content.damaged(missingOrDamaged.what());
        } catch (SourceException noWholePage) {
            return Content.damaged(noWholePage.getMessage());
        }
    }
}
