package io.daybook.source.intacct;

import io.daybook.connection.Connection;
import io.daybook.connection.Credentials.IntacctUser;
import io.daybook.ledger.LedgerSchema;
import io.daybook.mapping.Mappings;
import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.sandbox.intacct.IntacctCredentials;
import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.intacct.IntacctSettings.Builder;
import io.daybook.source.Governors;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Plan;
import io.daybook.source.PlanRequest;
import io.daybook.source.Platform;
import io.daybook.source.Position;
import io.daybook.source.RangeRequest;
import io.daybook.source.Window;
import io.daybook.source.http.HttpSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.UnaryOperator;
import org.apache.camel.impl.DefaultCamelContext;

/** A sandbox, and a platform that reads it as the shipped mappings ask. */
final class Company implements AutoCloseable {
    static final Mappings MAPPINGS = Mappings.read(Path.of("mappings"), new LedgerSchema().targets());

    final IntacctSandbox sandbox;
    final IntacctPlatform platform;
    final Governors governors = new Governors(2);
    /** Calls that were made. */
    final LongAdder calls = new LongAdder();

    private final DefaultCamelContext context = new DefaultCamelContext();

    Company(UnaryOperator<Builder> change) {
        sandbox = IntacctSandbox.start(change.apply(
                        io.daybook.sandbox.intacct.IntacctSettings.builder().invoices(120))
                .build());
        platform = new IntacctPlatform(
                context,
                governors,
                (connection, made) -> calls.add(made),
                new IntacctSettings(
                        HttpSettings.defaults(), false, Duration.ofSeconds(20), 2, Duration.ofHours(2), 100, 2_000));
    }

    Connection connection() {
        return connection(sandbox.credentials());
    }

    static Connection connection(IntacctCredentials given) {
        return connection(given.endpoint(), user(given));
    }

    static IntacctUser user(IntacctCredentials given) {
        return new IntacctUser(
                given.senderId(),
                given.senderPassword(),
                given.companyId(),
                given.userId(),
                given.userPassword(),
                Optional.empty());
    }

    static Connection connection(URI endpoint, IntacctUser user) {
        return new Connection(
                7,
                "Lumen",
                "intacct",
                user.companyId(),
                Optional.of(endpoint),
                Connection.Status.Linked,
                Optional.empty(),
                user);
    }

    static Question question(String dataType) {
        return MAPPINGS.get("intacct", dataType).question();
    }

    Plan plan(String dataType, Instant since) {
        return platform.plan(new PlanRequest(connection(), dataType, question(dataType), Optional.ofNullable(since)));
    }

    Plan plan(Connection connection, String dataType) {
        return platform.plan(new PlanRequest(connection, dataType, question(dataType)));
    }

    Page page(String dataType, Window window, Position position) {
        return platform.read(new PageRequest(connection(), dataType, question(dataType), window, position));
    }

    List<SourceRecord> read(String dataType, Window window) {
        List<SourceRecord> records = new ArrayList<>();
        Position position = Position.afterDocument(window.after());
        while (true) {
            Page page = page(dataType, window, position);
            records.addAll(page.records());
            if (page.last()) {
                return records;
            }
            SourceRecord last = records.get(records.size() - 1);
            position = Position.afterRecord(last.document(), last.key());
        }
    }

    RangeRequest range(String dataType, Window window) {
        return new RangeRequest(connection(), dataType, question(dataType), window);
    }

    List<Platform.Finding> test(Connection connection) {
        TreeMap<String, Question> questions = new TreeMap<>();
        MAPPINGS.of("intacct").forEach(mapping -> questions.put(mapping.dataType(), mapping.question()));
        return platform.test(connection, questions);
    }

    @Override
    public void close() {
        platform.close();
        context.stop();
        sandbox.close();
    }
}
