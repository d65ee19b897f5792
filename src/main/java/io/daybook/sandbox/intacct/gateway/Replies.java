package io.daybook.sandbox.intacct.gateway;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;

/** Writes what all replies have (Intacct reference 1.3, 1.4). */
public final class Replies {
    /** What every XML reply is sent as; the quotes are the platform's. */
    public static final String MEDIA_TYPE = "text/xml; charset=\"UTF-8\"";

    private Replies() {}

    /** {@code errormessage}. */
    static XmlWriter errors(XmlWriter xml, IntacctError error) {
        xml.open("errormessage");
        for (IntacctError.Cause cause : error.problems()) {
            xml.open("error");
            if (cause.number() != null) {
                xml.text("errorno", cause.number());
            }
            xml.text("description", cause.description())
                    .text("description2", cause.description2())
                    .text("correction", cause.correction())
                    .close("error");
        }
        return xml.close("errormessage");
    }

    static Response ok(XmlWriter xml) {
        return Response.of(200, MEDIA_TYPE, xml.document());
    }

    /** What the gateway says by itself: a control with nothing but its status, an error with a code and few words. */
    public static Response gateway(int status, String number, String description) {
        XmlWriter xml = new XmlWriter()
                .open("response")
                .open("control")
                .text("status", "failure")
                .close("control")
                .open("errormessage")
                .open("error")
                .text("errorno", number)
                .text("description", description)
                .close("error")
                .close("errormessage")
                .close("response");
        return Response.of(status, MEDIA_TYPE, xml.document());
    }
}
