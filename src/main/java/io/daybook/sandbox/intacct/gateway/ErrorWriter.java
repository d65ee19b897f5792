package io.daybook.sandbox.intacct.gateway;

import io.daybook.sandbox.intacct.wire.ErrorDetails;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Writes {@code errormessage} (Intacct reference 1.4). Immutable.
 *
 * @param supportIds whether the cause names a support id, as replies of today do
 * @param additionalInfo whether the client asked for {@code additionalinfo} (Intacct reference 1.2)
 */
record ErrorWriter(boolean supportIds, boolean additionalInfo) {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";

    /** For what fails before a function is run: nothing but the error. */
    static final ErrorWriter PLAIN = new ErrorWriter(false, false);

    XmlWriter write(XmlWriter xml, IntacctError error) {
        xml.open("errormessage");
        String supportId = supportIds ? newSupportId() : "";
        for (int i = 0; i < error.problems().size(); i++) {
            IntacctError.Cause cause = error.problems().get(i);
            boolean marked = i == 0 && supportIds && !cause.description2().isEmpty();
            write(xml, cause, supportId, marked);
        }
        return xml.close("errormessage");
    }

    private void write(XmlWriter xml, IntacctError.Cause cause, String supportId, boolean marked) {
        String mark = marked ? "[Support ID: " + supportId + "]" : "";
        xml.open("error");
        if (cause.number() != null) {
            xml.text("errorno", cause.number());
        }
        xml.text("description", cause.description())
                .text("description2", marked ? cause.description2() + " " + mark : cause.description2())
                .text("correction", cause.correction());
        if (additionalInfo) {
            writeInfo(xml, cause.details(), supportId, mark);
        }
        xml.close("error");
    }

    private static void writeInfo(XmlWriter xml, ErrorDetails details, String supportId, String mark) {
        xml.open("additionalinfo")
                .text("errorid", details.errorId())
                .text("category", details.category())
                .empty("target", "domain", "", "requestinfo", supportId, "object", "", "field", "", "businessinfo", "");
        writeMessage(xml, "description", details.descriptionId(), "", Map.of());
        writeMessage(xml, "cdescription", details.description2Id(), mark, details.placeholders());
        writeMessage(xml, "correction", details.correctionId(), "", Map.of());
        xml.close("additionalinfo");
    }

    /** One that is not known has a category, and no place for the support id. */
    private static void writeMessage(
            XmlWriter xml, String name, String id, String mark, Map<String, String> placeholders) {
        xml.open(name).text("messageid", id);
        if (id.isEmpty()) {
            xml.text("category", "").empty("target", "domain", "", "object", "", "field", "", "businessInfo", "");
        } else {
            xml.empty("target", "domain", "", "requestinfo", mark, "object", "", "field", "", "businessInfo", "");
        }
        xml.open("placeholders");
        placeholders.forEach((key, value) -> xml.empty("placeholder", "name", key, "value", value));
        xml.close("placeholders").close(name);
    }

    /** Looks like the platform's, escaped as it escapes them. */
    private static String newSupportId() {
        StringBuilder id = new StringBuilder(40);
        for (int i = 0; i < 31; i++) {
            id.append(i == 5 ? "%7E" : "")
                    .append(ALPHABET.charAt(ThreadLocalRandom.current().nextInt(ALPHABET.length())));
        }
        return id.toString();
    }
}
