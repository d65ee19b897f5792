package io.daybook.source.netsuite;

import io.daybook.connection.Credentials.TokenBased;
import io.daybook.source.SourceException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/** Token-based authentication (NetSuite reference 1.5): every attempt is signed anew, with a nonce of its own. */
final class TokenAuthenticator implements Authenticator {
    private static final int NONCE_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final Refusal refusal = new Refusal();
    private final AccountId account;
    private final TokenBased credentials;
    private final InstantSource clock;

    TokenAuthenticator(AccountId account, TokenBased credentials, InstantSource clock) {
        this.account = account;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public Authorization authorize(String method, URI url, String label) {
        refusal.check();
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        OAuth1Signature signature = new OAuth1Signature(
                credentials,
                account.realm(),
                HexFormat.of().formatHex(nonce),
                clock.instant().getEpochSecond());
        return new Authorization(signature.header(method, url));
    }

    @Override
    public void refused(Authorization authorization) {
        // nothing is kept: the next attempt is fresh anyway
    }

    @Override
    public void giveUp(SourceException.Unauthorized reason) {
        refusal.remember(reason);
    }

    @Override
    public boolean refusedUnderOverload() {
        return true;
    }

    @Override
    public void forgive() {
        refusal.forget();
    }
}
