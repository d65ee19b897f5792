package io.daybook.sandbox.intacct.gateway;

import io.daybook.sandbox.http.Response;
import io.daybook.sandbox.intacct.wire.XmlWriter;

/** Writes what all replies have (Intacct reference 1.3, 1.4). */
public final class Replies {
    /** What every XML reply is sent as; the quotes are the platform's. */
    public static final String MEDIA_TYPE = "text/xml; charset=\"UTF-8\"";

    private Replies() {}

    /** @param whitespace whether it is laid out for people */
    static Response ok(XmlWriter xml, boolean whitespace) {
        return Response.of(200, MEDIA_TYPE, xml.document(whitespace));
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
        return Response.of(status, MEDIA_TYPE, xml.document(false));
    }
}
