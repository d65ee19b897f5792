package io.daybook.source;

import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;

/** Hands the body to the platform and puts its answer in its place; headers stay. */
final class PlatformProducer extends DefaultProducer {
    private final PlatformEndpoint endpoint;
    private final Platform platform;

    PlatformProducer(PlatformEndpoint endpoint, Platform platform) {
        super(endpoint);
        this.endpoint = endpoint;
        this.platform = platform;
    }

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        switch (endpoint.operation()) {
            case GLANCE -> message.setBody(platform.glance(message.getMandatoryBody(GlanceRequest.class)));
            case PLAN -> {
                PlanRequest request = message.getMandatoryBody(PlanRequest.class);
                check(request.dataType());
                message.setBody(platform.plan(request));
            }
            case READ -> {
                PageRequest request = message.getMandatoryBody(PageRequest.class);
                check(request.dataType());
                message.setBody(platform.read(request));
            }
            case TOTALS -> message.setBody(platform.totals(range(message)));
            case DOCUMENT_TOTALS -> message.setBody(platform.documentTotals(range(message)));
        }
    }

    private RangeRequest range(Message message) throws InvalidPayloadException {
        RangeRequest request = message.getMandatoryBody(RangeRequest.class);
        check(request.dataType());
        return request;
    }

    private void check(String dataType) {
        if (endpoint.getDataType() != null && !endpoint.getDataType().equals(dataType)) {
            throw new IllegalArgumentException(endpoint.getEndpointUri() + " takes " + endpoint.getDataType()
                    + " only, but was asked for " + dataType);
        }
    }
}
