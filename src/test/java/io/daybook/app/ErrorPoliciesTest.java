package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.mapping.RejectedException;
import io.daybook.source.SourceException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

/** {@code routes/error-policies.camel.yaml}: how often each kind of fault is tried again, and where it ends. */
class ErrorPoliciesTest extends CamelTestSupport {
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile Exception fault;
    private volatile int failures;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        Properties settings = new Properties();
        settings.setProperty("daybook.redelivery.delay", "1");
        context.getPropertiesComponent().setInitialProperties(settings);
        context.getRegistry().bind("failures", new Failures(null, null, null));
        context.getRegistry().bind("failedStep", new FailedStep());
        Resource policies =
                PluginHelper.getResourceLoader(context).resolveResource("file:routes/error-policies.camel.yaml");
        PluginHelper.getRoutesLoader(context).loadRoutes(policies);
        return context;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                for (String configuration : new String[] {"records", "pages", "syncs", "errands"}) {
                    from("direct:" + configuration)
                            .routeId(configuration)
                            .routeConfigurationId(configuration)
                            .process(exchange -> {
                                if (attempts.incrementAndGet() <= failures) {
                                    throw fault;
                                }
                            })
                            .id(configuration + "-step")
                            .to("mock:good");
                }
                for (String end : new String[] {"record-refused", "sync-failed", "errand-failed"}) {
                    from("direct:" + end).to("mock:" + end);
                }
            }
        };
    }

    private MockEndpoint send(String configuration, Exception thrown, int times, String endsAt) throws Exception {
        fault = thrown;
        failures = times;
        attempts.set(0);
        MockEndpoint end = getMockEndpoint("mock:" + endsAt);
        end.expectedMessageCount(1);
        template().sendBody("direct:" + configuration, "work");
        end.assertIsSatisfied();
        return end;
    }

    @Test
    void aPageThatFailsForAPassingReasonIsTriedAgainUntilItIsThere() throws Exception {
        send("pages", new SourceException.Transient("503", null), 3, "good");

        assertThat(attempts).hasValue(4);
    }

    @Test
    void aDatabaseThatWentAwayIsAPassingReason() throws Exception {
        send("pages", new SQLTransientConnectionException("no connection free"), 2, "good");
        assertThat(attempts).hasValue(3);

        MockEndpoint.resetMocks(context());
        send("pages", new SQLException("terminating connection", "57P01"), 2, "good");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void aFaultThatDoesNotPassEndsThePageAfterFiveRedeliveriesWithItsRouteAndStep() throws Exception {
        MockEndpoint end = send("pages", new SourceException.Transient("503", null), Integer.MAX_VALUE, "sync-failed");

        assertThat(attempts).hasValue(6);
        assertThat(end.getExchanges().get(0).getProperty(ExchangePropertyKey.FAILURE_ROUTE_ID))
                .isEqualTo("pages");
        assertThat(end.getExchanges().get(0).getProperty(FailedStep.PROPERTY)).isEqualTo("pages-step");
    }

    @Test
    void whatWillFailAgainIsNeverTriedAgain() throws Exception {
        for (Exception final_ : new Exception[] {
            new SourceException.Unauthorized("refused", null),
            new SourceException.Forbidden("hidden"),
            new SourceException.Defect("not understood", null),
            new SQLException("syntax error", "42601"),
            new IllegalStateException("bug")
        }) {
            MockEndpoint.resetMocks(context());
            send("pages", final_, Integer.MAX_VALUE, "sync-failed");
            assertThat(attempts).as("%s", final_).hasValue(1);
        }
    }

    @Test
    void aRefusedRecordGoesToItsDeadLetterAtOnceAndTheCallerGoesOn() throws Exception {
        send("records", new RejectedException("no currency"), Integer.MAX_VALUE, "record-refused");

        assertThat(attempts).hasValue(1);
    }

    @Test
    void planningIsTriedAgainThreeTimes() throws Exception {
        send("syncs", new SourceException.Transient("reset", null), Integer.MAX_VALUE, "sync-failed");

        assertThat(attempts).hasValue(4);
    }

    @Test
    void anErrandThatFailsIsNoted() throws Exception {
        send("errands", new IllegalStateException("nobody listens"), Integer.MAX_VALUE, "errand-failed");

        assertThat(attempts).hasValue(1);
    }
}
