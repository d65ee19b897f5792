package io.daybook.connection;

/** What opens an account. {@code toString} never shows a secret. */
public sealed interface Credentials {
    /**
     * NetSuite OAuth 2.0 client credentials: an assertion signed with a certificate's key.
     *
     * @param clientId of the integration record
     * @param certificateId what NetSuite called the uploaded certificate; the assertion's {@code kid}
     * @param privateKeyPem PKCS#8, RSA (PS256) or EC (ES256)
     */
    record OAuth2Certificate(String clientId, String certificateId, String privateKeyPem) implements Credentials {
        @Override
        public String toString() {
            return "OAuth 2.0 certificate " + certificateId;
        }
    }

    /** NetSuite token-based authentication (OAuth 1.0a, HMAC-SHA256). */
    record TokenBased(String consumerKey, String consumerSecret, String tokenId, String tokenSecret)
            implements Credentials {
        @Override
        public String toString() {
            return "token-based authentication";
        }
    }
}
