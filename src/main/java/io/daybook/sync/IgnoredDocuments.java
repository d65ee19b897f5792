package io.daybook.sync;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the mapping leaves out, kept so that it is counted and not lost. Set-based, in the caller's transaction; what has not
 * changed is not written. Stateless.
 */
final class IgnoredDocuments {
    private static final String READ =
            """
            SELECT document_key, because, tally::text, content_hash FROM daybook.ignored_document
             WHERE connection_id = ? AND data_type = ? AND document_key = ANY (?)
            """;
    private static final String WRITE =
            """
            INSERT INTO daybook.ignored_document
                   (connection_id, data_type, mapping_version, document_key, because, tally, content_hash, page_ids,
                    source_modified_at)
            SELECT ?, ?, ?, i.document_key, i.because, i.tally::jsonb, decode(i.content_hash, 'hex'), i.page_ids::bigint[],
                   i.modified
              FROM unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
                   AS i (document_key, because, tally, content_hash, page_ids, modified)
            ON CONFLICT (connection_id, data_type, document_key) DO UPDATE
               SET because = excluded.because, tally = excluded.tally, content_hash = excluded.content_hash,
                   page_ids = excluded.page_ids,
                   mapping_version = excluded.mapping_version, source_modified_at = excluded.source_modified_at,
                   read_at = now()
            """;
    private static final String REMOVE =
            "DELETE FROM daybook.ignored_document WHERE connection_id = ? AND data_type = ? AND document_key = ANY (?)";
    private static final String READ_AGAIN =
            """
            UPDATE daybook.ignored_document SET read_at = now()
             WHERE connection_id = ? AND data_type = ? AND document_key = ANY (?)
            """;

    /**
     * Brings what is kept in line with what was read.
     *
     * @param all keys of every document that was read
     * @param ignored those of them that the mapping leaves out
     * @param onPurpose whether somebody wanted just these documents read; it is then noted when that was
     * @return the pages that are named newly
     */
    Set<Long> keep(
            Connection transaction,
            DatasetKey dataset,
            Collection<Long> all,
            List<IgnoredDocument> ignored,
            boolean onPurpose)
            throws SQLException {
        Map<Long, IgnoredDocument> known = known(transaction, dataset, all);
        List<IgnoredDocument> changed = new ArrayList<>();
        List<Long> same = new ArrayList<>();
        Set<Long> gone = new HashSet<>(known.keySet());
        for (IgnoredDocument document : ignored) {
            IgnoredDocument before = known.get(document.key());
            if (before != null
                    && before.because().equals(document.because())
                    && before.tally().equals(document.tally())
                    && Arrays.equals(before.fingerprint(), document.fingerprint())) {
                same.add(document.key());
            } else {
                changed.add(document);
            }
            gone.remove(document.key());
        }
        write(transaction, dataset, changed);
        remove(transaction, dataset, gone);
        if (onPurpose && !same.isEmpty()) {
            run(transaction, READ_AGAIN, dataset, same);
        }
        Set<Long> pages = new HashSet<>();
        changed.forEach(document -> pages.addAll(document.pages()));
        return pages;
    }

    /** Forgets documents that are no longer left out. */
    void remove(Connection transaction, DatasetKey dataset, Collection<Long> keys) throws SQLException {
        if (!keys.isEmpty()) {
            run(transaction, REMOVE, dataset, keys);
        }
    }

    private static Map<Long, IgnoredDocument> known(Connection transaction, DatasetKey dataset, Collection<Long> keys)
            throws SQLException {
        Map<Long, IgnoredDocument> known = new HashMap<>();
        if (keys.isEmpty()) {
            return known;
        }
        try (PreparedStatement read = transaction.prepareStatement(READ)) {
            read.setLong(1, dataset.connectionId());
            read.setString(2, dataset.dataType());
            read.setArray(3, transaction.createArrayOf("bigint", keys.toArray()));
            try (ResultSet row = read.executeQuery()) {
                while (row.next()) {
                    known.put(
                            row.getLong(1),
                            new IgnoredDocument(
                                    row.getLong(1),
                                    row.getString(2),
                                    Tally.parse(row.getString(3)),
                                    row.getBytes(4),
                                    List.of(),
                                    null));
                }
            }
        }
        return known;
    }

    private static void write(Connection transaction, DatasetKey dataset, List<IgnoredDocument> documents)
            throws SQLException {
        if (documents.isEmpty()) {
            return;
        }
        try (PreparedStatement write = transaction.prepareStatement(WRITE)) {
            write.setLong(1, dataset.connectionId());
            write.setString(2, dataset.dataType());
            write.setString(3, dataset.mappingVersion());
            write.setArray(4, array(transaction, "bigint", documents, IgnoredDocument::key));
            write.setArray(5, array(transaction, "text", documents, IgnoredDocument::because));
            write.setArray(6, array(transaction, "text", documents, document -> document.tally()
                    .text()));
            write.setArray(7, array(transaction, "text", documents, document -> HexFormat.of()
                    .formatHex(document.fingerprint())));
            // PostgreSQL has no arrays of arrays that differ in length.
            write.setArray(8, array(transaction, "text", documents, IgnoredDocuments::pages));
            write.setArray(
                    9, array(transaction, "text", documents, document -> Objects.toString(document.modified(), null)));
            write.executeUpdate();
        }
    }

    private static String pages(IgnoredDocument document) {
        return document.pages().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static Array array(
            Connection transaction,
            String type,
            List<IgnoredDocument> documents,
            Function<IgnoredDocument, Object> value)
            throws SQLException {
        return transaction.createArrayOf(type, documents.stream().map(value).toArray());
    }

    private static void run(Connection transaction, String sql, DatasetKey dataset, Collection<Long> keys)
            throws SQLException {
        try (PreparedStatement statement = transaction.prepareStatement(sql)) {
            statement.setLong(1, dataset.connectionId());
            statement.setString(2, dataset.dataType());
            statement.setArray(3, transaction.createArrayOf("bigint", keys.toArray()));
            statement.executeUpdate();
        }
    }
}
