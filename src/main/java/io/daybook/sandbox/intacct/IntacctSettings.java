package io.daybook.sandbox.intacct;

import io.daybook.config.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;

/**
 * What kind of company the sandbox stands for. {@link #builder()} starts from a common one: several entities and currencies, a
 * Web Services user who may read everything.
 *
 * @param port where it listens; 0 takes any free one
 * @param bind the address it listens on; loopback unless set
 * @param seed the same seed gives the same books and the same credentials
 * @param invoices how many invoices the books have
 * @param companyId by which users sign in
 * @param sessionLife how long a session lives after its last use (Intacct reference 2)
 * @param endpoint what {@code getAPISession} names as the session's endpoint; {@code null} for the address by which the client
 *     reached the sandbox
 * @param filterForm what becomes of two operators under {@code filter}
 * @param unknownFields how a query for a field that is not there fails
 * @param prefixedAggregates whether {@code sum} comes back as {@code SUM.FIELD}, not under the plain name of the field
 * @param repeated what a function is told that was done already, with {@code uniqueid} true
 * @param supportIds whether failures of functions end with {@code [Support ID: …]}, as they do today
 * @param numbering whether the company numbers its AR documents itself, whatever number a client sends (Intacct reference 5)
 * @param clock by which sessions end
 * @param booksClock the company's own clock, which stamps changes and replies; {@code clock} unless set
 */
public record IntacctSettings(
        int port,
        InetAddress bind,
        long seed,
        int invoices,
        String companyId,
        Duration sessionLife,
        URI endpoint,
        FilterForm filterForm,
        UnknownFieldWording unknownFields,
        boolean prefixedAggregates,
        RepeatRefusal repeated,
        boolean supportIds,
        boolean numbering,
        Clock clock,
        Clock booksClock) {
    public IntacctSettings {
        if (port < 0 || port > 65535) {
            throw Problem.wrongUse("--port", "there is no port " + port, "Give one between 0 (any) and 65535.", null);
        }
        if (!companyId.matches("[A-Za-z0-9_-]+")) {
            throw Problem.wrongUse(
                    "--company", "'" + companyId + "' is no company id", "Give letters, digits and hyphens.", null);
        }
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
        private String companyId = "lumen-sandbox";
        private Duration sessionLife = Duration.ofHours(6);
        private URI endpoint;
        private FilterForm filterForm = FilterForm.ALL_HOLD;
        private UnknownFieldWording unknownFields = UnknownFieldWording.CODE;
        private boolean prefixedAggregates;
        private RepeatRefusal repeated = RepeatRefusal.USUAL;
        private boolean supportIds = true;
        private boolean numbering;
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

        public Builder companyId(String value) {
            companyId = value;
            return this;
        }

        public Builder sessionLife(Duration value) {
            sessionLife = value;
            return this;
        }

        public Builder endpoint(URI value) {
            endpoint = value;
            return this;
        }

        public Builder filterForm(FilterForm value) {
            filterForm = value;
            return this;
        }

        public Builder unknownFields(UnknownFieldWording value) {
            unknownFields = value;
            return this;
        }

        public Builder prefixedAggregates(boolean value) {
            prefixedAggregates = value;
            return this;
        }

        public Builder repeated(RepeatRefusal value) {
            repeated = value;
            return this;
        }

        public Builder supportIds(boolean value) {
            supportIds = value;
            return this;
        }

        public Builder numbering(boolean value) {
            numbering = value;
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

        /** @throws Problem (wrong use) for a port or a company that cannot be */
        public IntacctSettings build() {
            return new IntacctSettings(
                    port,
                    bind,
                    seed,
                    invoices,
                    companyId,
                    sessionLife,
                    endpoint,
                    filterForm,
                    unknownFields,
                    prefixedAggregates,
                    repeated,
                    supportIds,
                    numbering,
                    clock,
                    booksClock == null ? clock : booksClock);
        }
    }
}
