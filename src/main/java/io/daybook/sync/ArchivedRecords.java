package io.daybook.sync;

import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.sync.ArchivedDocuments.Living;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * The page archive as a source: living documents, put together from the pages that their ledger rows came from and asked as
 * the present mapping asks. A document whose page is damaged is left to the next sync, which reads it again. Thread-safe.
 */
public final class ArchivedRecords {
    /** Begins the reason why a document is to be read again. */
    static final String DAMAGED = "page %d of the archive cannot be used: ";

    /** So many documents are put together at once. */
    private static final int AT_ONCE = 200;

    private final DataSource dataSource;
    private final ArchivedDocuments documents;
    private final ArchivedPages pages;
    private final Datasets datasets;
    private final Clock clock;

    ArchivedRecords(
            DataSource dataSource, ArchivedDocuments documents, ArchivedPages pages, Datasets datasets, Clock clock) {
        this.dataSource = dataSource;
        this.documents = documents;
        this.pages = pages;
        this.datasets = datasets;
        this.clock = clock;
    }

    /**
     * The next documents of a window. What cannot be read is noted, for the next sync, before the answer is given.
     *
     * @throws SQLException the database is away
     */
    public Page read(PageRequest request) throws SQLException {
        long after = request.position().document();
        long upTo = request.window().upTo().orElse(Long.MAX_VALUE);
        try (Connection connection = dataSource.getConnection()) {
            // One look at rows and pages: what another commits meanwhile is seen whole or not at all.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            try {
                while (true) {
                    List<Living> some = documents.next(
                            connection, request.connection().id(), request.dataType(), after, upTo, AT_ONCE);
                    Gathering gathering = new Gathering(request);
                    gathering.gather(connection, some);
                    datasets.reread(request.connection().id(), request.dataType(), gathering.unreadable);
                    if (!gathering.records.isEmpty() || some.size() < AT_ONCE) {
                        return Page.ofArchive(
                                gathering.records, gathering.archivedIn, some.size() < AT_ONCE, clock.instant());
                    }
                    after = some.get(some.size() - 1).document();
                }
            } finally {
                connection.rollback();
            }
        }
    }

    /** Some documents on their way out of their pages. Used by one thread. */
    private final class Gathering {
        private final PageRequest request;
        private final List<SourceRecord> records = new ArrayList<>();
        private final List<Long> archivedIn = new ArrayList<>();
        private final Map<Long, String> unreadable = new HashMap<>();

        /** @param page of the archive */
        private record Found(SourceRecord record, long page) {}

        Gathering(PageRequest request) {
            this.request = request;
        }

        /** Page by page, so that only what is wanted of each is held. */
        void gather(Connection connection, List<Living> some) throws SQLException {
            Map<Long, List<Living>> byPage = new TreeMap<>();
            for (Living document : some) {
                document.wholeIn().forEach(page -> want(byPage, page, document));
                document.lines().values().stream().distinct().forEach(page -> want(byPage, page, document));
            }
            Map<Long, List<Found>> found = new HashMap<>();
            for (Map.Entry<Long, List<Living>> wanted : byPage.entrySet()) {
                long page = wanted.getKey();
                ArchivedPages.Content content =
                        pages.get(connection, request.connection().platform(), page);
                for (Living document : wanted.getValue()) {
                    content.damage()
                            .ifPresent(why -> unreadable.put(document.document(), DAMAGED.formatted(page) + why));
                    List<Found> ofDocument = found.computeIfAbsent(document.document(), none -> new ArrayList<>());
                    for (SourceRecord record : content.of(document.document())) {
                        if (document.lines().isEmpty()
                                || Long.valueOf(page).equals(document.lines().get(record.key()))) {
                            ofDocument.add(new Found(record, page));
                        }
                    }
                }
            }
            some.forEach(document -> add(document, found.getOrDefault(document.document(), List.of())));
        }

        private static void want(Map<Long, List<Living>> byPage, long page, Living document) {
            byPage.computeIfAbsent(page, none -> new ArrayList<>()).add(document);
        }

        private void add(Living document, List<Found> found) {
            if (!unreadable.containsKey(document.document())
                    && (found.isEmpty() || found.size() < document.lines().size())) {
                long page = document.lines().values().stream()
                        .findFirst()
                        .or(() -> document.wholeIn().stream().findFirst())
                        .orElse(0L);
                unreadable.put(document.document(), DAMAGED.formatted(page) + "it lacks a record that came in it");
            }
            if (unreadable.containsKey(document.document())) {
                return;
            }
            found.stream()
                    .sorted(Comparator.comparingLong(each -> each.record().key()))
                    .forEach(each -> {
                        records.add(asAskedNow(document, each.record()));
                        archivedIn.add(each.page());
                    });
        }

        /** Its fields by their names; its clock is the one that the ledger knows, which may be newer than the page. */
        private SourceRecord asAskedNow(Living document, SourceRecord then) {
            Question now = request.question();
            List<String> names = now.fieldNames();
            String[] values = new String[names.size()];
            for (int i = 0; i < values.length; i++) {
                int index = then.names().indexOf(names.get(i));
                values[i] = index < 0 ? null : then.value(index);
            }
            return new SourceRecord(names, values, then.document(), then.key(), document.modified());
        }
    }
}
