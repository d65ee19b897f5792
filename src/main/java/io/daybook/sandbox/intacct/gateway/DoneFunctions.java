package io.daybook.sandbox.intacct.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which functions were done with {@code uniqueid} true, by sender and control id (Intacct reference 5). There is one company, and nothing is
 * forgotten. Thread-safe.
 */
final class DoneFunctions {
    private final Set<Done> done = ConcurrentHashMap.newKeySet();

    private record Done(String senderId, String controlId) {}

    /** Whether it has not been done; from now on it counts as done, so that of two at once only one is. */
    boolean claim(Control control, String functionId) {
        return done.add(new Done(control.senderId(), functionId));
    }

    /** It was not done after all: it failed, or was rolled back. */
    void release(Control control, String functionId) {
        done.remove(new Done(control.senderId(), functionId));
    }
}
