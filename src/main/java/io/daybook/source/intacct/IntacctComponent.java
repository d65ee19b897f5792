package io.daybook.source.intacct;

import io.daybook.source.Platform;
import io.daybook.source.PlatformComponent;

/** The Camel component {@code intacct}. */
public final class IntacctComponent extends PlatformComponent {
    /** For Camel, which finds the component by its name. */
    public IntacctComponent() {
        this(null);
    }

    /** With the platform to use. */
    public IntacctComponent(Platform platform) {
        super(CompanyClients.PLATFORM, IntacctPlatform.class, platform);
    }
}
