package io.daybook.source.netsuite;

/** What to do about the error codes of the token endpoint (NetSuite reference 1.2). */
final class SignInErrors {
    private SignInErrors() {}

    static String remedy(String code) {
        return switch (code) {
            case "invalid_client" ->
                "The client id is unknown or its integration record is blocked. Compare the client id with Setup >"
                        + " Integration > Manage Integrations and see that the record's state is Enabled.";
            case "invalid_grant" ->
                "The certificate is expired, revoked or not mapped any more (a sandbox refresh deletes mappings), the"
                        + " private key is not the certificate's, or this machine's clock is wrong. See Setup >"
                        + " Integration > Manage Authentication > OAuth 2.0 Client Credentials Setup, upload a new"
                        + " certificate if needed and connect again with its id.";
            case "unauthorized_client", "unsupported_grant_type" ->
                "The integration record does not allow this way in. Tick Client Credentials (Machine to Machine) Grant on"
                        + " it, and see that the feature OAuth 2.0 is on.";
            case "invalid_scope" ->
                "The integration record does not allow the scope REST Web Services. Tick it on the integration record.";
            case "invalid_request" ->
                "The request was not understood. Check the client id and the certificate id for missing characters.";
            default ->
                "Compare account, client id and certificate id with NetSuite, and see Setup > Users/Roles > User"
                        + " Management > View Login Audit Trail for the reason.";
        };
    }
}
