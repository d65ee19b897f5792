package io.daybook.app;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/**
 * The port of health and metrics, tried before the routes start: the HTTP server under them notices a port in use on a
 * thread of its own, and the start would wait for it for ever.
 */
final class ManagementPort {
    private ManagementPort() {}

    /** @throws Problem nobody could listen there */
    static void check(Settings settings) {
        String address = settings.get(Settings.MANAGEMENT_ADDRESS);
        int port = settings.get(Settings.MANAGEMENT_PORT);
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByName(address), port));
        } catch (UnknownHostException unknown) {
            throw Problem.wrongUse(
                    Settings.MANAGEMENT_ADDRESS.environmentName() + "=" + address,
                    "there is no such address",
                    "Set it to 127.0.0.1 for this machine only, or to 0.0.0.0 for the network.",
                    unknown);
        } catch (IOException taken) {
            throw Problem.failed(
                    address + ":" + port,
                    "health and metrics cannot listen there: " + taken.getMessage(),
                    "Stop what uses that port (another Daybook?), or set " + Settings.MANAGEMENT_PORT.environmentName()
                            + " to a free one, and " + Settings.MANAGEMENT_ADDRESS.environmentName()
                            + " to an address of this machine.",
                    taken);
        }
    }
}
