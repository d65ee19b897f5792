package io.daybook.app;

import io.daybook.source.SourceException;
import io.daybook.sync.DatabaseAway;
import io.daybook.sync.Entry;
import io.daybook.sync.GlanceRun;
import io.daybook.sync.Glances;
import io.daybook.sync.RecordSteps;
import io.daybook.sync.SyncRun;
import io.daybook.sync.Syncs;
import io.daybook.sync.WindowRun;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the dead-letter channels of {@code routes/failures.camel.yaml} lead to. Stateless. */
public final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Syncs syncs;
    private final Glances glances;
    private final RecordSteps steps;

    Failures(Syncs syncs, Glances glances, RecordSteps steps) {
        this.syncs = syncs;
        this.glances = glances;
        this.steps = steps;
    }

    /** Whether trying the same step again soon may help. */
    public boolean mayRecover(Exchange exchange) {
        Throwable cause = cause(exchange);
        return cause instanceof SourceException.Transient || DatabaseAway.is(cause);
    }

    /** A step of the record route refused a record. */
    public void recordRefused(Exchange exchange) {
        steps.refuse(exchange.getMessage().getBody(Entry.class), cause(exchange), route(exchange), step(exchange));
    }

    /**
     * A page could not be read or loaded, or a sync could not begin or end. A failure around the windows ends the sync
     * here; one inside a window only stops it, and the sync route ends it. A sync that never began has nothing to end: its
     * caller gets the failure itself as the body.
     */
    public void syncFailed(Exchange exchange) {
        WindowRun window = exchange.getVariable("window", WindowRun.class);
        SyncRun sync = window != null ? window.sync() : exchange.getVariable("sync", SyncRun.class);
        Throwable cause = cause(exchange);
        if (sync == null) {
            exchange.getMessage().setBody(cause);
            return;
        }
        syncs.failed(sync, cause, route(exchange), step(exchange));
        if (window == null) {
            exchange.getMessage().setBody(syncs.complete(sync));
        }
    }

    /**
     * A glance failed: its caller gets what goes the ordinary way as the body; the failure itself where it could not even begin.
     */
    public void glanceFailed(Exchange exchange) {
        GlanceRun glance = exchange.getVariable("glance", GlanceRun.class);
        Throwable cause = cause(exchange);
        if (glance == null) {
            exchange.getMessage().setBody(cause);
            return;
        }
        glances.failed(glance, cause, route(exchange) + "/" + step(exchange));
        exchange.getMessage().setBody(glance.left());
    }

    /** An errand failed: it is logged, and its caller, if there is one, gets the failure as the body. */
    public void errandFailed(Exchange exchange) {
        Throwable cause = cause(exchange);
        LOG.error("{}/{} failed: {}", route(exchange), step(exchange), cause.getMessage(), cause);
        exchange.getMessage().setBody(cause);
    }

    private static Throwable cause(Exchange exchange) {
        Throwable caught = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Throwable.class);
        return caught != null ? caught : exchange.getException();
    }

    private static String route(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID, "unknown", String.class);
    }

    private static String step(Exchange exchange) {
        return exchange.getProperty(FailedStep.PROPERTY, "unknown", String.class);
    }
}
