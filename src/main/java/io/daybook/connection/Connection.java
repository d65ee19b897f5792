package io.daybook.connection;

import java.net.URI;
import java.util.Optional;

/**
 * One company's link to one platform account.
 *
 * @param id our number, as used in commands and tables; 0 for one that is tried and not stored yet
 * @param company name of the client business
 * @param platform {@code netsuite} or {@code intacct}
 * @param account the platform's own account id, checked against the platform's pattern
 * @param baseUrl where the account answers, when it is not the platform's usual host
 * @param status what the link is good for
 * @param statusReason why it is in that status and how to mend it; empty while all is well
 * @param credentials unsealed; never printed
 */
public record Connection(
        long id,
        String company,
        String platform,
        String account,
        Optional<URI> baseUrl,
        Status status,
        Optional<String> statusReason,
        Credentials credentials) {

    /** Codat's words for what a link is good for. */
    public enum Status {
        PendingAuth,
        Linked,
        Unlinked,
        Deauthorized
    }

    /** How messages name it: {@code connection 7 (netsuite 1234567)}; one that is not stored yet has no number. */
    public String label() {
        return (id == 0 ? "new connection" : "connection " + id) + " (" + platform + " " + account + ")";
    }

    @Override
    public String toString() {
        return label();
    }
}
