package io.daybook.source.netsuite;

import io.daybook.connection.Credentials.TokenBased;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * OAuth 1.0a with HMAC-SHA256 (NetSuite reference 1.5). The URL's query is signed too, the realm and the body are not.
 *
 * @param realm the account id in its canonical spelling; any other gives an invalid signature
 * @param nonce used for one attempt only
 * @param timestamp seconds since 1970, UTC
 */
record OAuth1Signature(TokenBased credentials, String realm, String nonce, long timestamp) {

    /** The value of the {@code Authorization} header. */
    String header(String method, URI url) {
        Map<String, String> oauth = parameters();
        oauth.put("oauth_signature", signature(method, url));
        return "OAuth realm=\"" + encode(realm) + "\", "
                + oauth.entrySet().stream()
                        .map(p -> p.getKey() + "=\"" + encode(p.getValue()) + "\"")
                        .collect(Collectors.joining(", "));
    }

    /** The signature in base64, not yet percent-encoded. */
    String signature(String method, URI url) {
        String key = encode(credentials.consumerSecret()) + "&" + encode(credentials.tokenSecret());
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] base = baseString(method, url).getBytes(StandardCharsets.US_ASCII);
            return Base64.getEncoder().encodeToString(mac.doFinal(base));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", e);
        }
    }

    private String baseString(String method, URI url) {
        List<String> pairs = new ArrayList<>();
        parameters().forEach((name, value) -> pairs.add(encode(name) + "=" + encode(value)));
        if (url.getRawQuery() != null) {
            for (String pair : url.getRawQuery().split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                pairs.add(encode(decode(name)) + "=" + encode(decode(value)));
            }
        }
        pairs.sort(null);
        return method.toUpperCase(Locale.ROOT) + "&" + encode(place(url)) + "&" + encode(String.join("&", pairs));
    }

    private Map<String, String> parameters() {
        Map<String, String> oauth = new TreeMap<>();
        oauth.put("oauth_consumer_key", credentials.consumerKey());
        oauth.put("oauth_token", credentials.tokenId());
        oauth.put("oauth_signature_method", "HMAC-SHA256");
        oauth.put("oauth_timestamp", Long.toString(timestamp));
        oauth.put("oauth_nonce", nonce);
        oauth.put("oauth_version", "1.0");
        return oauth;
    }

    private static String place(URI url) {
        String scheme = url.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? 443 : 80;
        String port = url.getPort() < 0 || url.getPort() == usual ? "" : ":" + url.getPort();
        return scheme + "://" + url.getHost().toLowerCase(Locale.ROOT) + port + url.getRawPath();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** RFC 3986, which OAuth asks for; a form's encoding differs in three characters. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    @Override
    public String toString() {
        return "OAuth 1.0a signature of " + realm;
    }
}
