package io.daybook.source.netsuite;

import io.daybook.source.Platform;
import io.daybook.source.PlatformComponent;

/** The Camel component {@code netsuite}. */
public final class NetSuiteComponent extends PlatformComponent {
    /** For Camel, which finds the component by its name. */
    public NetSuiteComponent() {
        this(null);
    }

    /** With the platform to use. */
    public NetSuiteComponent(Platform platform) {
        super(AccountClients.PLATFORM, NetSuitePlatform.class, platform);
    }
}
