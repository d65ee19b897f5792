package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Position;
import io.daybook.source.Window;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReadingPagesTest {
    private final FakeAccount account = new FakeAccount();

    @AfterEach
    void close() {
        account.close();
    }

    private Page readInvoices() {
        return account.platform.read(new PageRequest(
                account.connection(),
                "invoices",
                Questions.invoices(),
                Window.all(),
                Position.afterDocument(Long.MIN_VALUE)));
    }

    @Test
    void aSignedInConnectionReadsAPage() throws Exception {
        // Given an account with two invoice lines
        account.answers.add(FakeAccount.page(
                false,
                "\"daybook_document\":\"10\",\"daybook_key\":\"501\",\"daybook_modified_1\":\"2026-01-31T09:15:00Z\","
                        + "\"daybook_modified_2\":\"2026-02-01T00:00:01Z\",\"f_number\":\"INV-1\",\"f_amount\":\"-12.50\"",
                "\"daybook_document\":\"10\",\"daybook_key\":\"502\",\"f_symbol\":\"EUR\""));

        // When a page is read
        Page page = readInvoices();

        // Then the records are there with their keys, clocks and values, and nothing follows
        assertThat(page.last()).isTrue();
        assertThat(page.records()).hasSize(2);
        SourceRecord first = page.records().get(0);
        assertThat(first.document()).isEqualTo(10);
        assertThat(first.key()).isEqualTo(501);
        assertThat(first.modified()).isEqualTo(Instant.parse("2026-02-01T00:00:01Z"));
        assertThat(first.present()).containsEntry("number", "INV-1").containsEntry("amount", "-12.50");
        assertThat(first.present()).hasSize(2);
        assertThat(page.records().get(1).modified()).isNull();
        assertThat(page.mediaType()).isEqualTo("application/vnd.oracle.resource+json");
        assertThat(new String(page.body(), "UTF-8")).startsWith("{\"links\"").endsWith("}");

        // And the request was NetSuite's: transient, JSON, signed in, by our name
        RecordedRequest request = account.statements.get(0);
        assertThat(request.getMethod()).isEqualTo("POST");
        assertThat(request.getTarget()).isEqualTo("/services/rest/query/v1/suiteql?limit=1000&offset=0");
        assertThat(request.getHeaders().values("Prefer")).containsExactly("transient");
        assertThat(request.getHeaders().values("Content-Type")).containsExactly("application/json");
        assertThat(request.getHeaders().values("Authorization")).containsExactly("Bearer token-1");
        assertThat(request.getHeaders().values("User-Agent")).containsExactly("Daybook/test");
        assertThat(request.getHeaders().get("Accept-Encoding")).contains("gzip");
        assertThat(new ObjectMapper()
                        .readTree(request.getBody().utf8())
                        .path("q")
                        .asText())
                .startsWith("SELECT t.id AS daybook_document")
                .contains("'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'")
                .endsWith("ORDER BY t.id, tl.uniquekey");
    }

    @Test
    void aCompressedAnswerIsKeptDecompressed() throws Exception {
        String body = FakeAccount.pageBody(false, "\"daybook_document\":\"1\",\"daybook_key\":\"2\"");
        Buffer zipped = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(zipped))) {
            sink.writeUtf8(body);
        }
        account.answers.add(new MockResponse.Builder()
                .setHeader("Content-Type", "application/json")
                .setHeader("Content-Encoding", "gzip")
                .body(zipped)
                .build());

        Page page = readInvoices();

        assertThat(new String(page.body(), "UTF-8")).isEqualTo(body);
        assertThat(page.records()).hasSize(1);
    }
}
