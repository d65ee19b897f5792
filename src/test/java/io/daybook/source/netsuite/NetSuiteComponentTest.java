package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.DocumentTotals;
import io.daybook.source.Governor;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Plan;
import io.daybook.source.PlanRequest;
import io.daybook.source.Platform;
import io.daybook.source.Position;
import io.daybook.source.RangeRequest;
import io.daybook.source.SourceException;
import io.daybook.source.Total;
import io.daybook.source.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetSuiteComponentTest {
    private static final String ROUTE =
            """
            - route:
                id: reading
                from:
                  id: from-reading
                  uri: direct
                  parameters:
                    name: reading
                  steps:
                    - to:
                        id: read
                        uri: netsuite:read
                        parameters:
                          dataType: currencies
            """;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final FakeAccount account = new FakeAccount();
    private final PageRequest request = new PageRequest(
            account.connection(), "currencies", Questions.currencies(), Window.all(), Position.afterDocument(0));
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        account.handler.set(request -> FakeAccount.page(false, "\"daybook_document\":\"1\",\"f_symbol\":\"EUR\""));
        context.start();
        template = context.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        context.stop();
        account.close();
    }

    @Test
    void aRouteInYamlReadsAPage() throws Exception {
        // Given a platform in the registry and a route that names the component
        context.getRegistry().bind("netSuite", account.platform);
        Resource resource = ResourceHelper.fromString("route.yaml", ROUTE);
        PluginHelper.getRoutesLoader(context).loadRoutes(resource);

        // When a request is sent through it
        Page page = template.requestBody("direct:reading", request, Page.class);

        // Then a page comes back
        assertThat(page.records()).hasSize(1);
        assertThat(page.records().get(0).value(1)).isEqualTo("EUR");
    }

    @Test
    void plansAndPagesAreTheTwoThingsToAskFor() {
        Plan plan = Plan.everything(List.of(Window.all()), 3, Instant.EPOCH);
        context.addComponent("netsuite", new NetSuiteComponent(new FixedPlan(plan)));

        assertThat(template.requestBody(
                        "netsuite:plan", new PlanRequest(account.connection(), "currencies", Questions.currencies())))
                .isSameAs(plan);
        assertThatThrownBy(() -> context.getEndpoint("netsuite:write"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining(
                        "use netsuite:glance, netsuite:plan, netsuite:read, netsuite:totals or netsuite:documentTotals");
        assertThatThrownBy(() -> context.getEndpoint("netsuite:read?dateType=x"))
                .isInstanceOf(ResolveEndpointFailedException.class)
                .hasMessageContaining("dateType");
    }

    @Test
    void totalsOfARangeAreAskedForInTwoWays() {
        context.addComponent("netsuite", new NetSuiteComponent(account.platform));
        account.handler.set(request -> FakeAccount.page(false, "\"daybook_document\":\"4\",\"daybook_records\":\"1\""));
        RangeRequest range = new RangeRequest(account.connection(), "currencies", Questions.currencies(), Window.all());

        assertThat(template.requestBody("netsuite:totals", range)).isEqualTo(List.of(one()));
        assertThat(template.requestBody("netsuite:documentTotals?dataType=currencies", range))
                .isEqualTo(new DocumentTotals(List.of(new DocumentTotals.DocumentTotal(4, one())), true));
        assertThatThrownBy(() -> template.requestBody("netsuite:totals?dataType=invoices", range))
                .hasStackTraceContaining("takes invoices only, but was asked for currencies");
    }

    private static Total one() {
        return new Total("", "", 1, BigDecimal.ZERO);
    }

    @Test
    void headersStayAndFaultsKeepTheirKind() {
        context.addComponent("netsuite", new NetSuiteComponent(account.platform));
        var exchange = template.request("netsuite:read", message -> {
            message.getIn().setHeader("sync", 12);
            message.getIn().setBody(request);
        });
        assertThat(exchange.getMessage().getHeader("sync")).isEqualTo(12);

        account.handler.set(request -> FakeAccount.html(503));
        assertThatThrownBy(() -> template.requestBody("netsuite:read", request))
                .isInstanceOf(CamelExecutionException.class)
                .hasCauseInstanceOf(SourceException.Transient.class);
    }

    @Test
    void aRequestOfAnotherDataTypeIsAMistakeOfTheRoute() {
        context.addComponent("netsuite", new NetSuiteComponent(account.platform));

        assertThatThrownBy(() -> template.requestBody("netsuite:read?dataType=invoices", request))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining("takes invoices only, but was asked for currencies");
        assertThat(account.statements).isEmpty();
    }

    @Test
    void withoutAPlatformTheComponentSaysWhatIsMissing() {
        assertThatThrownBy(() -> template.requestBody("netsuite:read", request))
                .hasStackTraceContaining("no NetSuitePlatform is bound in the Camel registry");
    }

    private record FixedPlan(Plan plan) implements Platform {
        @Override
        public Governor governor(Connection connection) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String name() {
            return "netsuite";
        }

        @Override
        public Plan plan(PlanRequest request) {
            return plan;
        }

        @Override
        public Page read(PageRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Total> totals(RangeRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DocumentTotals documentTotals(RangeRequest request) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<SourceRecord> records(Question question, byte[] body) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Finding> test(Connection connection, Map<String, Question> questions) {
            throw new UnsupportedOperationException();
        }
    }
}
