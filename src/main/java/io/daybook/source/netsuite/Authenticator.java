package io.daybook.source.netsuite;

import io.daybook.source.SourceException;
import java.net.URI;

/** Signs requests for one set of credentials. Thread-safe. */
sealed interface Authenticator permits CertificateAuthenticator, TokenAuthenticator {
    /**
     * The {@code Authorization} header for one attempt; never used twice.
     *
     * @param label how messages name the connection
     * @throws SourceException.Unauthorized if these credentials were refused; NetSuite is not asked again
     * @throws SourceException.Transient if NetSuite could not be asked
     */
    Authorization authorize(String method, URI url, String label);

    /** A request with this header was answered 401; the next {@link #authorize} makes a fresh one. */
    void refused(Authorization authorization);

    /** The fresh one was refused too: these credentials are not tried again until {@link #forgive}. */
    void giveUp(SourceException.Unauthorized reason);

    /**
     * Whether NetSuite was seen to refuse such logins when too much was in flight, in place of saying so (NetSuite
     * reference 5.2).
     */
    boolean refusedUnderOverload();

    /** Somebody asks for another try. */
    void forgive();
}
