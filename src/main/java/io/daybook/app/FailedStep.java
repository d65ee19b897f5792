package io.daybook.app;

import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** Notes the id of the step that threw, before the dead-letter channel moves on to steps of its own. Stateless. */
public final class FailedStep implements Processor {
    static final String PROPERTY = "DaybookFailedStep";

    @Override
    public void process(Exchange exchange) {
        exchange.setProperty(PROPERTY, exchange.getExchangeExtension().getHistoryNodeId());
    }
}
