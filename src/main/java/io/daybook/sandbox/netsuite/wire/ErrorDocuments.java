package io.daybook.sandbox.netsuite.wire;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.ErrorTypes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes refusals as problem documents (NetSuite reference 2.5). Thread-safe. */
public final class ErrorDocuments {
    private static final String MEDIA_TYPE = "application/vnd.oracle.resource+json; type=error";

    private final Json json;
    private final ErrorTypes types;

    public ErrorDocuments(Json json, ErrorTypes types) {
        this.json = json;
        this.types = types;
    }

    public Response of(NetSuiteError error) {
        Map<String, Object> detail = new LinkedHashMap<>();
        detail.put("detail", error.getMessage());
        detail.put("o:errorCode", error.code());
        error.pointer().ifPresent(pointer -> detail.put(pointer.getKey(), pointer.getValue()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", types.uri(error.status()));
        document.put("title", title(error));
        document.put("status", error.status());
        if (error.status() == 429) {
            // the one document that has a code of its own beside that of its detail
            document.put("o:errorCode", "USER_ERROR");
        }
        document.put("o:errorDetails", List.of(detail));
        Response response = Response.of(error.status(), MEDIA_TYPE, json.write(document));
        for (Map.Entry<String, String> header : error.headers().entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }

    private static String title(NetSuiteError error) {
        if (error.code().equals("IDEMPOTENCY_ERROR")) {
            return "Conflict";
        }
        return switch (error.status()) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 500 -> "Internal Server Error";
            default -> "Bad Request";
        };
    }
}
