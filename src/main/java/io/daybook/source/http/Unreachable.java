package io.daybook.source.http;

import io.daybook.source.SourceException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

/** Says why no whole answer came. */
public final class Unreachable {
    private Unreachable() {}

    /**
     * @param label what was being done, for the beginning of the message
     * @param cause a body that is too large is a defect, anything else may go by
     */
    public static SourceException explain(String label, URI url, IOException cause) {
        String host = url.getHost() + (url.getPort() == -1 ? "" : ":" + url.getPort());
        if (cause instanceof BodyTooLargeException) {
            return new SourceException.Defect(
                    label + ": " + cause.getMessage()
                            + ". Ask for fewer fields in the mapping, or raise the limit for one answer.",
                    cause);
        }
        String what;
        if (cause instanceof UnknownHostException) {
            what = "the host " + host
                    + " is not known. Check the account id or the base URL, and this machine's name service.";
        } else if (cause instanceof SSLException) {
            what = "no trusted TLS connection to " + host + " (" + cause.getMessage()
                    + "). Check that nothing between here and it opens TLS, or trust its certificate.";
        } else if (cause instanceof ConnectException) {
            what = host + " accepts no connection. Check that this machine may reach it.";
        } else if (cause instanceof SocketTimeoutException) {
            what = host + " did not answer in time. It is tried again.";
        } else {
            what = "the connection to " + host + " broke off (" + cause.getMessage() + "). It is tried again.";
        }
        return new SourceException.Transient(label + ": " + what, cause);
    }
}
