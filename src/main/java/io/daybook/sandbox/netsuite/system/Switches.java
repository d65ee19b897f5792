package io.daybook.sandbox.netsuite.system;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.AccountSetup;
import io.daybook.sandbox.netsuite.Fault;
import io.daybook.sandbox.netsuite.Faults;
import io.daybook.sandbox.netsuite.Feature;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.login.AccessTokens;
import io.daybook.sandbox.netsuite.login.LoginAuditTrail;
import io.daybook.sandbox.netsuite.wire.Governor;
import io.daybook.sandbox.netsuite.wire.Json;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import io.daybook.sandbox.netsuite.wire.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * {@code /sandbox/…}: the faults over HTTP, for whoever runs the sandbox as a process of its own. Answers this machine
 * only, and takes JSON only, so that no web page can press the switches. Thread-safe.
 */
public final class Switches {
    public static final String PATH = "/sandbox/";

    private final Faults faults;
    private final AccountSetup setup;
    private final AccessTokens tokens;
    private final Governor governor;
    private final LoginAuditTrail trail;
    private final Json json;
    private final Map<String, Consumer<JsonNode>> switches = new LinkedHashMap<>();

    public Switches(
            Faults faults,
            AccountSetup setup,
            AccessTokens tokens,
            Governor governor,
            LoginAuditTrail trail,
            Consumer<Duration> clockShift,
            Json json) {
        this.faults = faults;
        this.setup = setup;
        this.tokens = tokens;
        this.governor = governor;
        this.trail = trail;
        this.json = json;
        switches.put("next", counts -> each(counts, (fault, value) -> faults.next(fault, value.asInt())));
        switches.put(
                "nextToken",
                counts -> each(counts, (fault, value) -> faults.inject(fault, Faults.Target.TOKENS, 0, value.asInt())));
        switches.put("share", shares -> each(shares, (fault, value) -> faults.share(fault, value.asDouble(-1))));
        switches.put("inject", this::inject);
        switches.put("latencyMillis", value -> faults.latency(Duration.ofMillis(value.asLong())));
        switches.put("slowBodyMillis", value -> faults.slowBodyTakes(Duration.ofMillis(value.asLong())));
        switches.put(
                "retryAfterSeconds",
                value -> faults.retryAfter(value.isNull() ? null : Duration.ofSeconds(value.asLong())));
        switches.put("unstableOrder", value -> faults.unstableOrder(value.asBoolean()));
        switches.put("certificateRevoked", value -> faults.certificateRevoked(value.asBoolean()));
        switches.put("unknownFieldsAreUnexpected", value -> faults.unknownFieldsAreUnexpected(value.asBoolean()));
        switches.put("expireTokens", value -> {
            if (value.asBoolean()) {
                tokens.expireAll();
            }
        });
        switches.put("clockShiftSeconds", value -> clockShift.accept(Duration.ofSeconds(value.asLong())));
        switches.put("concurrency", value -> governor.limit(value.asInt()));
        switches.put("withhold", names -> names(names, Permission.class, setup::withhold));
        switches.put("grant", names -> names(names, Permission.class, setup::grant));
        switches.put("disable", names -> names(names, Feature.class, setup::disable));
        switches.put("enable", names -> names(names, Feature.class, setup::enable));
    }

    public Response answer(Request request) {
        if (!request.fromLoopback()) {
            throw NetSuiteError.of(404, "NOT_FOUND", "The requested resource was not found.");
        }
        String path = request.path().substring(PATH.length());
        if (path.equals("login-audit-trail") && request.method().equals("GET")) {
            return ok(trail.attempts().stream()
                    .map(attempt -> Map.of(
                            "at", attempt.at().toString(),
                            "method", attempt.method(),
                            "success", attempt.success(),
                            "reason", attempt.reason()))
                    .toList());
        }
        if (!path.equals("faults")) {
            throw NetSuiteError.of(404, "NOT_FOUND", "There are /sandbox/faults and /sandbox/login-audit-trail.");
        }
        switch (request.method()) {
            case "GET":
                break;
            case "DELETE":
                faults.clear();
                break;
            case "POST":
                set(request);
                break;
            default:
                throw NetSuiteError.of(405, "METHOD_NOT_ALLOWED", "Use GET, POST or DELETE.");
        }
        return ok(state());
    }

    private void set(Request request) {
        Optional<String> type = request.header("Content-Type");
        if (type.filter(value -> value.startsWith("application/json")).isEmpty()) {
            throw NetSuiteError.invalidContent("Send the switches with Content-Type: application/json.");
        }
        JsonNode body = json.read(request.body());
        List<String> unknown = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!switches.containsKey(name)) {
                unknown.add(name);
            }
        });
        if (!body.isObject() || !unknown.isEmpty()) {
            throw NetSuiteError.invalidContent("There is no switch " + unknown + "; there are " + switches.keySet());
        }
        try {
            body.properties().forEach(entry -> switches.get(entry.getKey()).accept(entry.getValue()));
        } catch (IllegalArgumentException e) {
            throw NetSuiteError.invalidContent(e.getMessage());
        }
    }

    private void inject(JsonNode injection) {
        faults.inject(
                Fault.valueOf(injection.path("fault").asText()),
                Faults.Target.valueOf(injection.path("target").asText(Faults.Target.RESOURCES.name())),
                injection.path("skip").asInt(),
                injection.path("times").asInt(1));
    }

    private Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("pending", faults.pending());
        state.put("served", faults.served());
        state.put("requests", faults.requests());
        state.put("latencyMillis", faults.latency().toMillis());
        state.put("slowBodyMillis", faults.slowBodyTakes().toMillis());
        state.put(
                "retryAfterSeconds",
                faults.retryAfter().map(Duration::toSeconds).orElse(null));
        state.put("unstableOrder", faults.unstableOrder());
        state.put("certificateRevoked", faults.certificateRevoked());
        state.put("unknownFieldsAreUnexpected", faults.unknownFieldsAreUnexpected());
        state.put("concurrency", governor.limit());
        state.put("peakConcurrency", governor.peak());
        state.put(
                "withheld",
                Arrays.stream(Permission.values())
                        .filter(permission -> !setup.may(permission))
                        .toList());
        state.put(
                "disabled",
                Arrays.stream(Feature.values())
                        .filter(feature -> !setup.has(feature))
                        .toList());
        return state;
    }

    private Response ok(Object document) {
        return Response.of(200, "application/json", json.write(document));
    }

    private static void each(JsonNode counts, BiConsumer<Fault, JsonNode> action) {
        counts.properties().forEach(entry -> action.accept(Fault.valueOf(entry.getKey()), entry.getValue()));
    }

    private static <E extends Enum<E>> void names(JsonNode names, Class<E> type, Consumer<E> action) {
        List<E> members = new ArrayList<>();
        names.forEach(name -> members.add(Enum.valueOf(type, name.asText())));
        members.forEach(action);
    }
}
