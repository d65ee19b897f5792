package io.daybook.source.intacct;

import java.net.URI;

/**
 * A session, bound to the host that gave it (Intacct reference 2). {@code toString} shows no id.
 *
 * @param endpoint where it is good for
 */
record Session(String id, URI endpoint) {
    @Override
    public String toString() {
        return "session at " + endpoint.getHost();
    }
}
