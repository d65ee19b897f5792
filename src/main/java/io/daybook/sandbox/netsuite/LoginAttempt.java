package io.daybook.sandbox.netsuite;

import java.time.Instant;

/**
 * A line of the login audit trail: the only place that tells why a login failed (NetSuite reference 1.5).
 *
 * @param method {@code OAuth 2.0} or {@code Token}
 * @param reason empty after a success; else {@code InvalidSignature}, {@code NonceUsed}, … and for OAuth 2.0 a sentence
 */
public record LoginAttempt(Instant at, String method, boolean success, String reason) {}
