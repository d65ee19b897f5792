package io.daybook.source;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/**
 * A platform as a Camel component: {@code <name>:glance} takes a {@link GlanceRequest} and gives a {@link Glance},
 * {@code <name>:plan} takes a {@link PlanRequest} and gives a {@link Plan},
 * {@code <name>:read} takes a {@link PageRequest} and gives a {@link Page}, {@code <name>:totals} takes a
 * {@link RangeRequest} and gives a list of {@link Total}, {@code <name>:documentTotals} takes the same and gives
 * {@link DocumentTotals}. Option {@code dataType}: only requests of this data type are taken.
 *
 * <p>Without a platform of its own it uses the one of its type that is bound in the registry.
 */
public abstract class PlatformComponent extends DefaultComponent {
    private final String scheme;
    private final Class<? extends Platform> type;
    private Platform platform;

    /**
     * @param scheme name of the component
     * @param type of the platform to look for in the registry
     * @param platform the platform to use; {@code null} to look for it
     */
    protected PlatformComponent(String scheme, Class<? extends Platform> type, Platform platform) {
        this.scheme = scheme;
        this.type = type;
        this.platform = platform;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        PlatformEndpoint endpoint = new PlatformEndpoint(uri, this, PlatformEndpoint.Operation.of(scheme, remaining));
        endpoint.setDataType(getAndRemoveParameter(parameters, "dataType", String.class));
        return endpoint;
    }

    /** @throws IllegalStateException if there is none */
    final Platform platform() {
        if (platform == null) {
            platform = CamelContextHelper.findSingleByType(getCamelContext(), type);
        }
        if (platform == null) {
            throw new IllegalStateException(
                    "component " + scheme + ": no " + type.getSimpleName() + " is bound in the Camel registry");
        }
        return platform;
    }

    /** The platform to use. */
    public final void setPlatform(Platform platform) {
        this.platform = platform;
    }
}
