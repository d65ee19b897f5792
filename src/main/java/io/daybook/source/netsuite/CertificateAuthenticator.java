package io.daybook.source.netsuite;

import io.daybook.source.SourceException;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/**
 * OAuth 2.0 client credentials (NetSuite reference 1.2): keeps the token and renews it a minute before it expires, one
 * renewal at a time however many requests wait for it.
 */
final class CertificateAuthenticator implements Authenticator {
    private final ReentrantLock renewal = new ReentrantLock();
    private final Refusal refusal = new Refusal();
    private final ClientAssertion assertion;
    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private volatile AccessToken token;

    CertificateAuthenticator(ClientAssertion assertion, TokenEndpoint endpoint, InstantSource clock) {
        this.assertion = assertion;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public Authorization authorize(String method, URI url, String label) {
        AccessToken known = token;
        if (usable(known)) {
            return bearer(known);
        }
        renewal.lock();
        try {
            refusal.check();
            if (!usable(token)) {
                token = renew(label);
            }
            return bearer(token);
        } finally {
            renewal.unlock();
        }
    }

    private AccessToken renew(String label) {
        try {
            return endpoint.exchange(assertion.sign(endpoint.url(), clock.instant()), label);
        } catch (SourceException.Unauthorized refused) {
            refusal.remember(refused);
            throw refused;
        }
    }

    @Override
    public void refused(Authorization authorization) {
        renewal.lock();
        try {
            // a request that was under way while another one renewed must not throw the new token away
            if (token != null && bearer(token).equals(authorization)) {
                token = null;
            }
        } finally {
            renewal.unlock();
        }
    }

    @Override
    public void giveUp(SourceException.Unauthorized reason) {
        renewal.lock();
        try {
            token = null;
            refusal.remember(reason);
        } finally {
            renewal.unlock();
        }
    }

    @Override
    public boolean refusedUnderOverload() {
        return false;
    }

    @Override
    public void forgive() {
        refusal.forget();
    }

    private boolean usable(AccessToken candidate) {
        return candidate != null && candidate.fresh(clock.instant());
    }

    private static Authorization bearer(AccessToken token) {
        return new Authorization("Bearer " + token.value());
    }
}
