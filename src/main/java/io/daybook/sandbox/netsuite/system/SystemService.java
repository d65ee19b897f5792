package io.daybook.sandbox.netsuite.system;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.AccountSetup;
import io.daybook.sandbox.netsuite.IntegrationLimit;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.books.BooksSettings;
import io.daybook.sandbox.netsuite.wire.Governor;
import io.daybook.sandbox.netsuite.wire.Json;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import io.daybook.sandbox.netsuite.wire.Request;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** {@code /services/rest/system/v1/…}: the account's time and its limits (NetSuite reference 4.1, 5.1). Thread-safe. */
public final class SystemService {
    public static final String PATH = "/services/rest/system/v1/";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final SandboxSettings settings;
    private final AccountSetup setup;
    private final BooksSettings books;
    private final Governor governor;
    private final Json json;

    public SystemService(
            SandboxSettings settings, AccountSetup setup, BooksSettings books, Governor governor, Json json) {
        this.settings = settings;
        this.setup = setup;
        this.books = books;
        this.governor = governor;
        this.json = json;
    }

    public Response answer(Request request) {
        if (!request.method().equals("GET")) {
            throw NetSuiteError.of(405, "METHOD_NOT_ALLOWED", "Method not allowed. Use GET.");
        }
        return switch (request.path().substring(PATH.length())) {
            case "serverTime" ->
                Response.of(200, "application/json", json.write(Map.of("serverTime", TIME.format(books.now()))));
            case "governanceLimits" -> {
                setup.require(Permission.ADMI_GOVERNANCE);
                yield Response.of(200, "application/json", json.write(limits()));
            }
            default -> throw NetSuiteError.of(404, "NOT_FOUND", "The requested resource was not found.");
        };
    }

    private Map<String, Object> limits() {
        int limit = governor.limit();
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("accountConcurrencyLimit", limit);
        if (settings.integrationLimit() == IntegrationLimit.INTEGRATION_SPECIFIC) {
            // what is reserved for this integration is not there for the others; at least one always is
            int own = Math.max(1, limit / 2);
            limits.put("accountUnallocatedConcurrencyLimit", Math.max(1, limit - own));
            limits.put("integrationConcurrencyLimit", own);
        } else {
            limits.put("accountUnallocatedConcurrencyLimit", limit);
        }
        limits.put("integrationLimitType", settings.integrationLimit().word());
        return limits;
    }
}
