package io.daybook.sandbox.netsuite.login;

/** Why the token endpoint says no: the code goes over the wire, the reason into the audit trail. */
final class TokenRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    TokenRefusal(String code, String reason) {
        super(reason, null, false, false);
        this.code = code;
    }

    /** {@code invalid_request}, {@code invalid_client}, {@code invalid_grant}, … */
    String code() {
        return code;
    }

    /** As NetSuite reference 1.2 tabulates them. */
    int status() {
        return code.equals("invalid_client") ? 401 : 400;
    }
}
