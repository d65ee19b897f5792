package io.daybook.source.intacct;

import io.daybook.connection.Credentials.IntacctUser;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as it goes out (Intacct reference 1.2): reading changes nothing, so that each may be sent again. Immutable;
 * {@code toString} is that of an object, since it holds passwords.
 */
final class GatewayRequest {
    private final IntacctUser user;
    private final String authentication;
    private final List<String> functions;

    private GatewayRequest(IntacctUser user, String authentication, List<String> functions) {
        this.user = user;
        this.authentication = authentication;
        this.functions = functions;
    }

    /** That asks for a session: alone in its request (Intacct reference 2). */
    static GatewayRequest login(IntacctUser user) {
        Markup login = new Markup()
                .open("login")
                .element("userid", user.userId())
                .element("companyid", user.companyId())
                .element("password", user.userPassword());
        user.entity().ifPresent(entity -> login.element("locationid", entity));
        return new GatewayRequest(user, login.close("login").toString(), List.of("<getAPISession/>"));
    }

    /**
     * Under a session.
     *
     * @param functions markup of each
     */
    static GatewayRequest ask(IntacctUser user, String sessionId, List<String> functions) {
        String session = new Markup().element("sessionid", sessionId).toString();
        return new GatewayRequest(user, session, functions);
    }

    /** How many calls Intacct counts (Intacct reference 6.3). */
    int calls() {
        return functions.size();
    }

    byte[] body() {
        Markup xml = new Markup()
                .append("<?xml version=\"1.0\" encoding=\"utf-8\"?>")
                .open("request")
                .open("control")
                .element("senderid", user.senderId())
                .element("password", user.senderPassword())
                .element("controlid", "daybook")
                // the server's own default would answer a repeated question from memory
                .element("uniqueid", "false")
                .element("dtdversion", "3.0")
                .element("includewhitespace", "false")
                .close("control")
                .append("<operation transaction=\"false\">")
                .open("authentication")
                .append(authentication)
                .close("authentication")
                .open("content");
        for (int i = 0; i < functions.size(); i++) {
            xml.append("<function controlid=\"f" + (i + 1) + "\">")
                    .append(functions.get(i))
                    .close("function");
        }
        return xml.close("content")
                .close("operation")
                .close("request")
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
