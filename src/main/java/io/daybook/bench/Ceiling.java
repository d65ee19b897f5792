package io.daybook.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;

/**
 * The least that has to be done: fetch pages, parse them, COPY them and merge them into the ledger's tables, a transaction a
 * page, with as many requests at once as the product. Everything is written by hand for invoices: no routes, mapping files,
 * archive, fingerprints, positions or letters. What is the distance from here is what Daybook's features cost.
 */
final class Ceiling {
    private static final String COLUMNS =
            """
            SELECT t.id AS daybook_document, tl.uniquekey AS daybook_key, t.lastmodifieddate AS daybook_modified_1,
                   t.number AS f_invoice_number, t.entity AS f_entity, t.status AS f_status, t.trandate AS f_trandate,
                   t.duedate AS f_duedate, t.memo AS f_header_memo, tl.id AS f_line_number, tl.item AS f_item,
                   tl.memo AS f_memo, tl.category AS f_category, tl.start AS f_period_start, tl.end AS f_period_end,
                   cur.symbol AS f_symbol, base.symbol AS f_subsidiary_symbol, tl.netamount AS f_netamount,
                   tl.foreignamount AS f_foreignamount, t.voided AS f_voided, t.void AS f_is_void, t.id AS f_id,
                   t.reversed AS f_reversed_by, tl.linelastmodifieddate AS daybook_modified_2, tl.uniquekey AS f_line,
                   base.symbol AS f_account_symbol, tl.clock AS daybook_modified_3
             FROM transaction t JOIN transactionline tl ON tl.transaction = t.id
            WHERE t.type = 'CustInvc'
            """
                    .replaceAll("\\s+", " ");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI suiteQl;
    private final DataSource dataSource;
    private final long connectionId;
    private final int readers;

    Ceiling(URI platform, DataSource dataSource, long connectionId, int readers) {
        this.suiteQl = URI.create(platform + "/services/rest/query/v1/suiteql?limit=1000&offset=0");
        this.dataSource = dataSource;
        this.connectionId = connectionId;
        this.readers = readers;
    }

    /** Reads everything; answers how many lines there were. */
    long load() throws Exception {
        var count = JSON.readTree(
                        ask(
                                "SELECT COUNT(*) AS n, MIN(t.id) AS low, MAX(t.id) AS high FROM transaction t WHERE t.type = 'CustInvc'"))
                .path("items")
                .path(0);
        long low = count.path("low").asLong();
        long high = count.path("high").asLong();
        ExecutorService threads = Executors.newFixedThreadPool(readers);
        try {
            List<Future<Long>> parts = new ArrayList<>();
            long width = (high - low) / readers + 1;
            for (int i = 0; i < readers; i++) {
                long after = low - 1 + i * width;
                parts.add(threads.submit(() -> part(after, after + width)));
            }
            long lines = 0;
            for (Future<Long> part : parts) {
                lines += part.get();
            }
            return lines;
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        } finally {
            threads.shutdownNow();
        }
    }

    private long part(long after, long upTo) throws IOException, InterruptedException, SQLException {
        long lines = 0;
        try (Connection database = dataSource.getConnection()) {
            database.setAutoCommit(false);
            CeilingTables tables = new CeilingTables(database, connectionId);
            String from = " AND t.id > " + after;
            while (true) {
                byte[] body = ask(COLUMNS + from + " AND t.id <= " + upTo + " ORDER BY t.id, tl.uniquekey");
                CeilingPage page = CeilingPage.parse(body, connectionId);
                if (page.rows() > 0) {
                    tables.merge(page);
                    database.commit();
                }
                lines += page.rows();
                if (!page.more()) {
                    return lines;
                }
                from = " AND t.id >= " + page.lastDocument() + " AND (t.id > " + page.lastDocument()
                        + " OR tl.uniquekey > " + page.lastKey() + ")";
            }
        }
    }

    private byte[] ask(String statement) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                HttpRequest.newBuilder(suiteQl)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(
                                JSON.writeValueAsString(Map.of("q", statement)).getBytes(StandardCharsets.UTF_8)))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("the platform answered " + response.statusCode() + ": "
                    + new String(response.body(), StandardCharsets.UTF_8));
        }
        return response.body();
    }
}
