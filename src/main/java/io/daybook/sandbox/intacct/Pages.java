package io.daybook.sandbox.intacct;

/** Pages of HTML that come in place of an answer (Intacct reference 6.1). */
final class Pages {
    static final String SERVER_ERROR =
            """
            <html><head><title>500 Internal Server Error</title></head>
            <body><center><h1>500 Internal Server Error</h1></center></body></html>
            """;
    static final String BAD_GATEWAY =
            """
            <html><head><title>502 Bad Gateway</title></head>
            <body><center><h1>502 Bad Gateway</h1></center></body></html>
            """;
    static final String OFF_LINE =
            """
            <html><head><title>Sage Intacct</title></head>
            <body><h1>The Service is Temporarily Off-line</h1><p>Please Try Again Later</p></body></html>
            """;

    private Pages() {}

    static String cloudflare(String code, String what) {
        return """
                <!DOCTYPE html>
                <html lang="en-US"><head><title>api.intacct.com | %s: %s</title></head>
                <body><div id="cf-wrapper"><div id="cf-error-details" class="p-0">
                <h1><span>%s</span> <span class="cf-code-label">Error code %s</span></h1>
                </div></div></body></html>
                """
                .formatted(code, what, what, code);
    }
}
