package io.daybook.source.netsuite;

import io.daybook.source.Platform;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/**
 * The Camel component {@code netsuite}: {@code netsuite:plan} takes a {@link io.daybook.source.PlanRequest} and gives a
 * {@link io.daybook.source.Plan}, {@code netsuite:read} takes a {@link io.daybook.source.PageRequest} and gives a
 * {@link io.daybook.source.Page}, {@code netsuite:totals} takes a {@link io.daybook.source.RangeRequest} and gives a list of
 * {@link io.daybook.source.Total}, {@code netsuite:documentTotals} takes the same and gives
 * {@link io.daybook.source.DocumentTotals}. Option {@code dataType}: only requests of this data type are taken.
 *
 * <p>Without a platform of its own it uses the {@link NetSuitePlatform} that is bound in the registry.
 */
public final class NetSuiteComponent extends DefaultComponent {
    private Platform platform;

    /** For Camel, which finds the component by its name. */
    public NetSuiteComponent() {}

    /** With the platform to use. */
    public NetSuiteComponent(Platform platform) {
        this.platform = platform;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        NetSuiteEndpoint endpoint = new NetSuiteEndpoint(uri, this, NetSuiteEndpoint.Operation.of(remaining));
        endpoint.setDataType(getAndRemoveParameter(parameters, "dataType", String.class));
        return endpoint;
    }

    /** @throws IllegalStateException if there is none */
    Platform platform() {
        if (platform == null) {
            platform = CamelContextHelper.findSingleByType(getCamelContext(), NetSuitePlatform.class);
        }
        if (platform == null) {
            throw new IllegalStateException("component netsuite: no NetSuitePlatform is bound in the Camel registry");
        }
        return platform;
    }

    /** The platform to use. */
    public void setPlatform(Platform platform) {
        this.platform = platform;
    }
}
