package io.daybook.source.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.source.Governor;
import io.daybook.source.Governor.Priority;
import io.daybook.source.SourceException;
import io.daybook.source.http.HttpAnswer;
import io.daybook.source.http.HttpCall;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells governors how much an account allows, asked once per account and process (NetSuite reference 5.1, 5.4). Only an
 * administrator's role may ask; without an answer the usual figure stays. Thread-safe.
 */
final class AccountLimits {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> BEST_FIRST =
            List.of("integrationConcurrencyLimit", "accountUnallocatedConcurrencyLimit", "accountConcurrencyLimit");

    private final Set<Governor> asked = ConcurrentHashMap.newKeySet();
    private final int most;

    /** @param most never allow more than these, whatever the account says */
    AccountLimits(int most) {
        this.most = most;
    }

    /** Asks if nobody has asked yet. Never fails: reading works with the usual figure too. */
    void askOnce(AccountClient client, Faults faults) {
        Governor governor = client.governor();
        if (!asked.add(governor)) {
            return;
        }
        try {
            HttpCall call = HttpCall.get(client.address().governanceLimits());
            limit(client.sendOnce(call, Priority.PROMPT, faults))
                    // one is left to people and to other integrations
                    .ifPresent(limit -> governor.allow(Math.min(most, Math.max(1, limit - 1))));
        } catch (SourceException.Transient | SourceException.Throttled later) {
            asked.remove(governor);
        }
    }

    private static OptionalInt limit(HttpAnswer answer) {
        if (!answer.successful() || !answer.json()) {
            return OptionalInt.empty();
        }
        try {
            JsonNode limits = JSON.readTree(answer.body());
            return BEST_FIRST.stream()
                    .mapToInt(name -> limits.path(name).asInt(0))
                    .filter(limit -> limit > 0)
                    .findFirst();
        } catch (IOException unreadable) {
            return OptionalInt.empty();
        }
    }
}
