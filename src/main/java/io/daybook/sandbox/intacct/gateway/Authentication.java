package io.daybook.sandbox.intacct.gateway;

import io.daybook.sandbox.intacct.ApiUser;
import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.functions.EntityEntry;
import io.daybook.sandbox.intacct.session.Session;
import io.daybook.sandbox.intacct.session.Sessions;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.util.Optional;

/** Finds out who asks, by login or by session (Intacct reference 1.2, 1.4, 2). Thread-safe. */
final class Authentication {
    private static final String NUMBER = "XL03000006";

    private final String companyId;
    private final Company company;
    private final Sessions sessions;

    Authentication(String companyId, Company company, Sessions sessions) {
        this.companyId = companyId;
        this.company = company;
        this.sessions = sessions;
    }

    /**
     * Who asks.
     *
     * @throws IntacctError {@code XL03000006}, to be told at the level of authentication
     */
    Session check(Element operation, Control control) {
        Element authentication = operation
                .child("authentication")
                .orElseThrow(() -> Control.schema(
                        "Element 'operation': Missing child element(s). Expected is ( authentication )."));
        Optional<String> sessionId = authentication.text("sessionid");
        if (sessionId.isPresent()) {
            return sessions.use(sessionId.get())
                    .filter(session -> company.user(session.userId()).isPresent())
                    .orElseThrow(() -> IntacctError.of(NUMBER, "Invalid session " + shortened(sessionId.get())));
        }
        Element login = authentication
                .child("login")
                .orElseThrow(
                        () -> Control.schema(
                                "Element 'authentication': Missing child element(s). Expected is one of ( login, sessionid )."));
        return logIn(login, control);
    }

    private Session logIn(Element login, Control control) {
        Place place = Place.of(login);
        ApiUser user = login.text("userid").flatMap(company::user).orElse(null);
        boolean right = user != null
                && place.companyId().equals(companyId)
                && login.text("password").filter(user.password()::equals).isPresent();
        if (!right) {
            throw IntacctError.of(NUMBER, "Sign-in information is incorrect");
        }
        if (!company.authorized(control.senderId())) {
            throw IntacctError.of(new IntacctError.Cause(
                    NUMBER,
                    "Invalid Web Services Authorization",
                    "The sender ID '" + control.senderId()
                            + "' is not authorized to make Web Services requests to company ID '" + companyId + "'.",
                    "Contact the company administrator to grant authorization to this sender ID."));
        }
        if (!company.webServices()) {
            throw IntacctError.of(NUMBER, "The company is not subscribed to Web Services.");
        }
        EntityEntry.check(user, place.entity());
        return new Session("", user.id(), place.entity());
    }

    private static String shortened(String id) {
        return id.substring(0, Math.min(8, id.length())) + "..";
    }
}
