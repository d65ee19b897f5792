package io.daybook.source.intacct;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A reply of the gateway (Intacct reference 1.3, 1.4).
 *
 * @param failed the level above the functions that failed; empty where each function has its own result
 * @param errors of that level, the cause first
 * @param time the company's own clock; empty where it does not tell
 * @param sessionEnds when the session ends if it is not used again, by that clock
 * @param results one a function, in their order
 */
record Reply(
        Optional<Level> failed,
        List<GatewayError> errors,
        Optional<Instant> time,
        Optional<Instant> sessionEnds,
        List<Result> results) {

    /** What can fail before any function is run. */
    enum Level {
        /** The sender, or the request as such. */
        CONTROL,
        /** The user, or the session. */
        AUTHENTICATION
    }

    /**
     * What became of a function.
     *
     * @param errors the cause first; empty where it succeeded
     * @param total how many records there are, -1 where it is not said
     * @param count how many it says it gives, -1 where it is not said
     * @param remaining how many there are after these, -1 where it is not said
     * @param rows texts by field; an absent value is an empty text or no entry
     */
    record Result(
            boolean succeeded,
            List<GatewayError> errors,
            long total,
            long count,
            long remaining,
            List<Map<String, String>> rows) {}

    /** The cause of a failure. */
    static GatewayError cause(List<GatewayError> errors) {
        return errors.isEmpty() ? GatewayError.of(Map.of()) : errors.get(0);
    }
}
