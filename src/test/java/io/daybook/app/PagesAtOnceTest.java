package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** {@link PagesAtOnce}: so many at once, and every place given back. */
class PagesAtOnceTest extends CamelTestSupport {
    private static final int PLACES = 2;

    private final PagesAtOnce pagesAtOnce = new PagesAtOnce(PLACES);
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger mostInside = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();
    private final Semaphore mayLeave = new Semaphore(0);
    private volatile CountDownLatch entered = new CountDownLatch(PLACES);

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:caller").loop(3).to("direct:work");
                from("direct:work").routePolicy(pagesAtOnce).process(exchange -> {
                    mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    entered.countDown();
                    mayLeave.acquire();
                    inside.decrementAndGet();
                });
                from("direct:fails")
                        .errorHandler(deadLetterChannel("mock:letters")
                                .maximumRedeliveries(2)
                                .redeliveryDelay(1))
                        .routePolicy(pagesAtOnce)
                        .process(exchange -> {
                            attempts.incrementAndGet();
                            throw new IllegalStateException("a fault");
                        });
                from("direct:fails-openly")
                        .errorHandler(noErrorHandler())
                        .routePolicy(pagesAtOnce)
                        .process(exchange -> {
                            throw new IllegalStateException("a fault");
                        });
            }
        };
    }

    @Test
    void letsOnlySoManyThroughAtOnceAndTheOthersAfterThem() throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Thread caller = new Thread(() -> template().sendBody("direct:caller", "page"));
            caller.start();
            callers.add(caller);
        }

        assertThat(entered.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(pagesAtOnce.free()).isZero();
        mayLeave.release(15);
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(mostInside).hasValue(PLACES);
        assertThat(mayLeave.availablePermits()).as("all fifteen went through").isZero();
        assertThat(pagesAtOnce.free()).isEqualTo(PLACES);
    }

    @Test
    void givesThePlaceBackWhenAStepFails() {
        for (int i = 0; i < PLACES + 1; i++) {
            template().sendBody("direct:fails", "page");
            template().send("direct:fails-openly", exchange -> {});
        }

        assertThat(attempts).as("each tried three times").hasValue(3 * (PLACES + 1));
        assertThat(pagesAtOnce.free()).isEqualTo(PLACES);
    }

    @Test
    void whoIsInterruptedHoldsNoPlaceAndGivesNoneBack() throws Exception {
        mayLeave.release(PLACES + 1);
        Thread interrupted = new Thread(() -> {
            Thread.currentThread().interrupt();
            template().send("direct:work", exchange -> {});
        });
        interrupted.start();
        interrupted.join();

        assertThat(pagesAtOnce.free()).isEqualTo(PLACES);
    }

    @Test
    void hasTwoPlacesForEachProcessorWhereNoNumberIsGiven() {
        assertThat(new PagesAtOnce(0).free()).isEqualTo(2 * Runtime.getRuntime().availableProcessors());
    }
}
