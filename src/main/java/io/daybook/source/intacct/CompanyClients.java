package io.daybook.source.intacct;

import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.connection.Credentials.IntacctUser;
import io.daybook.source.ApiCalls;
import io.daybook.source.Governor;
import io.daybook.source.Governors;
import io.daybook.source.SourceException;
import io.daybook.source.http.HttpWire;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The clients of this process: one for each connection, made anew when its credentials or its address change, so that a
 * session is opened once and a refusal is remembered for exactly the credentials that were refused. Thread-safe.
 */
final class CompanyClients {
    static final String PLATFORM = "intacct";

    private final ConcurrentMap<String, Entry> byConnection = new ConcurrentHashMap<>();
    private final HttpWire http;
    private final Governors governors;
    private final ApiCalls calls;
    private final IntacctSettings settings;
    private final InstantSource clock;

    CompanyClients(HttpWire http, Governors governors, ApiCalls calls, IntacctSettings settings, InstantSource clock) {
        this.http = http;
        this.governors = governors;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    private record Entry(GatewayAddress address, Credentials credentials, CompanyClient client) {}

    /**
     * @throws SourceException.Defect if the base URL cannot be used
     * @throws SourceException.Unauthorized if the credentials are for another platform
     */
    CompanyClient of(Connection connection) {
        GatewayAddress address;
        try {
            address = GatewayAddress.of(connection.baseUrl(), settings.allowPlainHttp());
        } catch (Problem unusable) {
            throw new SourceException.Defect(
                    connection.label() + ": the " + unusable.where() + " " + unusable.what() + ". " + unusable.remedy(),
                    unusable);
        }
        if (!(connection.credentials() instanceof IntacctUser user)) {
            throw new SourceException.Unauthorized(
                    connection.label() + ": the credentials are not for Intacct. Connect the company again.", null);
        }
        return byConnection
                .compute(
                        connection.id() + " " + connection.account(),
                        (name, known) -> known != null
                                        && known.address().equals(address)
                                        && known.credentials().equals(user)
                                ? known
                                : new Entry(address, user, make(user, address)))
                .client();
    }

    private CompanyClient make(IntacctUser user, GatewayAddress address) {
        // Intacct counts the requests of a company, whoever sends them (Intacct reference 6.3)
        Governor governor = governors.of(PLATFORM, user.companyId());
        governor.allow(settings.concurrency());
        Wire wire = new Wire(http, governor, calls, settings.longestThrottle(), clock);
        return new CompanyClient(wire, new Sessions(wire, address, user, clock), address, user);
    }
}
