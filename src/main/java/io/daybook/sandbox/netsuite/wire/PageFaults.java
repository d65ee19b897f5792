package io.daybook.sandbox.netsuite.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.netsuite.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/** Spoils the good answer to a query in ways that HTTP does not show. Thread-safe. */
final class PageFaults {
    private final Json json = new Json();
    private final Random random;
    private Answered last;

    /** The query before, with the shape that all pages of one question have in common. */
    private record Answered(String question, String shape, Response answer) {}

    PageFaults(long seed) {
        this.random = new Random(seed);
    }

    /**
     * The answer as the fault leaves it; empty where the fault can do nothing to it.
     *
     * @param good what was answered, of any status
     */
    synchronized Optional<Response> spoiled(Fault fault, Request request, Response good) {
        return switch (fault) {
            case DUPLICATED_PAGE -> duplicated(request);
            case REORDERED_ROWS -> reordered(request, good);
            case CUT_CHARACTER -> cut(good);
            default -> Optional.empty();
        };
    }

    /** Notes what a query was answered really. */
    synchronized void remember(Request request, Response good) {
        String question = question(request);
        last = good.status() == 200 && ordered(question) ? new Answered(question, shape(question), good) : null;
    }

    private Optional<Response> duplicated(Request request) {
        String question = question(request);
        boolean pageOfTheSame = last != null
                && last.shape.equals(shape(question))
                && !last.question.equals(question)
                && hasRows(last.answer);
        return pageOfTheSame ? Optional.of(last.answer) : Optional.empty();
    }

    private boolean hasRows(Response answer) {
        return !json.read(answer.body()).path("items").isEmpty();
    }

    private Optional<Response> reordered(Request request, Response good) {
        if (good.status() != 200 || !ordered(question(request))) {
            return Optional.empty();
        }
        ObjectNode document = (ObjectNode) json.read(good.body());
        List<JsonNode> rows = new ArrayList<>();
        document.path("items").forEach(rows::add);
        List<JsonNode> before = List.copyOf(rows);
        Collections.shuffle(rows, random);
        if (rows.equals(before)) {
            return Optional.empty();
        }
        ArrayNode items = document.putArray("items");
        rows.forEach(items::add);
        return Optional.of(new Response(good.status(), good.headers(), json.write(document)));
    }

    /** Cut after the first byte of a character of several, the last one there is in the first half; else at the half. */
    private static Optional<Response> cut(Response good) {
        byte[] body = good.body();
        int end = body.length / 2;
        for (int i = end; i > 0; i--) {
            if ((body[i] & 0xC0) == 0xC0) {
                end = i + 1;
                break;
            }
        }
        return end == 0
                ? Optional.empty()
                : Optional.of(new Response(good.status(), good.headers(), Arrays.copyOf(body, end)));
    }

    private static String question(Request request) {
        return request.query() + "\n" + new String(request.body(), StandardCharsets.UTF_8);
    }

    private static boolean ordered(String question) {
        return question.toUpperCase(Locale.ROOT).contains("ORDER BY");
    }

    private static String shape(String question) {
        return question.replaceAll("[0-9]+", "#");
    }
}
