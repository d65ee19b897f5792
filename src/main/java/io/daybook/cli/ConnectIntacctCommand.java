package io.daybook.cli;

import io.daybook.config.Problem;
import io.daybook.connection.Credentials;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook connect intacct}. */
@Command(
        name = "intacct",
        mixinStandardHelpOptions = true,
        header = "Links a Sage Intacct company.",
        description =
                "Tests the company first and stores the credentials, sealed, only if everything can be read. A company that"
                        + " is linked already gets the new credentials and keeps its number and its ledger.",
        footer = {
            "",
            "docs/connect-intacct.md goes through it step by step. Both passwords come from",
            "the environment, DAYBOOK_SENDER_PASSWORD and DAYBOOK_USER_PASSWORD, or from files",
            "that DAYBOOK_SENDER_PASSWORD_FILE and DAYBOOK_USER_PASSWORD_FILE name:",
            "  daybook connect intacct --company \"Acme Ltd\" --company-id acme \\",
            "      --sender-id ACME_SENDER --user-id daybook"
        })
public final class ConnectIntacctCommand implements Callable<Integer> {
    private static final String ID = "[^\\p{Cntrl}\\s|/]+";

    private final Workplace workplace;

    @Mixin
    private Common common;

    @Option(
            names = "--company",
            required = true,
            paramLabel = "NAME|ID",
            description = "The client business: a name (made if there is none of that name yet) or the number of one.")
    private String company;

    @Option(
            names = "--company-id",
            required = true,
            paramLabel = "ID",
            description = "Intacct's company ID, as users sign in with.")
    private String companyId;

    @Option(
            names = "--sender-id",
            required = true,
            paramLabel = "ID",
            description = "Of your Web Services developer license; capital letters count.")
    private String senderId;

    @Option(
            names = "--sender-password",
            paramLabel = "SECRET",
            description = "Of the sender. Better given by DAYBOOK_SENDER_PASSWORD.")
    private String senderPassword;

    @Option(names = "--user-id", required = true, paramLabel = "ID", description = "Of the Web Services user.")
    private String userId;

    @Option(
            names = "--user-password",
            paramLabel = "SECRET",
            description = "Of the Web Services user. Better given by DAYBOOK_USER_PASSWORD.")
    private String userPassword;

    @Option(
            names = "--entity",
            paramLabel = "ID",
            description = "Read this entity only. Without it: every entity that the user may enter.")
    private String entity;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Where the gateway answers, if not at api.intacct.com; for a sandbox or a proxy.")
    private URI baseUrl;

    ConnectIntacctCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        String place = id("--company-id", companyId);
        Optional<String> only = Optional.ofNullable(entity).map(given -> id("--entity", given));
        NewConnection connection = new NewConnection(workplace, common.json, company);
        Credentials credentials = new Credentials.IntacctUser(
                id("--sender-id", senderId),
                connection.secret("--sender-password", senderPassword, "DAYBOOK_SENDER_PASSWORD"),
                place,
                id("--user-id", userId),
                connection.secret("--user-password", userPassword, "DAYBOOK_USER_PASSWORD"),
                only);
        // two entities of one company are two connections
        String account = only.map(one -> place + "/" + one).orElse(place);
        return connection.link(
                "intacct", account, Optional.ofNullable(baseUrl), credentials, "docs/connect-intacct.md");
    }

    private static String id(String option, String given) {
        if (!given.matches(ID)) {
            throw Problem.wrongUse(
                    option,
                    "'" + given + "' is no id",
                    "Give it as Intacct shows it, without blanks or slashes.",
                    null);
        }
        return given;
    }
}
