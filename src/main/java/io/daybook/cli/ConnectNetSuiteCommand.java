package io.daybook.cli;

import io.daybook.connection.Credentials;
import io.daybook.source.netsuite.AccountId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code daybook connect netsuite}. */
@Command(
        name = "netsuite",
        mixinStandardHelpOptions = true,
        header = "Links a NetSuite account.",
        description =
                "Tests the account first and stores the credentials, sealed, only if everything can be read. An account that"
                        + " is linked already gets the new credentials and keeps its number and its ledger.",
        footer = {
            "",
            "docs/connect-netsuite.md goes through it step by step. With a certificate:",
            "  daybook connect netsuite --company \"Acme Ltd\" --account 1234567 \\",
            "      --client-id 9f2c... --certificate-id AbC... --private-key-file daybook-key.pem"
        })
public final class ConnectNetSuiteCommand implements Callable<Integer> {
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
            names = "--account",
            required = true,
            paramLabel = "ID",
            description = "Account ID as in Setup > Company > Company Information, such as 1234567 or 1234567_SB1.")
    private String account;

    @Option(
            names = "--base-url",
            paramLabel = "URL",
            description = "Where the account answers, if not at its usual host; for a sandbox or a proxy.")
    private URI baseUrl;

    @ArgGroup(multiplicity = "1")
    private WayIn wayIn;

    /** One of the two ways to sign in. */
    static final class WayIn {
        @ArgGroup(exclusive = false, multiplicity = "1", heading = "OAuth 2.0, machine to machine:%n")
        private Certificate certificate;

        @ArgGroup(
                exclusive = false,
                multiplicity = "1",
                heading = "Token-based authentication (until NetSuite ends it):%n")
        private Token token;
    }

    /** OAuth 2.0 client credentials. */
    static final class Certificate {
        @Option(names = "--client-id", required = true, paramLabel = "ID", description = "Of the integration record.")
        private String clientId;

        @Option(
                names = "--certificate-id",
                required = true,
                paramLabel = "ID",
                description = "As shown when the certificate was uploaded.")
        private String certificateId;

        @Option(
                names = "--private-key-file",
                required = true,
                paramLabel = "FILE",
                description = "The certificate's private key, PKCS#8 PEM, not encrypted.")
        private Path privateKeyFile;
    }

    /** OAuth 1.0a. Secrets can come from the environment so that they do not stand in the shell's history. */
    static final class Token {
        @Option(
                names = "--consumer-key",
                required = true,
                paramLabel = "KEY",
                description = "Of the integration record.")
        private String consumerKey;

        @Option(
                names = "--consumer-secret",
                paramLabel = "SECRET",
                description = "Of the integration record. Better given by DAYBOOK_CONSUMER_SECRET.")
        private String consumerSecret;

        @Option(names = "--token-id", required = true, paramLabel = "ID", description = "Of the access token.")
        private String tokenId;

        @Option(
                names = "--token-secret",
                paramLabel = "SECRET",
                description = "Of the access token. Better given by DAYBOOK_TOKEN_SECRET.")
        private String tokenSecret;
    }

    ConnectNetSuiteCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() {
        String realm = AccountId.parse(account).realm();
        NewConnection connection = new NewConnection(workplace, common.json, company);
        return connection.link(
                "netsuite", realm, Optional.ofNullable(baseUrl), credentials(connection), "docs/connect-netsuite.md");
    }

    private Credentials credentials(NewConnection connection) {
        if (wayIn.token != null) {
            return new Credentials.TokenBased(
                    wayIn.token.consumerKey,
                    connection.secret("--consumer-secret", wayIn.token.consumerSecret, "DAYBOOK_CONSUMER_SECRET"),
                    wayIn.token.tokenId,
                    connection.secret("--token-secret", wayIn.token.tokenSecret, "DAYBOOK_TOKEN_SECRET"));
        }
        return new Credentials.OAuth2Certificate(
                wayIn.certificate.clientId,
                wayIn.certificate.certificateId,
                // what is in it is judged by the platform's own code
                new String(
                        SecretFile.bytes(
                                "--private-key-file",
                                wayIn.certificate.privateKeyFile,
                                "Name the PEM file with the private key of the certificate that was uploaded."),
                        StandardCharsets.ISO_8859_1));
    }
}
