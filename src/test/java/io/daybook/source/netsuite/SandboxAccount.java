package io.daybook.source.netsuite;

import io.daybook.connection.Connection;
import io.daybook.connection.Credentials;
import io.daybook.ledger.LedgerSchema;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.sandbox.netsuite.CertificateKey;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxCredentials;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.books.Mutations;
import io.daybook.source.ApiCalls;
import io.daybook.source.Governors;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Plan;
import io.daybook.source.PlanRequest;
import io.daybook.source.Position;
import io.daybook.source.RangeRequest;
import io.daybook.source.Window;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.apache.camel.impl.DefaultCamelContext;
import org.jdbi.v3.core.Jdbi;

/** A sandbox with a clock that tests set, and a platform that reads it as the shipped mappings ask. */
final class SandboxAccount implements AutoCloseable {
    static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final NetSuiteSandbox sandbox;
    final NetSuitePlatform platform;
    final Jdbi books;
    final Governors governors = new Governors(NetSuiteSettings.USUAL_CONCURRENCY);
    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Mappings mappings = Mappings.read(Path.of("mappings"), new LedgerSchema().targets());

    SandboxAccount() {
        this(settings -> settings);
    }

    SandboxAccount(UnaryOperator<SandboxSettings.Builder> change) {
        sandbox = NetSuiteSandbox.start(change.apply(SandboxSettings.builder()
                        .invoices(60)
                        .certificateKey(CertificateKey.EC_256)
                        .clock(new TestClock()))
                .build());
        platform = new NetSuitePlatform(
                context,
                governors,
                ApiCalls.UNCOUNTED,
                FakeAccount.settings(64 * 1024 * 1024, Duration.ofMinutes(2)),
                now::get);
        books = Jdbi.create(sandbox.books().dataSource());
    }

    private final class TestClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    Connection connection() {
        SandboxCredentials given = sandbox.credentials();
        return new Connection(
                7,
                "Acme",
                "netsuite",
                given.account(),
                Optional.of(given.baseUrl()),
                Connection.Status.Linked,
                Optional.empty(),
                new Credentials.OAuth2Certificate(given.clientId(), given.certificateId(), given.privateKeyPem()));
    }

    Mutations mutations() {
        return sandbox.books().mutations();
    }

    Mapping mapping(String dataType) {
        return mappings.get("netsuite", dataType);
    }

    Question question(String dataType) {
        return mapping(dataType).question();
    }

    Plan plan(String dataType, Instant since) {
        return platform.plan(new PlanRequest(connection(), dataType, question(dataType), Optional.ofNullable(since)));
    }

    /** The documents that a plan lists. */
    List<Long> changed(String dataType, Instant since) {
        return plan(dataType, since).windows().stream()
                .flatMap(window -> window.documents().stream())
                .toList();
    }

    RangeRequest range(String dataType, Window window) {
        return new RangeRequest(connection(), dataType, question(dataType), window);
    }

    List<SourceRecord> read(String dataType, Window window) {
        List<SourceRecord> records = new ArrayList<>();
        Position position = Position.afterDocument(window.after());
        while (true) {
            Page page = platform.read(new PageRequest(connection(), dataType, question(dataType), window, position));
            records.addAll(page.records());
            if (page.last()) {
                return records;
            }
            SourceRecord last = records.get(records.size() - 1);
            position = Position.afterRecord(last.document(), last.key());
        }
    }

    List<SourceRecord> readAll(String dataType) {
        return read(dataType, Window.all());
    }

    /** Lets an hour pass; the moment after it. */
    Instant anHourLater() {
        return now.updateAndGet(moment -> moment.plus(Duration.ofHours(1)));
    }

    /** How many requests were sent so far, logins not counted. */
    long requests() {
        return governors.of("netsuite", sandbox.credentials().account()).granted();
    }

    long number(String sql, Object... arguments) {
        return books.withHandle(
                handle -> handle.select(sql, arguments).mapTo(Long.class).one());
    }

    List<Long> numbers(String sql, Object... arguments) {
        return books.withHandle(
                handle -> handle.select(sql, arguments).mapTo(Long.class).list());
    }

    @Override
    public void close() {
        platform.close();
        context.stop();
        sandbox.close();
    }
}
