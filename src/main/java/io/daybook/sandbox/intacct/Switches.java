package io.daybook.sandbox.intacct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.intacct.session.Sessions;
import io.daybook.sandbox.intacct.wire.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * {@code /sandbox/faults}: the faults over HTTP, for whoever runs the sandbox as a process of its own. Answers this machine
 * only, and takes JSON only, so that no web page can press the switches. Thread-safe.
 */
final class Switches {
    static final String PATH = "/sandbox/";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Faults faults;
    private final Map<String, Consumer<JsonNode>> switches = new LinkedHashMap<>();

    Switches(Faults faults, Company company, Sessions sessions, String userId, Consumer<Duration> clockShift) {
        this.faults = faults;
        switches.put("next", counts -> each(counts, (fault, value) -> faults.next(fault, value.asInt())));
        switches.put(
                "nextLogin",
                counts -> each(counts, (fault, value) -> faults.inject(fault, Faults.Target.LOGINS, 0, value.asInt())));
        switches.put("share", shares -> each(shares, (fault, value) -> faults.share(fault, value.asDouble(-1))));
        switches.put("latencyMillis", value -> faults.latency(Duration.ofMillis(value.asLong())));
        switches.put("slowBodyMillis", value -> faults.slowBodyTakes(Duration.ofMillis(value.asLong())));
        switches.put(
                "retryAfterSeconds",
                value -> faults.retryAfter(value.isNull() ? null : Duration.ofSeconds(value.asLong())));
        switches.put("lateVisibilitySeconds", value -> faults.lateVisibility(Duration.ofSeconds(value.asLong())));
        switches.put("lateAuditSeconds", value -> faults.lateAudit(Duration.ofSeconds(value.asLong())));
        switches.put("clockShiftSeconds", value -> clockShift.accept(Duration.ofSeconds(value.asLong())));
        switches.put("sessionLifeSeconds", value -> sessions.life(Duration.ofSeconds(value.asLong())));
        switches.put("endSessions", value -> {
            if (value.asBoolean()) {
                sessions.endAll();
            }
        });
        switches.put("webServices", value -> company.webServices(value.asBoolean()));
        switches.put(
                "withhold",
                names -> names.forEach(name -> company.withhold(userId, Permission.valueOf(name.asText()))));
        switches.put("grant", names -> names.forEach(name -> company.grant(userId, Permission.valueOf(name.asText()))));
        switches.put("unsubscribe", names -> names.forEach(name -> company.subscribe(name.asText(), false)));
        switches.put("subscribe", names -> names.forEach(name -> company.subscribe(name.asText(), true)));
        switches.put("removeFields", names -> names.forEach(name -> company.field(name.asText(), false)));
        switches.put("restoreFields", names -> names.forEach(name -> company.field(name.asText(), true)));
    }

    Response answer(Request request) {
        if (!request.fromLoopback() || !request.path().equals(PATH + "faults")) {
            return told(404, "there is " + PATH + "faults, for this machine only");
        }
        switch (request.method()) {
            case "GET":
                return ok();
            case "DELETE":
                faults.clear();
                return ok();
            case "POST":
                return set(request);
            default:
                return told(405, "use GET, POST or DELETE");
        }
    }

    private Response set(Request request) {
        if (!request.contentType().startsWith("application/json")) {
            return told(400, "send the switches with Content-Type: application/json");
        }
        JsonNode body;
        try {
            body = mapper.readTree(request.body());
        } catch (IOException e) {
            return told(400, "this is no JSON");
        }
        List<String> unknown = new ArrayList<>();
        body.fieldNames().forEachRemaining(name -> {
            if (!switches.containsKey(name)) {
                unknown.add(name);
            }
        });
        if (!body.isObject() || !unknown.isEmpty()) {
            return told(400, "there is no switch " + unknown + "; there are " + switches.keySet());
        }
        try {
            body.properties().forEach(entry -> switches.get(entry.getKey()).accept(entry.getValue()));
        } catch (IllegalArgumentException e) {
            return told(400, e.getMessage());
        }
        return ok();
    }

    private Response ok() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("pending", faults.pending());
        state.put("served", faults.served());
        state.put("requests", faults.requests());
        state.put("latencyMillis", faults.latency().toMillis());
        state.put("slowBodyMillis", faults.slowBodyTakes().toMillis());
        state.put(
                "retryAfterSeconds",
                faults.retryAfter().map(Duration::toSeconds).orElse(null));
        state.put("lateVisibilitySeconds", faults.lateVisibility().toSeconds());
        state.put("lateAuditSeconds", faults.lateAudit().toSeconds());
        return json(200, state);
    }

    private Response told(int status, String what) {
        return json(status, Map.of("error", what));
    }

    private Response json(int status, Object document) {
        try {
            byte[] body = mapper.writeValueAsString(document).getBytes(StandardCharsets.UTF_8);
            return Response.of(status, "application/json", body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of texts and numbers can always be written", e);
        }
    }

    private static void each(JsonNode counts, BiConsumer<Fault, JsonNode> action) {
        counts.properties().forEach(entry -> action.accept(Fault.valueOf(entry.getKey()), entry.getValue()));
    }
}
