package io.daybook.app;

import io.daybook.sync.Entry;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * A business step of the record route: a Camel processor and not a method of a bean, because finding the method again for each
 * record would cost as much as the step. Stateless.
 */
record RecordStep(Consumer<Entry> step) implements Processor {
    @Override
    public void process(Exchange exchange) {
        step.accept((Entry) exchange.getMessage().getBody());
    }
}
