package io.daybook.lineage;

import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.ledger.LedgerSchema;
import io.daybook.ledger.PageArchive;
import io.daybook.lineage.LedgerRows.Stored;
import io.daybook.mapping.Target;
import io.daybook.source.PageFormat;
import io.daybook.sync.MappingVersions;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Follows ledger rows back to the records they came from: which mapping made each value, by which of its lines, from which
 * record of which page of which sync. Changes nothing. Thread-safe.
 */
public final class Traces {
    private static final String ELSEWHERE =
            """
            SELECT 'Its newest version is dead letter ' || id || ' (' || kind || ', ' || attempts || ' attempts): ' || message
                   || '. See: daybook dead-letters show ' || id
              FROM daybook.dead_letter
             WHERE connection_id = ? AND data_type = ? AND document_key = ? AND closed_at IS NULL
             UNION ALL
            SELECT 'The mapping (' || mapping_version || ') leaves it out: ' || because || '. Its records are in page '
                   || array_to_string(page_ids, ', ') || '.'
              FROM daybook.ignored_document
             WHERE connection_id = ? AND data_type = ? AND document_key::text = ?
             UNION ALL
            SELECT 'The next sync reads it again: ' || because
              FROM daybook.reread
             WHERE connection_id = ? AND data_type = ? AND document_key::text = ?
            """;

    private final DataSource dataSource;
    private final LedgerSchema schema;
    private final PageArchive archive;
    private final MappingVersions versions;
    private final Map<String, PageFormat> formats;
    private final LedgerRows rows = new LedgerRows();

    /** @param formats how each platform writes its pages, by platform */
    public Traces(
            DataSource dataSource,
            LedgerSchema schema,
            PageArchive archive,
            MappingVersions versions,
            Map<String, PageFormat> formats) {
        this.dataSource = dataSource;
        this.schema = schema;
        this.archive = archive;
        this.versions = versions;
        this.formats = Map.copyOf(formats);
    }

    /**
     * Traces a document.
     *
     * @param id the document's, or that of one of its lines, of which then nothing but that line is shown
     * @param line the only line to be shown; empty for all
     * @return nothing where the connection has no such document and never had
     * @throws Problem the document has no such line, or the database does not answer
     */
    public Optional<Trace> trace(Connection connection, String dataType, String id, Optional<String> line) {
        Target target = schema.of(dataType);
        try (java.sql.Connection session = dataSource.getConnection()) {
            Optional<Stored> head = rows.head(session, connection.id(), target, id);
            Optional<Stored> only = head.isEmpty() ? rows.line(session, connection.id(), target, id) : Optional.empty();
            String document = only.map(Stored::document).orElse(id);
            if (only.isPresent()) {
                head = rows.head(session, connection.id(), target, document);
            }
            List<String> elsewhere = elsewhere(session, connection.id(), dataType, document);
            if (head.isEmpty() && only.isEmpty() && elsewhere.isEmpty()) {
                return Optional.empty();
            }
            Optional<String> shown = only.map(Stored::originalId).or(() -> line);
            List<Stored> lines = rows.linesOf(session, connection.id(), target, document).stream()
                    .filter(each -> shown.map(each.originalId()::equals).orElse(true))
                    .toList();
            if (shown.isPresent() && lines.isEmpty()) {
                throw Problem.failed(
                        dataType + " " + document,
                        "it has no line " + shown.get() + " in the ledger",
                        "See all of them: daybook trace " + dataType + " " + document,
                        null);
            }
            Origins origins =
                    new Origins(session, connection.platform(), archive, versions, formats.get(connection.platform()));
            RowTracer tracer = new RowTracer(connection.platform(), dataType, origins, versions);
            List<Trace.Row> tracedLines = new ArrayList<>();
            for (Stored each : lines) {
                tracedLines.add(tracer.trace(each));
            }
            Optional<Trace.Row> tracedHead =
                    head.isPresent() ? Optional.of(tracer.trace(head.get())) : Optional.empty();
            return Optional.of(new Trace(connection, dataType, document, tracedHead, tracedLines, elsewhere));
        } catch (SQLException away) {
            throw Problem.failed("trace", "PostgreSQL did not answer: " + away.getMessage(), "Try again.", away);
        }
    }

    private static List<String> elsewhere(
            java.sql.Connection session, long connectionId, String dataType, String document) throws SQLException {
        List<String> sentences = new ArrayList<>();
        try (PreparedStatement statement = session.prepareStatement(ELSEWHERE)) {
            for (int i = 0; i < 9; i += 3) {
                statement.setLong(i + 1, connectionId);
                statement.setString(i + 2, dataType);
                statement.setString(i + 3, document);
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    sentences.add(row.getString(1));
                }
            }
        }
        return sentences;
    }
}
