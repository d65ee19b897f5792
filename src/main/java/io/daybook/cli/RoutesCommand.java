package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Settings;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code daybook routes}: the route files, checked by starting them without their schedules. */
@Command(
        name = "routes",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Checks the route files.")
public final class RoutesCommand {
    private final Workplace workplace;

    RoutesCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description = "Starts the routes without their schedules and lists them, or says what is wrong with them.")
    int check(@Mixin Common common) {
        try (Services services = workplace.open();
                Engine engine = Engine.start(services, new Engine.Options(false, false))) {
            List<String> routes = engine.routes();
            if (common.json) {
                workplace.printer().json(Map.of("routes", routes));
            } else {
                routes.forEach(workplace.printer()::result);
                workplace
                        .printer()
                        .result(routes.size() + " routes in "
                                + workplace.settings().folder(Settings.ROUTES)
                                + " start, and each ends its failures in a dead-letter channel.");
            }
            return 0;
        }
    }
}
