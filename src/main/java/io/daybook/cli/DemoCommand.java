package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.connection.ConnectionSummary;
import io.daybook.sync.Order;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook demo}: the whole main job on one machine, with nothing set up before. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        header = "Shows the whole main job on this machine, with nothing set up before.",
        description =
                "Starts an embedded PostgreSQL in the data folder (DAYBOOK_HOME, .daybook in the home folder unless set) and"
                        + " a sandbox of NetSuite and of Sage Intacct, links a company to each, reads everything with progress, prints"
                        + " what became of it and goes on serving with the schedules live.",
        footer = {"", "The summary and nothing else, for a program:", "  daybook demo --once --json"})
public final class DemoCommand implements Callable<Integer> {
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
            converter = Values.Invoices.class,
            description = "In the books of both platforms together, half of them each; about four lines an invoice."
                    + " Default: ${DEFAULT-VALUE}.")
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
            refuseToEmptyOthers(settings);
            folder.clear();
        }
        folder.mark();
        workplace
                .printer()
                .note(
                        settings.isSet(Settings.DATABASE_URL)
                                ? "connecting to the database of " + Settings.DATABASE_URL.environmentName() + " ..."
                                : "starting PostgreSQL in " + settings.home() + " ...");
        try (StopOnSignal stop = new StopOnSignal();
                Services services = openForDemo();
                DemoAccounts accounts = accounts(settings)) {
            List<Long> connections = accounts.link(services.connections());
            try (Engine engine = stop.watch(Engine.start(services, new Engine.Options(false, !once)))) {
                Summary summary = new SyncNow(workplace, services, engine, Order.ORDINARY)
                        .run(connections, services.sync().dataTypes()::of);
                Duration elapsed = Duration.between(start, Instant.now());
                summary.print(workplace.printer(), common.json, elapsed);
                if (once) {
                    return summary.good() ? 0 : Problem.FAILED;
                }
                serve(settings, services, engine, stop);
                return 0;
            }
        }
    }

    private DemoAccounts accounts(Settings settings) {
        workplace
                .printer()
                .note("making the books of a NetSuite account and a Sage Intacct company, " + invoices
                        + " invoices together ...");
        return DemoAccounts.start(settings, invoices);
    }

    /** Made-up books never come to stand beside real ones. */
    private Services openForDemo() {
        Services services = workplace.open();
        List<String> real = services.connections().list().stream()
                .filter(connection -> !ofSandbox(connection))
                .map(connection ->
                        connection.company() + " (" + connection.platform() + " " + connection.account() + ")")
                .toList();
        if (real.isEmpty()) {
            return services;
        }
        String label = services.database().label();
        services.close();
        throw Problem.wrongUse(
                "database " + label,
                "it holds connections of your own, and the demo does not put made-up books beside them: "
                        + String.join(", ", real),
                "Set " + Settings.HOME.environmentName() + " to another folder, and unset "
                        + Settings.DATABASE_URL.environmentName() + ".",
                null);
    }

    private static boolean ofSandbox(ConnectionSummary connection) {
        return connection
                .baseUrl()
                .map(URI::getHost)
                .filter(host -> host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"))
                .isPresent();
    }

    private static void refuseToEmptyOthers(Settings settings) {
        if (settings.isSet(Settings.DATABASE_URL)) {
            throw Problem.wrongUse(
                    "--fresh",
                    "it empties the demo's data folder, and the ledger is not there but in the database of "
                            + Settings.DATABASE_URL.environmentName(),
                    "Unset that, or empty that database yourself.",
                    null);
        }
    }

    private void serve(Settings settings, Services services, Engine engine, StopOnSignal stop)
            throws InterruptedException {
        Logs.warningsToTerminal();
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
