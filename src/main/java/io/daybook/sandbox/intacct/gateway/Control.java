package io.daybook.sandbox.intacct.gateway;

import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.Optional;

/**
 * The {@code control} element of a request (Intacct reference 1.2). {@code toString} shows no password.
 *
 * @param uniqueId whether a function that was done already is not done again; the server's own default is yes
 * @param whitespace whether the reply is laid out for people; the server's own default is yes
 * @param additionalInfo whether errors shall say all there is to say
 */
record Control(
        String senderId,
        String password,
        String controlId,
        boolean uniqueId,
        String dtdVersion,
        String policyId,
        boolean whitespace,
        boolean additionalInfo) {
    private static final int LONGEST_ID = 256;

    /** @throws IntacctError {@code XL03000003} when something that is needed is missing */
    static Control of(Element request) {
        Element control = request.child("control")
                .filter(each -> request.name().equals("request"))
                .orElseThrow(() -> schema("Element 'request': Missing child element(s). Expected is ( control )."));
        String controlId = needed(control, "controlid");
        String version = needed(control, "dtdversion");
        if (controlId.length() > LONGEST_ID) {
            throw schema("Element 'controlid': the value has more than 256 characters.");
        }
        if (!version.equals("3.0") && !version.equals("2.1")) {
            throw schema("Element 'dtdversion': '" + version + "' is not a valid value.");
        }
        return new Control(
                needed(control, "senderid"),
                needed(control, "password"),
                controlId,
                control.flag("uniqueid", true),
                version,
                control.text("policyid").orElse(null),
                control.flag("includewhitespace", true),
                control.flag("showadditionalerrorinfo", false));
    }

    /** What a reply says of a request that was understood, or failed after that. */
    void write(XmlWriter xml, String status) {
        xml.open("control")
                .text("status", status)
                .text("senderid", senderId)
                .text("controlid", controlId)
                .text("uniqueid", String.valueOf(uniqueId))
                .text("dtdversion", dtdVersion)
                .close("control");
    }

    /** The same where it is not known what the request was. */
    static void writeFailure(XmlWriter xml, Optional<Element> request) {
        Optional<Element> control = request.flatMap(each -> each.child("control"));
        xml.open("control").text("status", "failure");
        for (String name : new String[] {"senderid", "controlid", "uniqueid", "dtdversion"}) {
            control.flatMap(each -> each.text(name)).ifPresent(text -> xml.text(name, text));
        }
        xml.close("control");
    }

    /** What a request that breaks the schema is told. */
    static IntacctError schema(String why) {
        return IntacctError.of("XL03000003", "XML Parse schema error: " + why);
    }

    private static String needed(Element control, String name) {
        return control.text(name)
                .orElseThrow(
                        () -> schema("Element 'control': Missing child element(s). Expected is ( " + name + " )."));
    }

    @Override
    public String toString() {
        return "control " + controlId + " of " + senderId;
    }
}
