package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;

/**
 * What came of a function.
 *
 * @param status {@code success}, {@code failure} or {@code aborted}
 * @param payload what stands after its control id; {@code null} for nothing. A failure may have one too: some objects of several
 *     were written (Intacct reference 1.4)
 * @param error {@code null} for a success
 * @param raw an answer without an envelope, CSV or JSON; else {@code null}
 */
public record Outcome(String status, XmlWriter payload, IntacctError error, Response raw) {
    /** It went well. */
    public static Outcome success(XmlWriter payload) {
        return new Outcome("success", payload, null, null);
    }

    /** It went well, and nothing but the rows is answered. */
    public static Outcome raw(Response response) {
        return new Outcome("success", null, null, response);
    }

    /** It failed. */
    public static Outcome failed(IntacctError error) {
        return new Outcome("failure", null, error, null);
    }

    /** It failed in part. */
    public static Outcome failed(XmlWriter payload, IntacctError error) {
        return new Outcome("failure", payload, error, null);
    }

    /** Another function of the same transaction failed. */
    public static Outcome aborted(IntacctError error) {
        return new Outcome("aborted", null, error, null);
    }
}
