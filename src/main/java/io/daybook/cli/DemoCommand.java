package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.connection.Credentials;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook demo}: the whole main job on one machine, with nothing set up before. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts an embedded PostgreSQL in the data folder (DAYBOOK_HOME, default ~/.daybook) and a NetSuite sandbox, links a",
            "company, reads everything with progress, prints what became of it and goes on serving."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final String COMPANY = "Brasserie Lumière";
    private static final long SEED = 7;

    private final Workplace workplace;

    @Mixin
    private Common common;

    @Option(names = "--once", description = "End after the summary.")
    private boolean once;

    @Option(names = "--fresh", description = "Begin anew: delete what an earlier demo left in the data folder.")
    private boolean fresh;

    @Option(
            names = "--invoices",
            defaultValue = "5000",
            paramLabel = "N",
            description = "Size of the sandbox; about four lines an invoice. Default: ${DEFAULT-VALUE}.")
    private int invoices;

    DemoCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws InterruptedException {
        Instant start = Instant.now();
        Settings settings = workplace.settings();
        DemoFolder folder = new DemoFolder(settings.home());
        if (fresh) {
            folder.clear();
        }
        folder.mark();
        workplace.printer().note("starting PostgreSQL in " + settings.home() + " ...");
        try (StopOnSignal stop = new StopOnSignal();
                Services services = workplace.open();
                NetSuiteSandbox sandbox = sandbox(settings)) {
            long connection = link(services, sandbox.credentials());
            try (Engine engine = stop.watch(Engine.start(services, new Engine.Options(false, !once)))) {
                Summary summary = new SyncNow(workplace, services, engine).run(List.of(connection), List.of());
                Duration elapsed = Duration.between(start, Instant.now());
                if (common.json) {
                    workplace.printer().json(summary.json(elapsed));
                } else {
                    summary.print(workplace.printer(), elapsed);
                }
                if (once) {
                    return summary.good() ? 0 : Problem.FAILED;
                }
                serve(settings, services, engine, stop);
                return 0;
            }
        }
    }

    private NetSuiteSandbox sandbox(Settings settings) {
        workplace.printer().note("making the books of a NetSuite account with " + invoices + " invoices ...");
        return NetSuiteSandbox.start(SandboxSettings.builder()
                .port(settings.get(Settings.SANDBOX_PORT))
                .seed(SEED)
                .invoices(invoices)
                .build());
    }

    private static long link(Services services, SandboxCredentials credentials) {
        return services.connections()
                .link(
                        COMPANY,
                        "netsuite",
                        credentials.account(),
                        Optional.of(credentials.baseUrl()),
                        new Credentials.OAuth2Certificate(
                                credentials.clientId(), credentials.certificateId(), credentials.privateKeyPem()))
                .id();
    }

    private void serve(Settings settings, Services services, Engine engine, StopOnSignal stop)
            throws InterruptedException {
        engine.startSchedules();
        workplace.printer().note("");
        workplace.printer().note("Serving, with the schedules live. Stop it with Ctrl-C; what was read stays.");
        workplace
                .printer()
                .note("  health   http://" + settings.get(Settings.MANAGEMENT_ADDRESS) + ":"
                        + settings.get(Settings.MANAGEMENT_PORT) + "/observe/health/ready");
        workplace
                .printer()
                .note("  ledger   " + services.database().label() + " (docs/ledger.md has questions to ask)");
        workplace.printer().note("  letters  ./daybook dead-letters list");
        stop.await();
    }
}
