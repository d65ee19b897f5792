package io.daybook.source.netsuite;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** {@code netsuite:plan}, {@code netsuite:read}, {@code netsuite:totals} or {@code netsuite:documentTotals}. */
public final class NetSuiteEndpoint extends DefaultEndpoint {
    private final Operation operation;
    private String dataType;

    NetSuiteEndpoint(String uri, NetSuiteComponent component, Operation operation) {
        super(uri, component);
        this.operation = operation;
    }

    /** What the endpoint does. */
    enum Operation {
        PLAN("plan"),
        READ("read"),
        TOTALS("totals"),
        DOCUMENT_TOTALS("documentTotals");

        private final String word;

        Operation(String word) {
            this.word = word;
        }

        static Operation of(String name) {
            for (Operation operation : values()) {
                if (operation.word.equals(name)) {
                    return operation;
                }
            }
            throw new IllegalArgumentException(
                    "netsuite:" + name + " does not exist; use netsuite:plan or netsuite:read,"
                            + " netsuite:totals or netsuite:documentTotals");
        }
    }

    @Override
    public Producer createProducer() {
        return new NetSuiteProducer(this, ((NetSuiteComponent) getComponent()).platform());
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                getEndpointUri() + " is a step of a route, not its beginning: use it in 'to'");
    }

    Operation operation() {
        return operation;
    }

    /** The only data type that is taken, or {@code null} for any. */
    public String getDataType() {
        return dataType;
    }

    /** The only data type that is taken, or {@code null} for any. */
    public void setDataType(String dataType) {
        this.dataType = dataType;
    }
}
