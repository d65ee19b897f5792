package io.daybook.source.netsuite;

import io.daybook.connection.Connection;
import io.daybook.source.SourceException;
import io.daybook.source.http.HttpAnswer;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Turns an answer that is no success into the kind of exception that decides what happens next, with what, where and what to
 * do (NetSuite reference 2.5, 5.2, 5.5).
 *
 * @param connection whose request it was; {@code null} where there was none, because a page of the archive is read
 * @param subject what was being read, such as {@code invoices}
 */
record Faults(Connection connection, String subject) {
    private static final int EXCERPT = 300;

    /** Everything but a refused login and a refused request, which {@link AccountClient} settles itself. */
    SourceException explain(HttpAnswer answer, URI url) {
        int status = answer.status();
        if (status >= 500 || status == 408) {
            return new SourceException.Transient(
                    where() + "NetSuite failed for now (" + status + "): " + said(answer) + " It is tried again.",
                    null);
        }
        if (status >= 300 && status < 400) {
            return new SourceException.Defect(
                    where() + url.getHost() + " redirects to '" + host(answer.header("location"))
                            + "', which is not followed. Check the account id and the base URL.",
                    null);
        }
        if (!answer.json() && status != 404) {
            return notJson(answer);
        }
        return switch (status) {
            case 403 ->
                new SourceException.Forbidden(where() + "the role may not do this: " + said(answer)
                        + " Grant REST Web Services and SuiteAnalytics Workbook (Setup), and what it names, to the role,"
                        + " then run: " + testCommand());
            case 404 ->
                new SourceException.Defect(
                        where() + "there is no service at " + url + ": " + said(answer)
                                + " Check the base URL, and that the feature REST Web Services is on (Setup > Company >"
                                + " Enable Features > SuiteCloud).",
                        null);
            default ->
                new SourceException.Defect(
                        where() + "NetSuite refused the request (" + status + "): " + said(answer)
                                + " Check what the mapping asks for.",
                        null);
        };
    }

    /** An answer, of whatever status, that is a web page or something else in place of JSON. */
    SourceException notJson(HttpAnswer answer) {
        return new SourceException.Transient(
                where() + "something else than NetSuite's data came (" + answer
                        + "), as happens during maintenance. It is tried again.",
                null);
    }

    /** A table or column that is not optional is not there. */
    SourceException missing(Missing missing, AskedQuestion asked) {
        String name = missing.name();
        if (missing instanceof Missing.Column) {
            List<String> fields = asked.fieldsUsing(name.substring(name.lastIndexOf('.') + 1));
            String user = fields.isEmpty() ? "the mapping's query" : "the mapping's field " + String.join(", ", fields);
            return new SourceException.Forbidden(where() + "the account has no column '" + name + "' for " + user
                    + ", or the role or a feature that is off hides it. Mark it optional, correct or remove it in the"
                    + " mapping, or grant the role the field, then run: " + testCommand());
        }
        if (missing instanceof Missing.UnknownTable && Permissions.feature(name).isEmpty()) {
            return new SourceException.Defect(
                    where() + "NetSuite has no table '" + name + "'. Correct the mapping's from or join, then run: "
                            + testCommand(),
                    null);
        }
        String feature = Permissions.feature(name)
                .map(f -> " (or the feature \"" + f + "\" is off)")
                .orElse("");
        return new SourceException.Forbidden(where() + "the role may not read '" + name + "'" + feature + ". "
                + Permissions.grant(name) + ", then run: " + testCommand());
    }

    /** The login was refused, a fresh one included. */
    SourceException.Unauthorized unauthorized() {
        return new SourceException.Unauthorized(
                connection.label()
                        + ": NetSuite refuses the login (INVALID_LOGIN), a fresh one too. See Setup > Users/Roles > User"
                        + " Management > View Login Audit Trail for the reason; check that the token or certificate and"
                        + " its role are active and that the role has Log in using OAuth 2.0 Access Tokens or Log in using"
                        + " Access Tokens, then run: " + testCommand(),
                null);
    }

    /** The answer was cut off on its way. */
    SourceException endsEarly(IOException cause) {
        return new SourceException.Transient(where() + "the answer ends in the middle. It is tried again.", cause);
    }

    /** An answer that no query can have: something on its way mixed it up, so it is worth another try. */
    SourceException garbled(String what) {
        return new SourceException.Transient(where() + what, null);
    }

    SourceException defect(String what) {
        return new SourceException.Defect(where() + what, null);
    }

    /** Such as {@code connection 7 (netsuite 1234567), invoices}. */
    String place() {
        return connection == null ? subject : connection.label() + ", " + subject;
    }

    /** The same as the beginning of a sentence. */
    String where() {
        return place() + ": ";
    }

    private String testCommand() {
        return connection.id() == 0 ? "daybook connect netsuite again" : "daybook connections test " + connection.id();
    }

    private static String said(HttpAnswer answer) {
        String details = ErrorDocument.of(answer).details().stream()
                .map(detail -> (detail.code() + " " + detail.text() + " " + detail.place()).strip())
                .collect(Collectors.joining("; "));
        String text = details.isEmpty() ? answer.excerpt(EXCERPT) : details.replaceAll("[\\p{Cntrl}\\s]+", " ");
        String shown = text.length() > 2 * EXCERPT ? text.substring(0, 2 * EXCERPT) + "…" : text;
        return shown.isEmpty() ? "no reason given." : shown.endsWith(".") ? shown : shown + ".";
    }

    private static String host(String location) {
        try {
            return String.valueOf(URI.create(location).getHost());
        } catch (IllegalArgumentException e) {
            return "an unreadable address";
        }
    }
}
