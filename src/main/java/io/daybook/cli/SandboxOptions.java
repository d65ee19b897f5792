package io.daybook.cli;

import io.daybook.config.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/** The options that every sandbox has, and how it is kept running until somebody stops it. */
final class SandboxOptions {
    @Option(
            names = "--seed",
            defaultValue = "7",
            paramLabel = "N",
            description = "The same seed gives the same books. Default: ${DEFAULT-VALUE}.")
    long seed;

    @Option(
            names = "--invoices",
            defaultValue = "5000",
            paramLabel = "N",
            converter = Values.Invoices.class,
            description = "How many; about four lines each. Default: ${DEFAULT-VALUE}.")
    int invoices;

    @Option(
            names = "--credentials-out",
            paramLabel = "FILE",
            description = "Where to write what a client needs, as JSON, once the port answers. Mode 0600.")
    Path credentialsOut;

    /** Ends when the process is asked to. */
    static CountDownLatch untilStopped() {
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(asked::countDown, "stop-on-signal"));
        return asked;
    }

    /** Before the books are made, which may take a minute. */
    void check() {
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

    /** What is said of the books before they are made. */
    String making() {
        return "making the books of " + invoices + " invoices (seed " + seed + ") ...";
    }

    /** What is said once the port answers, after the name and the address. */
    String answering() {
        return (credentialsOut == null ? "" : ", credentials in " + credentialsOut) + ". Stop it with Ctrl-C.";
    }
}
