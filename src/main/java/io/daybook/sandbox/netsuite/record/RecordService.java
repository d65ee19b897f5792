package io.daybook.sandbox.netsuite.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.AccountSetup;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.wire.Json;
import io.daybook.sandbox.netsuite.wire.MediaTypes;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import io.daybook.sandbox.netsuite.wire.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** {@code /services/rest/record/v1/…} (NetSuite reference 4). Thread-safe; writers take turns. */
public final class RecordService {
    public static final String PATH = "/services/rest/record/v1/";

    private static final String EXTERNAL = "eid:";

    private final AccountSetup setup;
    private final Json json;
    private final Jdbi books;
    private final Fields fields;
    private final RecordReader reader;
    private final RecordWriter writer;
    private final MetadataCatalog metadata;
    private final RecordList list;
    private final Object turn = new Object();

    public RecordService(SandboxSettings settings, AccountSetup setup, Books books, Json json) {
        this.setup = setup;
        this.json = json;
        this.books = Jdbi.create(books.dataSource());
        this.fields = new Fields(books.catalog());
        this.reader = new RecordReader(fields, json.mapper(), books.settings().loginZone());
        this.writer = new RecordWriter(books, fields);
        this.metadata = new MetadataCatalog(fields);
        this.list = new RecordList(settings, json, this.books, fields);
    }

    public Response answer(Request request) {
        String[] parts = request.path().substring(PATH.length()).split("/");
        String address = request.origin() + PATH.substring(0, PATH.length() - 1);
        if (parts[0].equals("metadata-catalog")) {
            return catalog(request, parts, address);
        }
        RecordType type = type(parts[0]);
        setup.require(type.permission());
        if (parts.length == 1) {
            return switch (request.method()) {
                case "GET" -> list.answer(request, type, address);
                case "POST" -> create(request, type, address, null);
                default -> throw notAllowed();
            };
        }
        if (parts.length == 2) {
            return switch (request.method()) {
                case "GET" -> get(request, type, parts[1], address);
                case "PATCH" -> update(request, type, id(type, parts[1]).orElseThrow(RecordWriter::missing), address);
                case "PUT" -> upsert(request, type, parts[1], address);
                case "DELETE" -> delete(type, parts[1]);
                default -> throw notAllowed();
            };
        }
        if (parts.length == 3
                && parts[2].equals("item")
                && type.isTransaction()
                && request.method().equals("GET")) {
            long id = id(type, parts[1]).orElseThrow(RecordWriter::missing);
            ObjectNode lines = books.withHandle(handle -> reader.lines(handle, type, id, address));
            return Response.of(200, MediaTypes.COLLECTION, json.write(lines));
        }
        throw NetSuiteError.of(404, "NOT_FOUND", "The requested resource was not found.")
                .at(NetSuiteError.Locator.URL, request.path());
    }

    private Response catalog(Request request, String[] parts, String address) {
        if (!request.method().equals("GET")) {
            throw notAllowed();
        }
        if (parts.length == 1) {
            Set<String> only = words(request.parameter("select").orElse(""));
            List<RecordType> types = Arrays.stream(RecordType.values())
                    .filter(this::visible)
                    .filter(type -> only.isEmpty() || only.contains(type.title().toLowerCase(Locale.ROOT)))
                    .toList();
            return Response.of(200, "application/json", json.write(metadata.list(types, address)));
        }
        RecordType type = type(parts[1]);
        return request.header("Accept")
                        .filter(accepted -> accepted.contains("swagger"))
                        .isPresent()
                ? Response.of(200, "application/swagger+json", json.write(metadata.openApi(type)))
                : Response.of(200, "application/schema+json", json.write(metadata.schema(type)));
    }

    private Response get(Request request, RecordType type, String key, String address) {
        long id = id(type, key).orElseThrow(RecordWriter::missing);
        boolean expand = request.parameter("expandSubResources")
                .filter("true"::equalsIgnoreCase)
                .isPresent();
        Set<String> only = expand ? Set.of() : words(request.parameter("fields").orElse(""));
        ObjectNode record = books.withHandle(handle -> reader.read(handle, type, id, address, expand, only))
                .orElseThrow(RecordWriter::missing);
        if (request.parameter("simpleEnumFormat")
                        .filter("true"::equalsIgnoreCase)
                        .isPresent()
                && record.has("status")) {
            record.put("status", record.path("status").path("id").asText());
        }
        return Response.of(200, MediaTypes.SINGULAR, json.write(record));
    }

    /** @param externalId to be given to the record; null gives it none but the body's */
    private Response create(Request request, RecordType type, String address, String externalId) {
        synchronized (turn) {
            return books.inTransaction(handle -> {
                RecordWriter.Change change = change(request, handle, type);
                if (externalId != null) {
                    change.columns().put("externalid", externalId);
                }
                long id = writer.create(handle, type, change);
                return written(request, handle, type, id, address, change);
            });
        }
    }

    private Response update(Request request, RecordType type, long id, String address) {
        synchronized (turn) {
            return books.inTransaction(handle -> {
                RecordWriter.Change change = change(request, handle, type);
                writer.update(
                        handle,
                        type,
                        id,
                        change,
                        words(request.parameter("replace").orElse("")));
                return location(type, id, address, change, request);
            });
        }
    }

    private Response upsert(Request request, RecordType type, String key, String address) {
        if (!key.startsWith(EXTERNAL)) {
            throw notAllowed();
        }
        if (!fields.table(type.table()).columns().containsKey("externalid")) {
            throw NetSuiteError.of(400, "USER_ERROR", "Records of type " + type.title() + " have no external id here.");
        }
        Optional<Long> id = id(type, key);
        return id.isPresent()
                ? update(request, type, id.get(), address)
                : create(request, type, address, externalId(key));
    }

    private Response delete(RecordType type, String key) {
        long id = id(type, key).orElseThrow(RecordWriter::missing);
        synchronized (turn) {
            books.useHandle(handle -> writer.delete(handle, type, id));
        }
        return Response.noContent();
    }

    private RecordWriter.Change change(Request request, Handle handle, RecordType type) {
        RecordWriter.Change change = writer.read(handle, type, json.read(request.body()));
        boolean strict = request.header("X-NetSuite-PropertyNameValidation")
                .filter("error"::equalsIgnoreCase)
                .isPresent();
        if (strict && !change.unknown().isEmpty()) {
            String first = change.unknown().get(0);
            throw NetSuiteError.invalidContent("Invalid content in the request body. Unknown property: " + first + ".")
                    .at(NetSuiteError.Locator.PATH, first);
        }
        return change;
    }

    /** 204 with the place of the record; 201 with the record itself when sublists were to be replaced. */
    private Response written(
            Request request, Handle handle, RecordType type, long id, String address, RecordWriter.Change change) {
        Response response = location(type, id, address, change, request);
        if (request.parameter("replace").isEmpty()) {
            return response;
        }
        ObjectNode record =
                reader.read(handle, type, id, address, true, Set.of()).orElseThrow(RecordWriter::missing);
        return Response.of(201, MediaTypes.SINGULAR, json.write(record))
                .with("Location", response.headers().get("Location"));
    }

    private static Response location(
            RecordType type, long id, String address, RecordWriter.Change change, Request request) {
        Response response = Response.noContent().with("Location", address + "/" + type.title() + "/" + id);
        boolean silent = request.header("X-NetSuite-PropertyNameValidation")
                .filter("ignore"::equalsIgnoreCase)
                .isPresent();
        return change.unknown().isEmpty() || silent
                ? response
                : response.with("X-NetSuite-PropertyValidation", "Unknown property: " + ascii(change.unknown()));
    }

    /** A header carries neither line ends nor letters beyond ASCII. */
    private static String ascii(List<String> names) {
        return String.join(", ", names).replaceAll("[^\\x20-\\x7e]", "?");
    }

    private RecordType type(String name) {
        return RecordType.of(name)
                .filter(this::visible)
                .orElseThrow(() ->
                        NetSuiteError.of(404, "NONEXISTENT_RECORD_TYPE", "Record type '" + name + "' does not exist"));
    }

    private boolean visible(RecordType type) {
        return type.feature().isEmpty() || setup.has(type.feature().get());
    }

    /** The id that an address names, by number or by {@code eid:}; empty when there is no such record. */
    private Optional<Long> id(RecordType type, String key) {
        boolean external = key.startsWith(EXTERNAL);
        if (!external && !key.matches("\\d{1,18}")
                || external && !fields.table(type.table()).columns().containsKey("externalid")) {
            return Optional.empty();
        }
        return books.withHandle(handle -> handle.select(
                        "SELECT \"id\" FROM \"" + type.table() + "\" WHERE " + type.condition() + " AND "
                                + (external ? "\"externalid\" = ?" : "\"id\" = ?"),
                        external ? externalId(key) : Long.valueOf(key))
                .mapTo(Long.class)
                .findFirst());
    }

    private static String externalId(String key) {
        try {
            return URLDecoder.decode(key.substring(EXTERNAL.length()).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw RecordWriter.missing();
        }
    }

    private static Set<String> words(String list) {
        return list.isBlank()
                ? Set.of()
                : new ArrayList<>(List.of(list.split(",")))
                        .stream()
                                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                                .collect(Collectors.toSet());
    }

    private static NetSuiteError notAllowed() {
        return NetSuiteError.of(405, "METHOD_NOT_ALLOWED", "Method not allowed.");
    }
}
