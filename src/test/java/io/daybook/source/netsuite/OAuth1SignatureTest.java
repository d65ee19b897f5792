package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.connection.Credentials.TokenBased;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OAuth1SignatureTest {
    private static final TokenBased PUBLISHED = new TokenBased(
            "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4",
            "d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5",
            "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc",
            "c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295");

    private static OAuth1Signature published() {
        return new OAuth1Signature(PUBLISHED, "123456", "fjaLirsIcCGVZWzBX0pg", 1508242306);
    }

    @Test
    void theVendorsPublishedExampleComesOut() {
        URI url = URI.create("https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40");

        assertThat(published().signature("GET", url)).isEqualTo("B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY=");
    }

    @Test
    void theQueryIsSignedAndTheOrderOfItsPartsDoesNotMatter() {
        String base = "https://123456.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql";

        String signed = published().signature("POST", URI.create(base + "?limit=1000&offset=0"));

        assertThat(published().signature("POST", URI.create(base + "?offset=0&limit=1000")))
                .isEqualTo(signed);
        assertThat(published().signature("POST", URI.create(base + "?limit=1000&offset=1000")))
                .isNotEqualTo(signed);
        assertThat(published().signature("POST", URI.create(base))).isNotEqualTo(signed);
    }

    @Test
    void theUsualPortAndTheCaseOfTheHostDoNotMatter() {
        assertThat(published().signature("GET", URI.create("HTTPS://Example.com:443/a")))
                .isEqualTo(published().signature("get", URI.create("https://example.com/a")));
        assertThat(published().signature("GET", URI.create("https://example.com:8443/a")))
                .isNotEqualTo(published().signature("GET", URI.create("https://example.com/a")));
    }

    @Test
    void aQueryValueIsEncodedOnceAsOAuthAsks() {
        // "a b~c*d" typed in a query, in the two spellings that mean the same
        String one = published().signature("GET", URI.create("https://example.com/x?q=a%20b~c%2Ad"));
        String other = published().signature("GET", URI.create("https://example.com/x?q=a+b%7Ec*d"));

        assertThat(one).isEqualTo(other);
    }

    @Test
    void theHeaderNamesTheRealmAndHidesTheSecrets() {
        String header = published().header("GET", URI.create("https://example.com/a"));

        assertThat(header)
                .startsWith("OAuth realm=\"123456\", ")
                .contains("oauth_token=\"" + PUBLISHED.tokenId() + "\"")
                .contains("oauth_consumer_key=\"" + PUBLISHED.consumerKey() + "\"")
                .contains("oauth_nonce=\"fjaLirsIcCGVZWzBX0pg\"")
                .contains("oauth_timestamp=\"1508242306\"")
                .contains("oauth_signature_method=\"HMAC-SHA256\"")
                .contains("oauth_version=\"1.0\"")
                .doesNotContain(PUBLISHED.consumerSecret())
                .doesNotContain(PUBLISHED.tokenSecret());
        String signature = header.replaceAll(".*oauth_signature=\"([^\"]+)\".*", "$1");
        assertThat(URLDecoder.decode(signature, StandardCharsets.UTF_8))
                .isEqualTo(published().signature("GET", URI.create("https://example.com/a")));
        assertThat(published().toString()).doesNotContain(PUBLISHED.consumerSecret());
    }
}
