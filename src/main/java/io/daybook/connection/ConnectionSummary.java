package io.daybook.connection;

import io.daybook.connection.Connection.Status;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A connection as lists show it: everything but its credentials, which stay sealed.
 *
 * @param id our number, as used in commands and tables
 * @param company name of the client business
 * @param platform {@code netsuite} or {@code intacct}
 * @param account the platform's own account id
 * @param baseUrl where the account answers, when it is not the platform's usual host
 * @param status what the link is good for
 * @param statusReason why it is in that status and how to mend it; empty while all is well
 * @param statusChangedAt since when, UTC
 */
public record ConnectionSummary(
        long id,
        String company,
        String platform,
        String account,
        Optional<URI> baseUrl,
        Status status,
        Optional<String> statusReason,
        Instant statusChangedAt) {
    /** How messages name it: {@code connection 7 (netsuite 1234567)}. */
    public String label() {
        return "connection " + id + " (" + platform + " " + account + ")";
    }

    /** {@link #statusReason} for where the connection is named already. */
    public Optional<String> reasonWithoutLabel() {
        String label = label() + ": ";
        return statusReason.map(reason -> reason.startsWith(label) ? reason.substring(label.length()) : reason);
    }
}
