package io.daybook.source.netsuite;

import io.daybook.source.SourceException;
import java.util.concurrent.atomic.AtomicReference;

/** Remembers that credentials were refused, so that trying on does not lock the account. Thread-safe. */
final class Refusal {
    private final AtomicReference<SourceException.Unauthorized> reason = new AtomicReference<>();

    void remember(SourceException.Unauthorized refused) {
        reason.set(refused);
    }

    void forget() {
        reason.set(null);
    }

    /** @throws SourceException.Unauthorized if there was one, with its message */
    void check() {
        SourceException.Unauthorized refused = reason.get();
        if (refused != null) {
            throw new SourceException.Unauthorized(refused.getMessage(), refused);
        }
    }
}
