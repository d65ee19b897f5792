package io.daybook.sandbox.intacct.gateway;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which functions were done with {@code uniqueid} true, by sender and control id (Intacct reference 5). Thread-safe. */
final class DoneFunctions {
    private final Set<Done> done = ConcurrentHashMap.newKeySet();

    private record Done(String senderId, String controlId) {}

    boolean contains(Control control, String functionId) {
        return done.contains(new Done(control.senderId(), functionId));
    }

    void add(Control control, String functionId) {
        done.add(new Done(control.senderId(), functionId));
    }
}
