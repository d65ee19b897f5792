package io.daybook.source.netsuite;

import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.source.Governor.Priority;
import io.daybook.source.SourceException;
import io.daybook.source.http.HttpAnswer;
import io.daybook.source.http.HttpCall;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;

/** Asks NetSuite's own clock, which every signed-in role may (NetSuite reference 4.1, 6.1). Thread-safe. */
final class ServerClock {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** UTC, milliseconds. */
    Instant ask(AccountClient client, Faults faults) {
        URI url = client.address().serverTime();
        HttpAnswer answer = client.send(HttpCall.get(url), Priority.PROMPT, faults);
        if (!answer.successful()) {
            throw faults.explain(answer, url);
        }
        if (!answer.json()) {
            throw faults.notJson(answer);
        }
        try {
            return Instant.parse(JSON.readTree(answer.body()).path("serverTime").asText());
        } catch (JsonEOFException cutOff) {
            throw faults.endsEarly(cutOff);
        } catch (IOException | DateTimeException e) {
            throw new SourceException.Defect(
                    faults.where() + "NetSuite's clock answered '" + answer.excerpt(80)
                            + "', which holds no time. Check the base URL.",
                    e);
        }
    }
}
