package io.daybook.source;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;

/** One thing that a platform does, as a step of a route: see {@link PlatformComponent}. */
public final class PlatformEndpoint extends DefaultEndpoint {
    private final Operation operation;
    private String dataType;

    PlatformEndpoint(String uri, PlatformComponent component, Operation operation) {
        super(uri, component);
        this.operation = operation;
    }

    /** What the endpoint does. */
    enum Operation {
        GLANCE("glance"),
        PLAN("plan"),
        READ("read"),
        TOTALS("totals"),
        DOCUMENT_TOTALS("documentTotals");

        private final String word;

        Operation(String word) {
            this.word = word;
        }

        static Operation of(String scheme, String name) {
            for (Operation operation : values()) {
                if (operation.word.equals(name)) {
                    return operation;
                }
            }
            throw new IllegalArgumentException(scheme + ":" + name + " does not exist; use " + scheme + ":glance, "
                    + scheme + ":plan, " + scheme + ":read, " + scheme + ":totals or " + scheme + ":documentTotals");
        }
    }

    @Override
    public Producer createProducer() {
        return new PlatformProducer(this, ((PlatformComponent) getComponent()).platform());
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
