package io.daybook;

import io.daybook.app.HealthProbe;
import io.daybook.cli.CommandRunner;
import io.daybook.cli.Printer;
import io.daybook.cli.Workplace;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A demo over a few invoices and a server that starts and, as soon as it is ready, ends: run once when Daybook is built or
 * installed, so that Java writes the classes that starts and first syncs need into an archive
 * ({@code -XX:ArchiveClassesAtExit}) and need not read and check them one by one later. Without the archive everything works
 * and starts slower.
 */
public final class Rehearsal {
    private static final int PAUSE_MILLISECONDS = 50;
    private static final String FEW = "40";

    private Rehearsal() {}

    /**
     * Exits 0 when the server was ready, else as the server itself does.
     *
     * @param arguments the installation, with routes and mappings, and a data folder that belongs to rehearsals alone
     */
    public static void main(String[] arguments) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PrintWriter console = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        CommandRunner daybook = new CommandRunner(new Workplace(
                Path.of(arguments[0]).toAbsolutePath(),
                Map.of(
                        "DAYBOOK_HOME",
                        arguments[1],
                        "DAYBOOK_MANAGEMENT_PORT",
                        Integer.toString(port),
                        "DAYBOOK_SANDBOX_PORT",
                        "0"),
                new Printer(console, console),
                false));
        daybook.run("mappings", "check");
        daybook.run("mappings", "check", "--json");
        daybook.run("demo", "--once", "--invoices", FEW);
        Thread end = new Thread(() -> endWhenReady(port), "end-when-ready");
        end.setDaemon(true);
        end.start();
        System.exit(daybook.run("serve"));
    }

    private static void endWhenReady(int port) {
        URI ready = URI.create("http://127.0.0.1:" + port + "/observe/health/ready");
        try {
            while (!HealthProbe.ready(ready)) {
                Thread.sleep(PAUSE_MILLISECONDS);
            }
            System.exit(0);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
