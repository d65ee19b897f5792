package io.daybook.sandbox.netsuite.suiteql;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.AccountSetup;
import io.daybook.sandbox.netsuite.Faults;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.wire.Json;
import io.daybook.sandbox.netsuite.wire.MediaTypes;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import io.daybook.sandbox.netsuite.wire.Request;
import io.daybook.sandbox.netsuite.wire.UnexpectedError;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code POST …/query/v1/suiteql} (NetSuite reference 2). Thread-safe. */
public final class SuiteQl {
    public static final String PATH = "/services/rest/query/v1/suiteql";

    /** What H2 says of statements that Oracle would refuse as well: not grouped, order not in the result, misused sum. */
    private static final Set<Integer> WRONG_STATEMENT = Set.of(90016, 90068, 90054, 90154, 90157);

    private final SandboxSettings settings;
    private final AccountSetup setup;
    private final Faults faults;
    private final Json json;
    private final StatementParser parser = new StatementParser();
    private final VisibleCatalog catalog;
    private final AccountTime time;
    private final Functions functions;
    private final QueryRunner runner;

    public SuiteQl(SandboxSettings settings, AccountSetup setup, Faults faults, Books books, Json json) {
        this.settings = settings;
        this.setup = setup;
        this.faults = faults;
        this.json = json;
        this.catalog = new VisibleCatalog(books.catalog(), setup, settings.hiddenFields());
        this.time = new AccountTime(books.settings(), settings.dateFormat());
        this.functions = new Functions(time);
        this.runner = new QueryRunner(books.dataSource(), settings.dateFormat(), faults, settings.seed());
        SqlFunctions.install(books.dataSource());
    }

    /** Answers a query, or with {@code empty} as if it had no rows. */
    public Response answer(Request request, boolean empty) {
        if (!request.method().equals("POST")) {
            throw NetSuiteError.of(405, "METHOD_NOT_ALLOWED", "Method not allowed. Use POST.");
        }
        setup.require(Permission.REPO_ANALYTICS);
        if (!request.prefers("transient")) {
            throw NetSuiteError.of(
                            400,
                            "INVALID_HEADER",
                            "The required request header 'Prefer' is missing or not 'transient'.")
                    .at(NetSuiteError.Locator.HEADER, "Prefer");
        }
        Paging paging = Paging.of(request, settings.rowCap());
        JsonNode body = json.read(request.body());
        Statement statement = translate(text(body), parameters(body));
        ResultPage page = empty ? new ResultPage(List.of(), 0) : run(statement, paging);
        return Response.of(200, MediaTypes.COLLECTION, json.write(document(request, paging, page)));
    }

    private Statement translate(String statement, List<String> parameters) {
        try {
            return new SelectTranslator(catalog, time, functions, parameters).translate(parser.parse(statement));
        } catch (NetSuiteError refusal) {
            if (faults.unknownFieldsAreUnexpected() && refusal.getMessage().contains("Unknown identifier")) {
                throw UnexpectedError.because(refusal);
            }
            throw refusal;
        }
    }

    private ResultPage run(Statement statement, Paging paging) {
        try {
            return runner.page(statement, paging.offset(), paging.limit());
        } catch (SQLException e) {
            throw WRONG_STATEMENT.contains(e.getErrorCode())
                    ? Refusals.unsupported(e.getMessage())
                    : UnexpectedError.because(e);
        }
    }

    private Map<String, Object> document(Request request, Paging paging, ResultPage page) {
        long reachable = Paging.reachable(page.totalResults(), paging.limit(), settings.rowCap());
        List<Map<String, Object>> items = new ArrayList<>();
        for (Map<String, String> row : page.items()) {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("links", List.of());
            item.putAll(row);
            items.add(item);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "links", PageLinks.of(request.origin() + request.path(), paging.offset(), paging.limit(), reachable));
        document.put("count", items.size());
        document.put("hasMore", paging.offset() + paging.limit() < reachable);
        document.put("items", items);
        document.put("offset", paging.offset());
        document.put("totalResults", page.totalResults());
        return document;
    }

    private static String text(JsonNode body) {
        JsonNode q = body.get("q");
        if (q == null || !q.isTextual() || q.asText().isBlank()) {
            throw NetSuiteError.invalidParameter("q", "Invalid search query. Provide a valid search query.");
        }
        return q.asText();
    }

    /** {@code params} bind the statement's question marks, since 2026.2. */
    private List<String> parameters(JsonNode body) {
        JsonNode params = body.get("params");
        if (params == null || params.isNull()) {
            return List.of();
        }
        if (!settings.supportsParams() || !params.isArray()) {
            throw NetSuiteError.invalidContent("Invalid content in the request body. Unknown property: params.")
                    .at(NetSuiteError.Locator.PATH, "params");
        }
        List<String> parameters = new ArrayList<>();
        params.forEach(parameter -> parameters.add(parameter.asText()));
        return parameters;
    }
}
