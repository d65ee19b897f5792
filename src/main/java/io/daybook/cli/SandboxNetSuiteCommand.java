package io.daybook.cli;

import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook sandbox netsuite}. */
@Command(
        name = "netsuite",
        mixinStandardHelpOptions = true,
        header = "A NetSuite account over HTTP on loopback.",
        description = "Answers as NetSuite does: OAuth 2.0, TBA, SuiteQL, records, limits and faults. Runs until it is"
                + " stopped.",
        footer = {
            "",
            "An account of 60,000 invoices (over 200,000 lines) and what a client needs to sign in:",
            "  daybook sandbox netsuite --invoices 60000 --credentials-out sandbox.json"
        })
public final class SandboxNetSuiteCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private Common common;

    @Option(
            names = "--port",
            defaultValue = "8090",
            paramLabel = "PORT",
            converter = Values.Port.class,
            description = "0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Mixin
    private SandboxOptions options;

    SandboxNetSuiteCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        CountDownLatch asked = SandboxOptions.untilStopped();
        workplace.printer().note(options.making());
        try (NetSuiteSandbox sandbox = NetSuiteSandbox.start(SandboxSettings.builder()
                .port(port)
                .seed(options.seed)
                .invoices(options.invoices)
                .build())) {
            if (options.credentialsOut != null) {
                sandbox.credentials().writeTo(options.credentialsOut);
            }
            workplace
                    .printer()
                    .note("NetSuite sandbox " + sandbox.credentials().account() + " at " + sandbox.baseUrl()
                            + options.answering());
            if (common.json) {
                workplace
                        .printer()
                        .json(new Answering(
                                sandbox.baseUrl(), sandbox.credentials().account()));
            }
            asked.await();
            return 0;
        }
    }

    /** What {@code --json} prints once the port answers. */
    private record Answering(URI baseUrl, String account) {}
}
