package io.daybook.sandbox.netsuite.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OAuth1SignatureTest {
    @Test
    void agreesWithOraclesRestExample() {
        // Given the example of NetSuite reference 1.5
        OAuth1Signature signature = new OAuth1Signature(
                "d26ad321a4b2f23b0741c8d38392ce01c3e23e109df6c96eac6d099e9ab9e8b5",
                "c29a677df7d5439a458c063654187e3d678d73aca8e3c9d8bea1478a3eb0d295");

        // When its request is signed
        String signed = signature.sign(
                "GET",
                "https://123456.suitetalk.api.netsuite.com/services/rest/record/v1/employee/40",
                List.of(
                        Map.entry("oauth_token", "2b0ce516420110bcbd36b69e99196d1b7f6de3c6234c5afb799b73d87569f5cc"),
                        Map.entry(
                                "oauth_consumer_key",
                                "ef40afdd8abaac111b13825dd5e5e2ddddb44f86d5a0dd6dcf38c20aae6b67e4"),
                        Map.entry("oauth_nonce", "fjaLirsIcCGVZWzBX0pg"),
                        Map.entry("oauth_timestamp", "1508242306"),
                        Map.entry("oauth_signature_method", "HMAC-SHA256"),
                        Map.entry("oauth_version", "1.0")));

        // Then the signature is Oracle's
        assertThat(signed).isEqualTo("B5OIWznZ2YP0OB7VrJrGkYsTh+8H+5T9Hag+o92q0zY=");
    }

    @Test
    void encodesAsRfc3986Does() {
        assertThat(OAuth1Signature.encode("a b+c*d~e/é")).isEqualTo("a%20b%2Bc%2Ad~e%2F%C3%A9");
    }
}
