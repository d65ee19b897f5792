package io.daybook.cli;

import io.daybook.config.Problem;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
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

    @Option(
            names = "--seed",
            defaultValue = "7",
            paramLabel = "N",
            description = "The same seed gives the same books. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--invoices",
            defaultValue = "5000",
            paramLabel = "N",
            converter = Values.Invoices.class,
            description = "How many; about four lines each. Default: ${DEFAULT-VALUE}.")
    private int invoices;

    @Option(
            names = "--credentials-out",
            paramLabel = "FILE",
            description = "Where to write what a client needs, as JSON, once the port answers. Mode 0600.")
    private Path credentialsOut;

    SandboxNetSuiteCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkCredentialsOut();
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

    /** Before the books are made, which may take a minute. */
    private void checkCredentialsOut() {
        if (credentialsOut == null) {
            return;
        }
        Path folder = credentialsOut.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw Problem.wrongUse(
                    "--credentials-out " + credentialsOut,
                    "the folder " + folder + " is not there or cannot be written",
                    "Name a file in a folder that exists and that you may write to.",
                    null);
        }
        if (Files.isDirectory(credentialsOut)) {
            throw Problem.wrongUse(
                    "--credentials-out " + credentialsOut,
                    "this is a folder",
                    "Name a file in it, such as " + credentialsOut.resolve("sandbox.json"),
                    null);
        }
    }

    /** What {@code --json} prints once the port answers. */
    private record Answering(URI baseUrl, String account) {}
}
