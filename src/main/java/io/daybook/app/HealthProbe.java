package io.daybook.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Asks a running server whether it is ready: the container's health check. Exits 0 if it is, 1 otherwise. */
public final class HealthProbe {
    private static final int PATIENCE_MILLISECONDS = 4_000;

    private HealthProbe() {}

    /** Asks the port of {@code DAYBOOK_MANAGEMENT_PORT}, else 9876, on loopback. */
    public static void main(String[] arguments) {
        String port = System.getenv().getOrDefault("DAYBOOK_MANAGEMENT_PORT", "9876");
        System.exit(ready(URI.create("http://127.0.0.1:" + port + "/observe/health/ready")) ? 0 : 1);
    }

    /** @param address of {@code /observe/health/ready} */
    public static boolean ready(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLISECONDS);
            connection.setReadTimeout(PATIENCE_MILLISECONDS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException unreachable) {
            return false;
        }
    }
}
