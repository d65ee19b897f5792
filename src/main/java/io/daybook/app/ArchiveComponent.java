package io.daybook.app;

import io.daybook.source.PageRequest;
import io.daybook.sync.ArchivedRecords;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.ProcessorEndpoint;

/** {@code archive:read}: the page archive in a platform's place. Takes a request for a page and puts the page in its stead. */
final class ArchiveComponent extends DefaultComponent {
    private static final String READ = "read";

    private final ArchivedRecords records;

    ArchiveComponent(ArchivedRecords records) {
        this.records = records;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        if (!remaining.equals(READ)) {
            throw new IllegalArgumentException("the archive cannot '" + remaining + "'; it can: " + READ);
        }
        return new ProcessorEndpoint(uri, this, exchange -> exchange.getMessage()
                .setBody(records.read(exchange.getMessage().getMandatoryBody(PageRequest.class))));
    }
}
