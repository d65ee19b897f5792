package io.daybook.source.intacct;

import io.daybook.connection.Connection;
import io.daybook.source.SourceException;
import io.daybook.source.http.HttpAnswer;
import java.util.List;

/**
 * Turns a failure of any level into the kind of exception that decides what happens next, with what, where and what to do;
 * decided on the first error (Intacct reference 1.4, 6).
 *
 * @param connection whose request it was; {@code null} where there was none, because a page of the archive is read
 * @param subject what was being read, such as {@code invoices}
 */
record Faults(Connection connection, String subject) {
    private static final int EXCERPT = 300;

    /** An answer that is not the gateway's own. */
    SourceException foreign(HttpAnswer answer, String host) {
        int status = answer.status();
        if (status >= 300 && status < 400) {
            return new SourceException.Defect(
                    where() + host + " redirects elsewhere, which is not followed. Check the base URL.", null);
        }
        if (status == 404 || status == 405) {
            return new SourceException.Defect(
                    where() + "there is no gateway of Intacct at " + host + " (" + status + "). Check the base URL.",
                    null);
        }
        return new SourceException.Transient(
                where() + "Intacct failed for now (" + answer + "): " + answer.excerpt(EXCERPT) + " It is tried again.",
                null);
    }

    /** The gateway refused the request before it looked at its functions. */
    SourceException control(List<GatewayError> errors) {
        GatewayError cause = Reply.cause(errors);
        if (cause.says("try again later") || cause.says("temporarily off")) {
            return new SourceException.Transient(
                    where() + "Intacct: " + cause.sentence() + " It is tried again.", null);
        }
        if (cause.number().equals("XL03000003")) {
            return defect("Intacct does not understand the request: " + cause.sentence()
                    + " Check the base URL; if it is right, report this.");
        }
        if (cause.says("Partner ID or password")) {
            return refused(
                    SignInStep.SENDER,
                    "Intacct does not know this sender: " + cause.sentence()
                            + " Both the sender ID and its password are case-sensitive; check them");
        }
        return refused(
                SignInStep.SENDER,
                "Intacct refuses the request: " + cause.sentence()
                        + " Check sender ID and company ID, and whether the company is still open");
    }

    /** The gateway knows neither sender nor company (Intacct reference 6.1). */
    SourceException gateway(List<GatewayError> errors, int status) {
        GatewayError cause = Reply.cause(errors);
        if (cause.number().equals("GW-0011")) {
            return refused(
                    SignInStep.SENDER,
                    "Intacct refuses the sender or the company: " + cause.sentence()
                            + " Check that sender ID and company ID exist and that the sender is not blocked");
        }
        if (status == 401) {
            return refused(
                    SignInStep.USER,
                    "Intacct refuses the sign-in: " + cause.sentence() + " Check user ID and password");
        }
        return control(errors);
    }

    /** The user could not sign in. */
    SourceException signIn(List<GatewayError> errors) {
        GatewayError cause = Reply.cause(errors);
        SignInStep step = SignInStep.of(cause);
        return refused(step, "Intacct refuses the sign-in: " + cause.sentence() + " " + step.remedy());
    }

    /** The session was refused, a fresh one too. */
    SourceException sessionRefused(List<GatewayError> errors) {
        return unauthorized("Intacct refuses a session that it has just given: "
                + Reply.cause(errors).sentence() + " Check the Web Services user");
    }

    /**
     * A function failed.
     *
     * @param object which it asked for
     */
    SourceException function(String object, List<GatewayError> errors) {
        GatewayError cause = Reply.cause(errors);
        if (cause.says("do not have permission")) {
            return new SourceException.Forbidden(where() + "the Web Services user may not read " + object + ": "
                    + cause.sentence() + " " + Permissions.grant(object) + ", then run: " + testCommand());
        }
        if (cause.says("Object definition") || cause.says("not subscribed")) {
            return new SourceException.Forbidden(where() + "the company has no " + object + ": " + cause.sentence()
                    + " Subscribe to its application (Company > Admin > Subscriptions), or take it out of the mapping,"
                    + " then run: " + testCommand());
        }
        if (cause.number().equals("DL02000001") || cause.says("try again later")) {
            return new SourceException.Transient(
                    where() + "Intacct could not process the request for " + object + ": " + cause.sentence()
                            + " It is tried again; if it stays, check what the mapping asks for.",
                    null);
        }
        return defect(
                "Intacct refused to read " + object + ": " + cause.sentence() + " Check what the mapping asks for.");
    }

    /** A field that is not optional is not there. */
    SourceException missing(String object, String field, List<String> users) {
        String user = users.isEmpty() ? "the mapping's question" : "the mapping's field " + String.join(", ", users);
        return new SourceException.Forbidden(where() + "the company has no field '" + field + "' of " + object + " for "
                + user
                + ". Mark it optional, correct or remove it in the mapping, or subscribe to its application, then"
                + " run: " + testCommand());
    }

    private SourceException.Unauthorized refused(SignInStep step, String what) {
        return new SourceException.Unauthorized(
                place(connection) + ": " + what + ", then run: " + testCommand(), new SignInRefused(step));
    }

    SourceException.Unauthorized unauthorized(String what) {
        return new SourceException.Unauthorized(place(connection) + ": " + what + ", then run: " + testCommand(), null);
    }

    /** Something on its way mixed the answer up, so it is worth another try. */
    SourceException garbled(String what) {
        return new SourceException.Transient(where() + what, null);
    }

    SourceException.Defect defect(String what) {
        return new SourceException.Defect(where() + what, null);
    }

    /** Such as {@code connection 7 (intacct acme), invoices}. */
    String place() {
        return connection == null ? subject : connection.label() + ", " + subject;
    }

    private String place(Connection known) {
        return known == null ? subject : known.label();
    }

    String where() {
        return place() + ": ";
    }

    String testCommand() {
        return connection == null || connection.id() == 0
                ? "daybook connect intacct again"
                : "daybook connections test " + connection.id();
    }
}
