package io.daybook.sandbox.netsuite.login;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The OAuth 1.0a signature with HMAC-SHA256 of one pair of secrets (NetSuite reference 1.5). Thread-safe. */
final class OAuth1Signature {
    private final byte[] key;

    OAuth1Signature(String consumerSecret, String tokenSecret) {
        this.key = (encode(consumerSecret) + "&" + encode(tokenSecret)).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Signs a request.
     *
     * @param url scheme, host and path, no query
     * @param parameters all {@code oauth_*} but the signature, and the query's, decoded
     */
    String sign(String method, String url, List<Map.Entry<String, String>> parameters) {
        Comparator<Map.Entry<String, String>> byName = Map.Entry.comparingByKey();
        String sorted = parameters.stream()
                .map(parameter -> Map.entry(encode(parameter.getKey()), encode(parameter.getValue())))
                .sorted(byName.thenComparing(Map.Entry.comparingByValue()))
                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                .collect(Collectors.joining("&"));
        String base = method + "&" + encode(url) + "&" + encode(sorted);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(base.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** RFC 3986: all but letters, digits and {@code -._~}. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
