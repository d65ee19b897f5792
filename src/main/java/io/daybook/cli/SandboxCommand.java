package io.daybook.cli;

import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code daybook sandbox}: stand-ins for the platforms. */
@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PLATFORM",
        description = "Runs a stand-in for a platform that any client can be pointed at. See docs/sandbox.md.")
public final class SandboxCommand implements Runnable {
    private final Workplace workplace;

    @Spec
    private CommandSpec spec;

    SandboxCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Which platform? There is: netsuite");
    }

    @Command(
            name = "netsuite",
            mixinStandardHelpOptions = true,
            description =
                    "A NetSuite account over HTTP on loopback: OAuth 2.0, TBA, SuiteQL, records, limits and faults.")
    int netsuite(
            @Option(
                            names = "--port",
                            defaultValue = "8090",
                            paramLabel = "PORT",
                            description = "0 for any free one. Default: ${DEFAULT-VALUE}.")
                    int port,
            @Option(
                            names = "--seed",
                            defaultValue = "7",
                            paramLabel = "N",
                            description = "The same seed gives the same books. Default: ${DEFAULT-VALUE}.")
                    long seed,
            @Option(
                            names = "--invoices",
                            defaultValue = "5000",
                            paramLabel = "N",
                            description = "How many. Default: ${DEFAULT-VALUE}.")
                    int invoices,
            @Option(
                            names = "--credentials-out",
                            paramLabel = "FILE",
                            description =
                                    "Where to write what a client needs, as JSON, once the port answers. Mode 0600.")
                    Path credentialsOut)
            throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(asked::countDown, "stop-on-signal"));
        workplace.printer().note("making the books of " + invoices + " invoices (seed " + seed + ") ...");
        try (NetSuiteSandbox sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .port(port)
                .seed(seed)
                .invoices(invoices)
                .build())) {
            if (credentialsOut != null) {
                sandbox.credentials().writeTo(credentialsOut);
            }
            workplace
                    .printer()
                    .note("NetSuite sandbox " + sandbox.credentials().account() + " at " + sandbox.baseUrl()
                            + (credentialsOut == null ? "" : ", credentials in " + credentialsOut)
                            + ". Stop it with Ctrl-C.");
            asked.await();
            return 0;
        }
    }
}
