package io.daybook.source.netsuite;

import io.daybook.config.Problem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where the services of one account are (NetSuite reference 1.1, 1.2, 2.1, 4.1).
 *
 * @param base absolute, without a slash at its end
 */
public record ServiceAddress(URI base) {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * The usual host of an account, or the address somebody set instead of it.
     *
     * @param allowPlainHttp whether http is accepted for other machines than this one
     * @throws Problem if the address cannot be used
     */
    public static ServiceAddress of(AccountId account, Optional<URI> baseUrl, boolean allowPlainHttp) {
        return new ServiceAddress(
                baseUrl.map(url -> checked(url, allowPlainHttp)).orElseGet(account::baseUrl));
    }

    private static URI checked(URI url, boolean allowPlainHttp) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || url.getHost() == null || url.getRawUserInfo() != null) {
            throw wrong("an address starts with https:// and a host name, and holds no user name");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw wrong("an address has no part after ? or #");
        }
        if (scheme.equals("http")
                && !allowPlainHttp
                && !LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT))) {
            throw wrong("http would send the credentials to " + url.getHost() + " in the clear");
        }
        return URI.create(url.toString().replaceAll("/+$", ""));
    }

    private static Problem wrong(String what) {
        return Problem.wrongUse(
                "base URL",
                "cannot be used: " + what,
                "Leave the base URL out, or give one such as https://netsuite.example.com.",
                null);
    }

    /** Where tokens are given; also the assertion's audience. */
    public URI token() {
        return at("/services/rest/auth/oauth2/v1/token");
    }

    /** Where a statement is asked for its first rows. */
    public URI suiteql(int limit) {
        return at("/services/rest/query/v1/suiteql?limit=" + limit + "&offset=0");
    }

    /** NetSuite's own clock. */
    public URI serverTime() {
        return at("/services/rest/system/v1/serverTime");
    }

    /** How many requests the account allows at once. */
    public URI governanceLimits() {
        return at("/services/rest/system/v1/governanceLimits");
    }

    /** Answers OPTIONS to anybody. */
    public URI root() {
        return at("/services/rest/");
    }

    private URI at(String path) {
        return URI.create(base + path);
    }
}
