package io.daybook.sandbox.netsuite.record;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.suiteql.PageLinks;
import io.daybook.sandbox.netsuite.suiteql.Paging;
import io.daybook.sandbox.netsuite.wire.Json;
import io.daybook.sandbox.netsuite.wire.MediaTypes;
import io.daybook.sandbox.netsuite.wire.Request;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Lists of records (NetSuite reference 4.1, 4.3). Thread-safe. */
final class RecordList {
    private final SandboxSettings settings;
    private final Json json;
    private final Jdbi books;
    private final Fields fields;

    RecordList(SandboxSettings settings, Json json, Jdbi books, Fields fields) {
        this.settings = settings;
        this.json = json;
        this.books = books;
        this.fields = fields;
    }

    /** One page of the records that the filter selects, of each its id and its place only. */
    Response answer(Request request, RecordType type, String address) {
        Paging paging = Paging.of(request, settings.rowCap());
        RecordFilter.Condition filter = request.parameter("q")
                .filter(q -> !q.isBlank())
                .map(q -> RecordFilter.read(q, type, fields, settings.dateFormat()))
                .orElse(new RecordFilter.Condition("TRUE", List.of()));
        String from = " FROM \"" + type.table() + "\" WHERE " + type.condition() + " AND " + filter.sql();
        Object[] arguments = filter.arguments().toArray();
        return books.withHandle(handle -> {
            long total = Rows.count(handle, "SELECT COUNT(*)" + from, arguments);
            List<Map<String, Object>> items = handle.select(
                            "SELECT \"id\"" + from + " ORDER BY \"id\" OFFSET " + paging.offset() + " ROWS FETCH NEXT "
                                    + paging.limit() + " ROWS ONLY",
                            arguments)
                    .mapTo(String.class)
                    .map(id -> stub(address + "/" + type.title() + "/" + id, id))
                    .list();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(
                    "links",
                    PageLinks.of(
                            address + "/" + type.title() + rest(request),
                            paging.offset(),
                            paging.limit(),
                            Math.min(total, settings.rowCap())));
            document.put("count", items.size());
            document.put("hasMore", paging.offset() + paging.limit() < total);
            document.put("items", items);
            document.put("offset", paging.offset());
            document.put("totalResults", total);
            return Response.of(200, MediaTypes.COLLECTION, json.write(document));
        });
    }

    /** The request's query without its page, so that the next page is one of the same list. */
    private static String rest(Request request) {
        String rest = Arrays.stream(request.query().split("&"))
                .filter(pair -> !pair.isEmpty() && !pair.startsWith("limit=") && !pair.startsWith("offset="))
                .collect(Collectors.joining("&"));
        return rest.isEmpty() ? "" : "?" + rest;
    }

    private static Map<String, Object> stub(String href, String id) {
        Map<String, Object> stub = new LinkedHashMap<>();
        stub.put("links", List.of(Map.of("rel", "self", "href", href)));
        stub.put("id", id);
        return stub;
    }
}
