package io.daybook.source.intacct;

/** What a sign-in needs, in the order in which a person would mend it (Intacct reference 6.1, 7). */
enum SignInStep {
    SENDER(
            "accept the sender",
            "sender ID and its password are known",
            "Check sender ID and password; capital letters count"),
    USER(
            "sign in the user",
            "company ID, user ID and password are right",
            "Check company ID, user ID and password of the Web Services user (Company > Admin > Web Services users);"
                    + " capital letters count"),
    AUTHORIZATION(
            "authorize the sender",
            "the company lets this sender in",
            "Authorize the sender ID, in its exact spelling, in Company > Setup > Company > Security > Web Services"
                    + " authorizations"),
    WEB_SERVICES(
            "use Web Services",
            "the company has subscribed to them",
            "Subscribe to Web Services in Company > Admin > Subscriptions; a trial company cannot, and so cannot be"
                    + " connected"),
    ENTITY(
            "enter the entity",
            "the user may enter it, or the top level",
            "Check --entity: the id of an entity that the Web Services user may enter; a user who is restricted to"
                    + " entities needs one");

    private final String title;
    private final String passed;
    private final String remedy;

    SignInStep(String title, String passed, String remedy) {
        this.title = title;
        this.passed = passed;
        this.remedy = remedy;
    }

    /** Which one an error of a sign-in is about. */
    static SignInStep of(GatewayError error) {
        if (error.says("Partner ID")) {
            return SENDER;
        }
        if (error.says("Web Services Authorization") || error.says("not authorized to make")) {
            return AUTHORIZATION;
        }
        if (error.says("subscribed to Web Services")) {
            return WEB_SERVICES;
        }
        if (error.says("location") || error.says("entit") || error.says("top level")) {
            return ENTITY;
        }
        return USER;
    }

    /** What a test calls it, such as {@code sign in}. */
    String title() {
        return title;
    }

    /** What is said when it went well. */
    String passed() {
        return passed;
    }

    String remedy() {
        return remedy;
    }
}
