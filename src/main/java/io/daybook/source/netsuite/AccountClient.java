package io.daybook.source.netsuite;

import io.daybook.source.ApiCalls;
import io.daybook.source.GovernedSending;
import io.daybook.source.Governor;
import io.daybook.source.Governor.Priority;
import io.daybook.source.SourceException;
import io.daybook.source.http.HttpAnswer;
import io.daybook.source.http.HttpCall;
import io.daybook.source.http.HttpWire;
import io.daybook.source.http.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends the requests of one connection: under its account's governor, signed, again where NetSuite says that too much was in
 * flight, and once more with a fresh login where it refuses the login. Thread-safe.
 */
final class AccountClient {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;

    private final ReentrantLock secondLogin = new ReentrantLock();
    private final HttpWire wire;
    private final GovernedSending sending;
    private final ApiCalls calls;
    private final Authenticator authenticator;
    private final ServiceAddress address;
    private final InstantSource clock;

    AccountClient(
            HttpWire wire,
            Governor governor,
            ApiCalls calls,
            Authenticator authenticator,
            ServiceAddress address,
            Duration longestThrottle,
            InstantSource clock) {
        this.wire = wire;
        this.sending = new GovernedSending(governor, longestThrottle, "NetSuite", "concurrency limit");
        this.calls = calls;
        this.authenticator = authenticator;
        this.address = address;
        this.clock = clock;
    }

    ServiceAddress address() {
        return address;
    }

    Governor governor() {
        return sending.governor();
    }

    /** Somebody asks for another try after a refused login. */
    void forgive() {
        authenticator.forgive();
    }

    /** The answer to one attempt, a refused login too; for what a role may or may not ask. */
    HttpAnswer sendOnce(HttpCall call, Priority priority, Faults faults) {
        return attempt(call, priority, faults).answer();
    }

    /**
     * The answer, whatever its status, but never a refused login or a request that was one too many.
     *
     * @throws SourceException.Unauthorized if the login is refused, a fresh one included
     * @throws SourceException.Throttled if NetSuite keeps refusing for longer than the setting allows
     * @throws SourceException.Transient if no whole answer came, or the thread was interrupted
     */
    HttpAnswer send(HttpCall call, Priority priority, Faults faults) {
        Attempt first = attempt(call, priority, faults);
        if (!first.loginRefused()) {
            return first.answer();
        }
        authenticator.refused(first.authorization());
        // one at a time: several requests that are refused together must not count as several failed logins, which lock
        // the user (NetSuite reference 1.2, 1.5)
        secondLogin.lock();
        try {
            Attempt second = attempt(call, priority, faults);
            if (!second.loginRefused()) {
                return second.answer();
            }
            SourceException.Unauthorized reason = faults.unauthorized();
            authenticator.giveUp(reason);
            throw reason;
        } finally {
            secondLogin.unlock();
        }
    }

    private record Attempt(HttpAnswer answer, Authorization authorization) {
        boolean loginRefused() {
            // a web page in place of JSON is some proxy's, and says nothing about the login
            return answer.status() == UNAUTHORIZED && (answer.json() || answer.body().length == 0);
        }

        boolean oneTooMany() {
            return answer.status() == TOO_MANY_REQUESTS
                    || (answer.status() >= 400 && ErrorDocument.of(answer).tooManyRequests());
        }
    }

    private Attempt attempt(HttpCall call, Priority priority, Faults faults) {
        return sending.send(priority, faults.where(), slot -> {
            Attempt attempt = once(call, faults);
            if (attempt.oneTooMany()) {
                slot.refused(attempt.answer().retryAfter(clock.instant()));
                return Optional.empty();
            }
            if (attempt.loginRefused()) {
                if (authenticator.refusedUnderOverload()) {
                    slot.refused(null);
                }
            } else if (attempt.answer().status() < 500) {
                slot.succeeded();
            }
            return Optional.of(attempt);
        });
    }

    private Attempt once(HttpCall call, Faults faults) {
        Authorization authorization = authenticator.authorize(
                call.method(), call.uri(), faults.connection().label());
        calls.made(faults.connection(), 1);
        try {
            HttpAnswer answer = wire.send(call.with("Authorization", authorization.header()));
            return new Attempt(answer, authorization);
        } catch (IOException e) {
            throw Unreachable.explain(faults.place(), call.uri(), e);
        }
    }
}
