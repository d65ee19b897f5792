package io.daybook.ledger;

import io.daybook.ledger.LedgerTable.Gone;
import io.daybook.ledger.LedgerTable.Stored;
import io.daybook.ledger.LedgerTable.Written;
import io.daybook.mapping.RejectedException;
import io.daybook.mapping.Target;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Brings documents into the ledger: each replaces what the ledger had of it, lines included, and what has not changed is
 * not written, not even locked. Rows are never removed: those that vanish are tombstoned, and live again when they come
 * back. A document older than the ledger's is left alone unless it was read just now. Loading the same documents again, in any order, ends in the same
 * ledger.
 *
 * <p>Thread-safe. Loads of the same documents at the same time do not wait for each other in a circle: heads come before
 * lines, new rows before those that are there, and each in the order of their ids; the newer document wins.
 */
public final class LedgerLoader {
    private static final String VANISHED = "vanished from its document";

    private final LedgerSchema schema;
    private final Map<String, LedgerTable> heads = new HashMap<>();
    private final Map<String, LedgerTable> lines = new HashMap<>();

    public LedgerLoader(LedgerSchema schema) {
        this.schema = schema;
        for (Target target : schema.targets()) {
            heads.put(target.dataType(), new LedgerTable(target.head(), null));
            target.lines()
                    .ifPresent(table -> lines.put(
                            target.dataType(),
                            new LedgerTable(table, target.head().name() + "_id")));
        }
    }

    /**
     * Whether the ledger can hold a document, so that one which it cannot is set aside before its page is loaded.
     *
     * @throws RejectedException when it cannot: a required value missing, a text that is none of a column's choices, a key
     *     with broken characters, a line twice; says which and why
     */
    public void check(Target target, LedgerDocument document) {
        DocumentRows.of(target, document, new ContentHash());
    }

    /**
     * Which documents the ledger has just as they came and would be mapped, so that there is nothing to be done with them.
     *
     * @param documents {@linkplain LedgerDocument#source fingerprint} by {@code original_id}
     * @return the ids of those
     */
    public Set<String> unchanged(Connection connection, Target target, long connectionId, Map<String, byte[]> documents)
            throws SQLException {
        return documents.isEmpty()
                ? Set.of()
                : heads.get(target.dataType()).unchanged(connection, connectionId, documents);
    }

    /**
     * Loads a page's documents inside the caller's transaction, which must be open. The number of statements does not
     * depend on the number of documents.
     *
     * @throws RejectedException before anything is written, when {@link #check} would refuse a document, or when a line is
     *     in two of them
     * @throws SQLException when the database fails; the transaction is then to be rolled back
     */
    public LoadResult load(Connection connection, LedgerBatch batch) throws SQLException {
        Target target = batch.target();
        if (!schema.of(target.dataType()).equals(target)) {
            throw new IllegalArgumentException("not the ledger's own target of " + target.dataType());
        }
        if (connection.getAutoCommit()) {
            throw new IllegalStateException("a batch is loaded inside a transaction");
        }
        List<DocumentRows> documents = rows(batch);
        LedgerTable headTable = heads.get(target.dataType());
        Map<String, Stored> stored = headTable.stored(
                connection,
                batch.connectionId(),
                Stream.concat(documents.stream().map(DocumentRows::id), batch.ignoredIds().stream())
                        .toList());
        Set<String> superseded = new HashSet<>();
        Set<String> unchanged = new HashSet<>();
        List<DocumentRows> mappedOtherwise = new ArrayList<>();
        List<IncomingRow> changed = new ArrayList<>();
        for (DocumentRows document : documents) {
            Stored before = stored.get(document.id());
            if (!batch.fresh() && older(document.head(), before)) {
                superseded.add(document.id());
            } else if (!same(document.head(), before)) {
                changed.add(document.head());
            } else {
                unchanged.add(document.id());
                if (!Arrays.equals(document.head().source(), before.source())) {
                    mappedOtherwise.add(document);
                }
            }
        }
        Set<String> sameHeads = Set.copyOf(unchanged);
        for (IncomingRow head : headsOfChangedLines(connection, batch, mappedOtherwise)) {
            changed.add(head);
            unchanged.remove(head.id());
        }
        List<Gone> ignored = ignored(batch, stored);
        Written written = headTable.write(connection, batch, changed, stored, ignored);
        // A head that another transaction made newer meanwhile is neither: its lines are that transaction's.
        List<DocumentRows> current = documents.stream()
                .filter(document ->
                        unchanged.contains(document.id()) || written.ids().contains(document.id()))
                .toList();
        Written writtenLines = target.lines().isPresent()
                ? replaceLines(connection, batch, current, ignored, stored)
                : new Written(Set.of(), 0);
        return result(batch, documents, superseded, sameHeads, written, writtenLines);
    }

    /**
     * Heads that would stay as they are, but not all of their lines: they are written with them, so that no head ever says of
     * its document that it was mapped in a way in which its lines were not.
     *
     * @param documents that came or were mapped otherwise than when their heads were written
     */
    private List<IncomingRow> headsOfChangedLines(
            Connection connection, LedgerBatch batch, List<DocumentRows> documents) throws SQLException {
        if (batch.target().lines().isEmpty() || documents.isEmpty()) {
            return List.of();
        }
        Map<String, Stored> stored = lines.get(batch.target().dataType())
                .storedOfParents(
                        connection,
                        batch.connectionId(),
                        documents.stream().map(DocumentRows::id).toList());
        Map<String, Long> living = new HashMap<>();
        stored.values().stream().filter(Stored::living).forEach(line -> living.merge(line.parent(), 1L, Long::sum));
        return documents.stream()
                .filter(document -> living.getOrDefault(document.id(), 0L)
                                != document.lines().size()
                        || !document.lines().stream().allMatch(line -> same(line, stored.get(line.id()))))
                .map(DocumentRows::head)
                .toList();
    }

    private Written replaceLines(
            Connection connection,
            LedgerBatch batch,
            List<DocumentRows> documents,
            List<Gone> ignored,
            Map<String, Stored> storedHeads)
            throws SQLException {
        LedgerTable table = lines.get(batch.target().dataType());
        Map<String, IncomingRow> incoming = linesById(documents);
        Map<String, Gone> ignoredById = new HashMap<>();
        ignored.forEach(head -> ignoredById.put(head.id(), head));
        // A document that is new to the ledger has no lines there.
        List<String> parents = Stream.concat(documents.stream().map(DocumentRows::id), ignoredById.keySet().stream())
                .filter(storedHeads::containsKey)
                .toList();
        Map<String, Stored> stored = table.storedOfParents(connection, batch.connectionId(), parents);
        List<IncomingRow> changed = incoming.values().stream()
                .filter(row -> !same(row, stored.get(row.id())))
                .sorted(Comparator.comparing(IncomingRow::id))
                .toList();
        Map<String, DocumentRows> documentsById = new HashMap<>();
        documents.forEach(document -> documentsById.put(document.id(), document));
        List<Gone> gone = new ArrayList<>();
        stored.forEach((id, line) -> {
            if (line.living() && !incoming.containsKey(id)) {
                Gone head = ignoredById.get(line.parent());
                gone.add(
                        head == null
                                ? new Gone(
                                        id,
                                        VANISHED,
                                        line.parent(),
                                        documentsById.get(line.parent()).head().modified())
                                : new Gone(id, head.because(), line.parent(), null));
            }
        });
        return table.write(connection, batch, changed, stored, gone);
    }

    private static List<DocumentRows> rows(LedgerBatch batch) {
        ContentHash hash = new ContentHash();
        List<DocumentRows> documents = new ArrayList<>(batch.documents().size());
        Set<String> ids = new HashSet<>();
        for (LedgerDocument document : batch.documents()) {
            documents.add(DocumentRows.of(batch.target(), document, hash));
            if (!ids.add(document.head().originalId())) {
                throw new IllegalArgumentException(
                        "document " + document.head().originalId() + " is in the batch twice");
            }
        }
        for (String ignored : batch.ignoredIds()) {
            if (!ids.add(ignored)) {
                throw new IllegalArgumentException("document " + ignored + " is both loaded and ignored");
            }
        }
        documents.sort(Comparator.comparing(DocumentRows::id));
        return documents;
    }

    private static Map<String, IncomingRow> linesById(List<DocumentRows> documents) {
        Map<String, IncomingRow> lines = new HashMap<>();
        for (DocumentRows document : documents) {
            for (IncomingRow line : document.lines()) {
                IncomingRow other = lines.put(line.id(), line);
                if (other != null) {
                    throw new RejectedException("line " + line.id() + " is in document " + other.parent() + " and in "
                            + line.parent() + ": the mapping's original_id of lines must be unique over all documents");
                }
            }
        }
        return lines;
    }

    private static List<Gone> ignored(LedgerBatch batch, Map<String, Stored> stored) {
        List<Gone> ignored = new ArrayList<>();
        for (int i = 0; i < batch.ignoredIds().size(); i++) {
            Stored before = stored.get(batch.ignoredIds().get(i));
            if (before != null && before.living()) {
                ignored.add(new Gone(
                        batch.ignoredIds().get(i), batch.ignoredBecause().get(i), null, null));
            }
        }
        return ignored;
    }

    private static boolean older(IncomingRow row, Stored stored) {
        return stored != null
                && stored.modified() != null
                && row.modified() != null
                && row.modified().isBefore(stored.modified());
    }

    private static boolean same(IncomingRow row, Stored stored) {
        return stored != null && stored.living() && Arrays.equals(stored.hash(), row.hash());
    }

    private static LoadResult result(
            LedgerBatch batch,
            List<DocumentRows> documents,
            Set<String> superseded,
            Set<String> sameHeads,
            Written heads,
            Written lines) {
        long loaded = 0;
        long unchanged = 0;
        long older = 0;
        for (DocumentRows document : documents) {
            long records = document.records(batch.target());
            long written = heads.ids().contains(document.id()) && !sameHeads.contains(document.id())
                    ? records
                    : document.lines().stream()
                            .filter(line -> lines.ids().contains(line.id()))
                            .count();
            loaded += written;
            unchanged += records - written;
            older += superseded.contains(document.id()) ? records : 0;
        }
        return new LoadResult(loaded, unchanged, older, heads.tombstoned() + lines.tombstoned());
    }
}
