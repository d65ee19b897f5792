package io.daybook.sandbox.netsuite.wire;

import java.util.Map;
import java.util.Optional;

/** A refusal as the REST services word it; becomes the problem document of NetSuite reference 2.5. */
public final class NetSuiteError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where in the request the mistake is. */
    public enum Locator {
        PATH("o:errorPath"),
        QUERY_PARAMETER("o:errorQueryParam"),
        HEADER("o:errorHeader"),
        URL("o:errorUrl");

        private final String member;

        Locator(String member) {
            this.member = member;
        }

        String member() {
            return member;
        }
    }

    private final int status;
    private final String code;
    private final transient Map<String, String> headers;
    private final Locator locator;
    private final String place;

    private NetSuiteError(
            int status, String code, String detail, Locator locator, String place, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.locator = locator;
        this.place = place;
        this.headers = headers;
    }

    public static NetSuiteError of(int status, String code, String detail) {
        return new NetSuiteError(status, code, detail, null, null, Map.of());
    }

    /** 400 for one parameter of the query string; {@code q} of SuiteQL counts as one. */
    public static NetSuiteError invalidParameter(String parameter, String detail) {
        return of(400, "INVALID_PARAMETER", detail).at(Locator.QUERY_PARAMETER, parameter);
    }

    /** 400 for a body that cannot be accepted. */
    public static NetSuiteError invalidContent(String detail) {
        return of(400, "INVALID_CONTENT", detail);
    }

    /** 403 in the words of a role without a permission. */
    public static NetSuiteError insufficientPermission(String permission) {
        return of(
                403,
                "INSUFFICIENT_PERMISSION",
                "Permission Violation: You need the '" + permission
                        + "' permission to access this page. Please contact your account administrator.");
    }

    /** 401, the same for every cause; only the login audit trail knows more. */
    public static NetSuiteError invalidLogin(String account) {
        String detail = "Invalid login attempt. For more details, see the Login Audit Trail in the NetSuite UI at"
                + " Setup > Users/Roles > User Management > View Login Audit Trail.";
        return of(401, "INVALID_LOGIN", detail)
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"" + account
                                + "\", error=\"invalid_token\", error_description=\"Invalid login attempt.\"");
    }

    /** 400 for an {@code Authorization} header that cannot be read as a bearer token. */
    public static NetSuiteError malformedLogin(String account) {
        String sentence = "The request could not be understood by the server due to malformed syntax.";
        return of(400, "INVALID_REQUEST", sentence)
                .with(
                        "WWW-Authenticate",
                        "Bearer realm=\"" + account + "\", error=\"invalid_request\", error_description=\"" + sentence
                                + "\"");
    }

    public NetSuiteError at(Locator where, String what) {
        return new NetSuiteError(status, code, getMessage(), where, what, headers);
    }

    public NetSuiteError with(String header, String value) {
        Map<String, String> more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new NetSuiteError(status, code, getMessage(), locator, place, more);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /** The member that points at the mistake, with its value. */
    Optional<Map.Entry<String, String>> pointer() {
        return locator == null ? Optional.empty() : Optional.of(Map.entry(locator.member(), place));
    }
}
