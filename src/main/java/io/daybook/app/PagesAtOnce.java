package io.daybook.app;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/**
 * Lets only so many exchanges through a route at once, over all syncs; the others wait for their turn in the order in which
 * they came. Pages are taken in like this: more of them at once than processors can work on end no sooner, keep Java's
 * compiler from its work and stay in memory until they are old. Thread-safe.
 */
final class PagesAtOnce extends RoutePolicySupport {
    private static final int OF_A_PROCESSOR = 2;

    private final Semaphore free;

    /** Who has a place. Not a property of the exchange: those are copied for each record of its page. */
    private final Set<Exchange> placed = ConcurrentHashMap.newKeySet();

    /** @param number how many; 0: two for each processor, since one waits for PostgreSQL while another works */
    PagesAtOnce(int number) {
        free = new Semaphore(
                number > 0 ? number : OF_A_PROCESSOR * Runtime.getRuntime().availableProcessors(), true);
    }

    @Override
    public void onExchangeBegin(Route route, Exchange exchange) {
        try {
            free.acquire();
            placed.add(exchange);
        } catch (InterruptedException ending) {
            // without a place: the next step that waits finds out
            Thread.currentThread().interrupt();
        }
    }

    /** Comes also where a step has failed and the dead-letter channel is through with it. */
    @Override
    public void onExchangeDone(Route route, Exchange exchange) {
        if (placed.remove(exchange)) {
            free.release();
        }
    }

    /** How many are free. */
    int free() {
        return free.availablePermits();
    }
}
