package io.daybook.source.intacct;

/** What a sign-in needs, in the order in which a person would mend it (Intacct reference 6.1, 7). */
enum SignInStep {
    SENDER(
            "authorize the sender",
            "Authorize the sender ID, in its exact spelling, in Company > Setup > Company > Security > Web Services"
                    + " authorizations"),
    USER(
            "sign in",
            "Check company ID, user ID and password of the Web Services user (Company > Admin > Web Services users);"
                    + " capital letters count"),
    WEB_SERVICES(
            "use Web Services",
            "Subscribe to Web Services in Company > Admin > Subscriptions; a trial company cannot, and so cannot be"
                    + " connected"),
    ENTITY(
            "enter the entity",
            "Check --entity: the id of an entity that the Web Services user may enter; a user who is restricted to"
                    + " entities needs one");

    private final String title;
    private final String remedy;

    SignInStep(String title, String remedy) {
        this.title = title;
        this.remedy = remedy;
    }

    /** Which one an error of a sign-in is about. */
    static SignInStep of(GatewayError error) {
        if (error.says("Web Services Authorization")
                || error.says("not authorized to make")
                || error.says("Partner ID")) {
            return SENDER;
        }
        if (error.says("subscribed to Web Services")) {
            return WEB_SERVICES;
        }
        if (error.says("location") || error.says("entit") || error.says("top level")) {
            return ENTITY;
        }
        return USER;
    }

    /** Such as {@code sign in}. */
    String title() {
        return title;
    }

    String remedy() {
        return remedy;
    }
}
