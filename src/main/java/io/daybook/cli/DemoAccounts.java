package io.daybook.cli;

import io.daybook.config.Problem;
import io.daybook.config.Settings;
import io.daybook.connection.Connections;
import io.daybook.connection.Credentials;
import io.daybook.sandbox.intacct.IntacctCredentials;
import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.intacct.IntacctSettings;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** The made-up account of each platform that the demo reads. To be closed. */
final class DemoAccounts implements AutoCloseable {
    private static final long SEED = 7;

    private final NetSuiteSandbox netSuite;
    private final IntacctSandbox intacct;

    private DemoAccounts(NetSuiteSandbox netSuite, IntacctSandbox intacct) {
        this.netSuite = netSuite;
        this.intacct = intacct;
    }

    /**
     * Makes the books of both side by side. They answer once this returns.
     *
     * @param invoices in the books of both together, half of them each
     * @throws Problem a port is taken
     */
    static DemoAccounts start(Settings settings, int invoices) {
        int port = settings.get(Settings.SANDBOX_PORT);
        int next = port == 0 ? 0 : port + 1;
        int ofIntacct = invoices / 2;
        CompletableFuture<NetSuiteSandbox> making = CompletableFuture.supplyAsync(() -> on(
                "NetSuite",
                port,
                () -> NetSuiteSandbox.start(SandboxSettings.builder()
                        .port(port)
                        .seed(SEED)
                        .invoices(invoices - ofIntacct)
                        .build())));
        try {
            IntacctSandbox intacct = on(
                    "Intacct",
                    next,
                    () -> IntacctSandbox.start(IntacctSettings.builder()
                            .port(next)
                            .seed(SEED)
                            .invoices(ofIntacct)
                            .build()));
            try {
                return new DemoAccounts(making.join(), intacct);
            } catch (CompletionException failed) {
                intacct.close();
                throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
            }
        } catch (RuntimeException failed) {
            making.thenAccept(NetSuiteSandbox::close);
            throw failed;
        }
    }

    private static <T> T on(String platform, int port, Supplier<T> start) {
        try {
            return start.get();
        } catch (Problem taken) {
            throw Problem.failed(
                    platform + " sandbox on port " + port,
                    taken.what(),
                    "End what uses that port (another demo?), or set " + Settings.SANDBOX_PORT.environmentName()
                            + " to a free one, with a free one after it for Intacct; 0 takes any.",
                    taken);
        }
    }

    /**
     * Links a company to each.
     *
     * @return numbers of the connections
     */
    List<Long> link(Connections connections) {
        SandboxCredentials account = netSuite.credentials();
        long first = connections
                .link(
                        "Brasserie Lumière",
                        "netsuite",
                        account.account(),
                        Optional.of(account.baseUrl()),
                        new Credentials.OAuth2Certificate(
                                account.clientId(), account.certificateId(), account.privateKeyPem()))
                .id();
        IntacctCredentials company = intacct.credentials();
        long second = connections
                .link(
                        "Harbour & Finch Group",
                        "intacct",
                        company.companyId(),
                        Optional.of(company.endpoint()),
                        new Credentials.IntacctUser(
                                company.senderId(),
                                company.senderPassword(),
                                company.companyId(),
                                company.userId(),
                                company.userPassword(),
                                Optional.empty()))
                .id();
        return List.of(first, second);
    }

    @Override
    public void close() {
        try {
            netSuite.close();
        } finally {
            intacct.close();
        }
    }
}
