package io.daybook.app;

import io.daybook.config.Settings;
import io.daybook.connection.Credentials;
import io.daybook.database.TestDatabase;
import io.daybook.lineage.Trace;
import io.daybook.sandbox.intacct.IntacctCredentials;
import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sync.Order;
import io.daybook.sync.SyncReport;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** A Daybook as users run it: shipped routes and mappings, a real PostgreSQL, one company linked to a sandbox. */
public final class Installation implements AutoCloseable {
    private final Services services;
    private final Engine engine;
    private final String platform;
    private final long connection;

    public Installation(TestDatabase database, Path home, NetSuiteSandbox sandbox, Map<String, String> environment) {
        this(database, home, environment, "netsuite", services -> link(services, sandbox.credentials()));
    }

    public Installation(TestDatabase database, Path home, IntacctSandbox sandbox) {
        this(database, home, sandbox, Optional.empty());
    }

    /** @param entity the only one that is read; empty for all */
    public Installation(TestDatabase database, Path home, IntacctSandbox sandbox, Optional<String> entity) {
        this(database, home, Map.of(), "intacct", services -> link(services, sandbox.credentials(), entity));
    }

    private Installation(
            TestDatabase database,
            Path home,
            Map<String, String> environment,
            String platform,
            ToLongFunction<Services> link) {
        Map<String, String> all = new HashMap<>();
        all.put("DAYBOOK_HOME", home.toString());
        all.put("DAYBOOK_DATABASE_URL", database.url());
        all.put("DAYBOOK_DATABASE_USER", database.user());
        all.put("DAYBOOK_DATABASE_PASSWORD", database.password());
        all.putAll(environment);
        services = Services.open(Settings.read(Path.of("").toAbsolutePath(), all));
        this.platform = platform;
        connection = link.applyAsLong(services);
        engine = Engine.start(services, new Engine.Options(false, false));
    }

    public Installation(TestDatabase database, Path home, NetSuiteSandbox sandbox) {
        this(database, home, sandbox, Map.of());
    }

    private static long link(Services services, SandboxCredentials credentials) {
        return services.connections()
                .link(
                        "Brasserie Lumière",
                        "netsuite",
                        credentials.account(),
                        Optional.of(credentials.baseUrl()),
                        new Credentials.OAuth2Certificate(
                                credentials.clientId(), credentials.certificateId(), credentials.privateKeyPem()))
                .id();
    }

    private static long link(Services services, IntacctCredentials credentials, Optional<String> entity) {
        return services.connections()
                .link(
                        "Groupe Lumen" + entity.map(" "::concat).orElse(""),
                        "intacct",
                        credentials.companyId() + entity.map("/"::concat).orElse(""),
                        Optional.of(credentials.endpoint()),
                        new Credentials.IntacctUser(
                                credentials.senderId(),
                                credentials.senderPassword(),
                                credentials.companyId(),
                                credentials.userId(),
                                credentials.userPassword(),
                                entity))
                .id();
    }

    public Services services() {
        return services;
    }

    public Engine engine() {
        return engine;
    }

    public long connection() {
        return connection;
    }

    public SyncReport sync(String dataType) {
        return engine.sync(connection, dataType);
    }

    public SyncReport sync(String dataType, Order order) {
        return engine.sync(connection, dataType, order);
    }

    /** Every data type, in order. */
    public Map<String, SyncReport> syncAll() {
        Map<String, SyncReport> reports = new LinkedHashMap<>();
        for (String dataType : services.sync().dataTypes().of(platform)) {
            reports.put(dataType, sync(dataType));
        }
        return reports;
    }

    /** Where a document's ledger rows came from. */
    public Trace trace(String dataType, long document) {
        return services.traces()
                .trace(services.connections().get(connection), dataType, Long.toString(document), Optional.empty())
                .orElseThrow();
    }

    @Override
    public void close() {
        engine.close();
        services.close();
    }
}
