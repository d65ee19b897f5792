package io.daybook.connection;

import java.util.Optional;

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

    /**
     * Sage Intacct: a sender, and a Web Services user of the company.
     *
     * @param senderId of the Web Services developer licence
     * @param companyId by which the company's users sign in
     * @param entity id of the one entity to read; empty for the top level with every entity that the user may enter
     */
    record IntacctUser(
            String senderId,
            String senderPassword,
            String companyId,
            String userId,
            String userPassword,
            Optional<String> entity)
            implements Credentials {
        @Override
        public String toString() {
            return "Intacct user " + userId + " of " + companyId;
        }
    }
}
