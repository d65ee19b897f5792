package io.daybook.sandbox.netsuite.login;

import io.daybook.sandbox.netsuite.LoginAttempt;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers the latest {@value #KEPT} logins with the reasons that the wire hides. Thread-safe. */
public final class LoginAuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(LoginAuditTrail.class);
    private static final int KEPT = 1000;

    private final Clock clock;
    private final Deque<LoginAttempt> attempts = new ArrayDeque<>();

    public LoginAuditTrail(Clock clock) {
        this.clock = clock;
    }

    public void succeeded(String method) {
        add(new LoginAttempt(clock.instant(), method, true, ""));
    }

    public void failed(String method, String reason) {
        LOG.info("NetSuite sandbox: a login by {} failed: {}", method, reason);
        add(new LoginAttempt(clock.instant(), method, false, reason));
    }

    /** Oldest first. */
    public synchronized List<LoginAttempt> attempts() {
        return List.copyOf(attempts);
    }

    private synchronized void add(LoginAttempt attempt) {
        if (attempts.size() == KEPT) {
            attempts.removeFirst();
        }
        attempts.addLast(attempt);
    }
}
