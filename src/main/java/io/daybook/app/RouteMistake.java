package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.net.BindException;

/** Turns what Camel says of a start that failed into a message of what, where and what to do. */
final class RouteMistake {
    private RouteMistake() {}

    static Problem explain(Exception failed, Settings settings) {
        StringBuilder chain = new StringBuilder();
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
            if (cause instanceof BindException) {
                return Problem.failed(
                        settings.get(Settings.MANAGEMENT_ADDRESS) + ":" + settings.get(Settings.MANAGEMENT_PORT),
                        "the port is in use",
                        "Stop what listens there (another Daybook?), or set "
                                + Settings.MANAGEMENT_PORT.environmentName() + " to a free port.",
                        failed);
            }
            if (cause.getMessage() != null && chain.indexOf(cause.getMessage()) < 0) {
                chain.append(chain.isEmpty() ? "" : "\n  ")
                        .append(cause.getMessage().strip());
            }
        }
        return Problem.wrongUse(
                settings.folder(Settings.ROUTES).toString(),
                "the routes cannot be started: " + chain,
                "Mend the file named above; the shipped routes are a working example.",
                failed);
    }
}
