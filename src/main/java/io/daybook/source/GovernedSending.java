package io.daybook.source;

import io.daybook.source.Governor.Priority;
import io.daybook.source.Governor.Slot;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sends requests of one account under its governor, each again where the platform says that it was one too many, until it has
 * waited too long. Thread-safe.
 */
public final class GovernedSending {
    private final Governor governor;
    private final Duration longest;
    private final String platform;
    private final String limit;

    /**
     * @param longest how long a request that is one too many is tried again before it fails
     * @param platform as it calls itself
     * @param limit what the platform calls the limit that was met
     */
    public GovernedSending(Governor governor, Duration longest, String platform, String limit) {
        this.governor = governor;
        this.longest = longest;
        this.platform = platform;
        this.limit = limit;
    }

    public Governor governor() {
        return governor;
    }

    /**
     * What the attempt came to.
     *
     * @param where for the beginning of messages
     * @param attempt makes one request and tells the slot how it went; empty where it was one too many
     * @throws SourceException.Throttled if the platform keeps refusing for longer than the setting allows
     * @throws SourceException.Transient if the thread was interrupted
     */
    public <T> T send(Priority priority, String where, Function<Slot, Optional<T>> attempt) {
        Duration waited = Duration.ZERO;
        while (true) {
            Duration pause = governor.pause();
            waited = waited.plus(pause);
            if (waited.compareTo(longest) > 0) {
                throw new SourceException.Throttled(
                        where + platform + " refuses every request (" + limit
                                + "), and the next pause would make it more than "
                                + longest.toSeconds()
                                + " s of waiting. Other integrations use the account up; it goes on with the next run.",
                        pause);
            }
            try (Slot slot = governor.acquire(priority)) {
                Optional<T> answer = attempt.apply(slot);
                if (answer.isPresent()) {
                    return answer.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SourceException.Transient(where + "stopped while waiting for its turn.", e);
            }
        }
    }
}
