package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Settings;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code daybook serve}: the server. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        header = "Reads linked connections on their schedules until it is stopped.",
        description =
                "DAYBOOK_DATABASE_URL, DAYBOOK_DATABASE_USER and DAYBOOK_DATABASE_PASSWORD name a PostgreSQL 14 or newer;"
                        + " without them an embedded one in the data folder (DAYBOOK_HOME) is used. Logs go to standard error and to"
                        + " logs/daybook.log in the data folder.",
        footer = {"", "docs/operations.md has settings, schedules, health, metrics and backup."})
public final class ServeCommand implements Callable<Integer> {
    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    private final Workplace workplace;

    @Mixin
    private Common common;

    ServeCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = workplace.settings();
        Logs.toServer(settings, common.debug);
        try (StopOnSignal stop = new StopOnSignal();
                Services services = workplace.open();
                Engine engine = stop.watch(Engine.start(services, new Engine.Options(true, true)))) {
            LOG.info(
                    "Daybook serves. Health: http://{}:{}/observe/health/ready, metrics: /observe/metrics. {} routes.",
                    settings.get(Settings.MANAGEMENT_ADDRESS),
                    settings.get(Settings.MANAGEMENT_PORT),
                    engine.routes().size());
            stop.await();
            LOG.info("Stopping: syncs end after their present pages and go on at the next start.");
            return 0;
        }
    }
}
