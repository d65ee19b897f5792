package io.daybook.source.netsuite;

import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.source.ApiCalls;
import io.daybook.source.Governors;
import io.daybook.source.SourceException;
import io.daybook.source.http.HttpWire;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The clients of this process: one for each connection, made anew when its credentials or its address change, so that a
 * token is fetched once and a refusal is remembered for exactly the credentials that were refused. Thread-safe.
 */
final class AccountClients {
    static final String PLATFORM = "netsuite";

    private final ConcurrentMap<String, Entry> byConnection = new ConcurrentHashMap<>();
    private final HttpWire wire;
    private final Governors governors;
    private final ApiCalls calls;
    private final NetSuiteSettings settings;
    private final InstantSource clock;

    AccountClients(HttpWire wire, Governors governors, ApiCalls calls, NetSuiteSettings settings, InstantSource clock) {
        this.wire = wire;
        this.governors = governors;
        this.calls = calls;
        this.settings = settings;
        this.clock = clock;
    }

    private record Entry(ServiceAddress address, Credentials credentials, AccountClient client) {}

    /**
     * @throws SourceException.Defect if the account id or the base URL cannot be used
     * @throws SourceException.Unauthorized if the credentials cannot be used for even one attempt
     */
    AccountClient of(Connection connection) {
        AccountId account;
        ServiceAddress address;
        try {
            account = AccountId.parse(connection.account());
            address = ServiceAddress.of(account, connection.baseUrl(), settings.allowPlainHttp());
        } catch (Problem unusable) {
            throw new SourceException.Defect(sentence(connection, unusable), unusable);
        }
        return byConnection
                .compute(
                        connection.id() + " " + account.realm(),
                        (name, known) -> known != null
                                        && known.address().equals(address)
                                        && known.credentials().equals(connection.credentials())
                                ? known
                                : new Entry(address, connection.credentials(), make(connection, account, address)))
                .client();
    }

    private AccountClient make(Connection connection, AccountId account, ServiceAddress address) {
        return new AccountClient(
                wire,
                governors.of(PLATFORM, account.realm()),
                calls,
                authenticator(connection, account, address),
                address,
                settings.longestThrottle(),
                clock);
    }

    private Authenticator authenticator(Connection connection, AccountId account, ServiceAddress address) {
        try {
            if (connection.credentials() instanceof Credentials.OAuth2Certificate certificate) {
                TokenEndpoint endpoint = new TokenEndpoint(wire, address.token(), clock);
                return new CertificateAuthenticator(new ClientAssertion(certificate), endpoint, clock);
            }
            if (connection.credentials() instanceof Credentials.TokenBased tokenBased) {
                return new TokenAuthenticator(account, tokenBased, clock);
            }
            throw Problem.wrongUse("credentials", "are not for NetSuite", "Connect the account again.", null);
        } catch (Problem unusable) {
            throw new SourceException.Unauthorized(sentence(connection, unusable), unusable);
        }
    }

    private static String sentence(Connection connection, Problem problem) {
        return connection.label() + ": the " + problem.where() + " " + problem.what() + ". " + problem.remedy();
    }
}
