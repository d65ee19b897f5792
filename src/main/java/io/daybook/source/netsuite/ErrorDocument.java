package io.daybook.source.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.source.http.HttpAnswer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How NetSuite says what went wrong (NetSuite reference 2.5, and 5.2 for the older form of RESTlets). Its {@code type} and
 * {@code title} change between releases and are not looked at.
 *
 * @param details in the order given; empty where the body was no such document
 */
record ErrorDocument(List<Detail> details) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LOCATORS =
            List.of("o:errorPath", "o:errorQueryParam", "o:errorHeader", "o:errorUrl", "o:urlPath");

    /**
     * @param code such as {@code INVALID_PARAMETER}; empty where there was none
     * @param text for people; empty where there was none
     * @param place which part of the request is meant; empty where there was none
     */
    record Detail(String code, String text, String place) {}

    static ErrorDocument of(HttpAnswer answer) {
        if (!answer.json()) {
            return new ErrorDocument(List.of());
        }
        try {
            JsonNode body = JSON.readTree(answer.body());
            List<Detail> details = new ArrayList<>();
            body.path("o:errorDetails")
                    .forEach(detail -> details.add(new Detail(
                            detail.path("o:errorCode").asText(""),
                            detail.path("detail").asText(""),
                            place(detail))));
            JsonNode older = body.path("error");
            if (older.isObject()) {
                details.add(new Detail(
                        older.path("code").asText(""), older.path("message").asText(""), ""));
            }
            return new ErrorDocument(List.copyOf(details));
        } catch (IOException cutOff) {
            return new ErrorDocument(List.of());
        }
    }

    private static String place(JsonNode detail) {
        return LOCATORS.stream()
                .filter(detail::has)
                .findFirst()
                .map(locator -> detail.path(locator).asText(""))
                .orElse("");
    }

    boolean has(String code) {
        return details.stream().anyMatch(detail -> detail.code().equals(code));
    }

    /** What the statement names and the account does not show, if that is what went wrong. */
    Optional<Missing> missing() {
        return details.stream()
                .map(detail -> Missing.in(detail.text()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether too much was in flight. */
    boolean tooManyRequests() {
        return has("CONCURRENCY_LIMIT_EXCEEDED") || has("SSS_REQUEST_LIMIT_EXCEEDED") || has("WS_REQUEST_BLOCKED");
    }
}
