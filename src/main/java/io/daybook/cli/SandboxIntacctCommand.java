package io.daybook.cli;

import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.intacct.IntacctSettings;
import java.net.URI;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook sandbox intacct}. */
@Command(
        name = "intacct",
        mixinStandardHelpOptions = true,
        header = "A Sage Intacct company over HTTP on loopback.",
        description = "Answers as the XML gateway of Sage Intacct does: sessions, query, readByQuery, legacy functions,"
                + " writing, entities, permissions and faults. Runs until it is stopped.",
        footer = {
            "",
            "A company of 60,000 invoices and what a client needs to sign in:",
            "  daybook sandbox intacct --invoices 60000 --credentials-out sandbox.json"
        })
public final class SandboxIntacctCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Mixin
    private Common common;

    @Option(
            names = "--port",
            defaultValue = "8091",
            paramLabel = "PORT",
            converter = Values.Port.class,
            description = "0 for any free one. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Mixin
    private SandboxOptions options;

    SandboxIntacctCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws InterruptedException {
        options.check();
        CountDownLatch asked = SandboxOptions.untilStopped();
        workplace.printer().note(options.making());
        try (IntacctSandbox sandbox = IntacctSandbox.start(IntacctSettings.builder()
                .port(port)
                .seed(options.seed)
                .invoices(options.invoices)
                .build())) {
            if (options.credentialsOut != null) {
                sandbox.credentials().writeTo(options.credentialsOut);
            }
            workplace
                    .printer()
                    .note("Sage Intacct sandbox " + sandbox.credentials().companyId() + " at " + sandbox.endpoint()
                            + options.answering());
            if (common.json) {
                workplace
                        .printer()
                        .json(new Answering(
                                sandbox.endpoint(), sandbox.credentials().companyId()));
            }
            asked.await();
            return 0;
        }
    }

    /** What {@code --json} prints once the port answers. */
    private record Answering(URI endpoint, String companyId) {}
}
