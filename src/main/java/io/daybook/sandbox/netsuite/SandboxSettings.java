package io.daybook.sandbox.netsuite;

import io.daybook.config.Problem;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What kind of account the sandbox stands for. {@link #builder()} starts from a common one: OneWorld with several
 * currencies, a role that may read everything, five concurrent requests.
 *
 * @param port where it listens; 0 takes any free one
 * @param bind the address it listens on; loopback unless set
 * @param seed the same seed gives the same books and the same credentials
 * @param invoices how many invoices the books have
 * @param account canonical id: upper case with underscore, {@code 1234567_SB1}
 * @param loginZone the zone in which timestamps are compared and printed
 * @param dateFormat of the logged-in user
 * @param concurrency requests that may be in flight at once
 * @param rowCap rows that one statement can reach by paging (NetSuite reference 2.3)
 * @param tokenLife how long an access token opens the account
 * @param supportsParams whether SuiteQL takes {@code params}, new in 2026.2
 * @param hiddenFields {@code table.column}, lower case: there, but not exposed to SuiteQL
 * @param lockAfterFailures failed token-based logins that lock the user for 30 minutes; 0 never
 * @param clock by which logins are judged
 * @param booksClock the account's own clock, which stamps changes and is told as server time; {@code clock} unless set
 */
public record SandboxSettings(
        int port,
        InetAddress bind,
        long seed,
        int invoices,
        String account,
        ZoneId loginZone,
        UserDateFormat dateFormat,
        Set<Feature> features,
        Set<Permission> permissions,
        int concurrency,
        IntegrationLimit integrationLimit,
        ErrorTypes errorTypes,
        CertificateKey certificateKey,
        int rowCap,
        Duration tokenLife,
        boolean supportsParams,
        Set<String> hiddenFields,
        int lockAfterFailures,
        Clock clock,
        Clock booksClock) {
    private static final Pattern ACCOUNT = Pattern.compile("[A-Z0-9]+(_[A-Z0-9]+)?");

    public SandboxSettings {
        if (port < 0 || port > 65535) {
            throw Problem.wrongUse("--port", "there is no port " + port, "Give one between 0 (any) and 65535.", null);
        }
        if (!ACCOUNT.matcher(account).matches()) {
            throw Problem.wrongUse(
                    "--account",
                    "'" + account + "' is no NetSuite account id",
                    "Give letters and digits in upper case, for a sandbox with its suffix: 1234567_SB1.",
                    null);
        }
        if (concurrency < 1) {
            throw Problem.wrongUse(
                    "--concurrency", "no request could ever be answered", "Give at least 1; accounts have 5.", null);
        }
        features = Set.copyOf(features);
        permissions = Set.copyOf(permissions);
        hiddenFields = Set.copyOf(hiddenFields);
    }

    /** The account id as a part of a host name: {@code 1234567-sb1}. */
    public String accountLabel() {
        return account.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where the real account would answer; clients that are redirected below their signer sign this. */
    public String canonicalOrigin() {
        return "https://" + accountLabel() + ".suitetalk.api.netsuite.com";
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Settings in the making; each setter answers the builder. */
    public static final class Builder {
        private int port;
        private InetAddress bind = InetAddress.getLoopbackAddress();
        private long seed = 7;
        private int invoices = 5000;
        private String account = "1234567";
        private ZoneId loginZone = ZoneId.of("America/Los_Angeles");
        private UserDateFormat dateFormat = UserDateFormat.MONTH_DAY_YEAR;
        private Set<Feature> features = EnumSet.allOf(Feature.class);
        private Set<Permission> permissions = EnumSet.allOf(Permission.class);
        private int concurrency = 5;
        private IntegrationLimit integrationLimit = IntegrationLimit.ACCOUNT_LIMIT;
        private ErrorTypes errorTypes = ErrorTypes.RFC_9110;
        private CertificateKey certificateKey = CertificateKey.RSA_3072;
        private int rowCap = 100_000;
        private Duration tokenLife = Duration.ofHours(1);
        private boolean supportsParams = true;
        private Set<String> hiddenFields = Set.of();
        private int lockAfterFailures = 5;
        private Clock clock = Clock.systemUTC();
        private Clock booksClock;

        private Builder() {}

        public Builder port(int value) {
            port = value;
            return this;
        }

        public Builder bind(InetAddress value) {
            bind = value;
            return this;
        }

        public Builder seed(long value) {
            seed = value;
            return this;
        }

        public Builder invoices(int value) {
            invoices = value;
            return this;
        }

        public Builder account(String value) {
            account = value;
            return this;
        }

        public Builder loginZone(ZoneId value) {
            loginZone = value;
            return this;
        }

        public Builder dateFormat(UserDateFormat value) {
            dateFormat = value;
            return this;
        }

        public Builder features(Set<Feature> value) {
            features = value;
            return this;
        }

        public Builder permissions(Set<Permission> value) {
            permissions = value;
            return this;
        }

        public Builder concurrency(int value) {
            concurrency = value;
            return this;
        }

        public Builder integrationLimit(IntegrationLimit value) {
            integrationLimit = value;
            return this;
        }

        public Builder errorTypes(ErrorTypes value) {
            errorTypes = value;
            return this;
        }

        public Builder certificateKey(CertificateKey value) {
            certificateKey = value;
            return this;
        }

        public Builder rowCap(int value) {
            rowCap = value;
            return this;
        }

        public Builder tokenLife(Duration value) {
            tokenLife = value;
            return this;
        }

        public Builder supportsParams(boolean value) {
            supportsParams = value;
            return this;
        }

        public Builder hiddenFields(Set<String> value) {
            hiddenFields = value;
            return this;
        }

        public Builder lockAfterFailures(int value) {
            lockAfterFailures = value;
            return this;
        }

        public Builder clock(Clock value) {
            clock = value;
            return this;
        }

        public Builder booksClock(Clock value) {
            booksClock = value;
            return this;
        }

        /** @throws Problem (wrong use) for a port, an account or a limit that cannot be */
        public SandboxSettings build() {
            return new SandboxSettings(
                    port,
                    bind,
                    seed,
                    invoices,
                    account,
                    loginZone,
                    dateFormat,
                    features,
                    permissions,
                    concurrency,
                    integrationLimit,
                    errorTypes,
                    certificateKey,
                    rowCap,
                    tokenLife,
                    supportsParams,
                    hiddenFields,
                    lockAfterFailures,
                    clock,
                    booksClock == null ? clock : booksClock);
        }
    }
}
