package io.daybook.source.intacct;

import io.daybook.config.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where credentials are sent, and where sessions may be (Intacct reference 1.1, 2).
 *
 * @param url of the gateway, where every login goes
 */
record GatewayAddress(URI url) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String PATH = "/ia/xml/xmlgw.phtml";
    private static final String PLATFORM_HOSTS = ".intacct.com";

    /**
     * Sage's gateway, or the one somebody set instead of it.
     *
     * @param baseUrl with or without the path of the gateway
     * @param allowPlainHttp whether http is accepted for other machines than this one
     * @throws Problem if the address cannot be used
     */
    static GatewayAddress of(Optional<URI> baseUrl, boolean allowPlainHttp) {
        return new GatewayAddress(
                baseUrl.map(url -> checked(url, allowPlainHttp)).orElse(URI.create("https://api.intacct.com" + PATH)));
    }

    private static URI checked(URI url, boolean allowPlainHttp) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https"))
                || url.getHost() == null
                || url.getRawUserInfo() != null
                || url.getRawQuery() != null
                || url.getRawFragment() != null) {
            throw wrong(
                    "an address starts with https:// and a host name, and holds no user name and nothing after ? or #");
        }
        if (scheme.equals("http")
                && !allowPlainHttp
                && !LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT))) {
            throw wrong("http would send the passwords to " + url.getHost() + " in the clear");
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        String root = url.getScheme() + "://" + url.getRawAuthority();
        return URI.create(root + (path.isEmpty() ? PATH : path));
    }

    private static Problem wrong(String what) {
        return Problem.wrongUse(
                "base URL",
                "cannot be used: " + what,
                "Leave the base URL out, or give one such as https://intacct.example.com" + PATH + ".",
                null);
    }

    /**
     * The address of a session, if it may be trusted with one: Sage's own hosts by TLS, or the very place that was set.
     */
    Optional<URI> endpoint(String named) {
        URI endpoint;
        try {
            endpoint = new URI(named.strip());
        } catch (java.net.URISyntaxException e) {
            return Optional.empty();
        }
        if (endpoint.getHost() == null || endpoint.getScheme() == null || endpoint.getRawUserInfo() != null) {
            return Optional.empty();
        }
        String host = endpoint.getHost().toLowerCase(Locale.ROOT);
        boolean platform = endpoint.getScheme().equalsIgnoreCase("https")
                && host.endsWith(PLATFORM_HOSTS)
                && endpoint.getPort() == -1;
        boolean configured = endpoint.getScheme().equalsIgnoreCase(url.getScheme())
                && host.equals(url.getHost().toLowerCase(Locale.ROOT))
                && endpoint.getPort() == url.getPort();
        return platform || configured ? Optional.of(endpoint) : Optional.empty();
    }
}
