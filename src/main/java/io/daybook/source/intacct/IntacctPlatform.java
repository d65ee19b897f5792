package io.daybook.source.intacct;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.ApiCalls;
import io.daybook.source.DocumentTotals;
import io.daybook.source.Governor;
import io.daybook.source.Governor.Priority;
import io.daybook.source.Governors;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Plan;
import io.daybook.source.PlanRequest;
import io.daybook.source.Platform;
import io.daybook.source.RangeRequest;
import io.daybook.source.RecordOrder;
import io.daybook.source.SourceException;
import io.daybook.source.Total;
import io.daybook.source.Window;
import io.daybook.source.WindowPlanner;
import io.daybook.source.http.HttpWire;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * Sage Intacct: {@code query} of the XML gateway, read by keyset inside windows of record numbers.
 *
 * <p>Thread-safe; one for the process. Closed by whoever made it, after the routes have stopped.
 */
public final class IntacctPlatform implements Platform, AutoCloseable {
    private final Asking asking = new Asking();
    private final Changes changes = new Changes(asking);
    private final PlatformTotals totals = new PlatformTotals(asking);
    private final Deletions deletions;
    private final HttpWire http;
    private final CompanyClients clients;
    private final WindowPlanner planner;
    private final IntacctSettings settings;
    private final InstantSource clock;

    /**
     * @param governors shared with whoever shows them
     * @param calls is told of every request
     */
    public IntacctPlatform(CamelContext context, Governors governors, ApiCalls calls, IntacctSettings settings) {
        this(context, governors, calls, settings, InstantSource.system());
    }

    /** For tests, which bring their own clock. */
    IntacctPlatform(
            CamelContext context, Governors governors, ApiCalls calls, IntacctSettings settings, InstantSource clock) {
        this.http = new HttpWire(context, settings.http());
        this.clients = new CompanyClients(http, governors, calls, settings, clock);
        this.planner = new WindowPlanner(settings.windowRecords(), settings.mostWindows(), Query.PAGE);
        this.deletions = new Deletions(clock);
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return CompanyClients.PLATFORM;
    }

    @Override
    public Plan plan(PlanRequest request) {
        Faults faults = new Faults(request.connection(), request.dataType());
        CompanyClient client = clients.of(request.connection());
        // A sync begins only while the connection is linked: if it was refused before, a person has mended it since.
        client.forgive();
        asking.dropped().forget(request.connection(), request.dataType());
        // the clock comes with the first answer: whatever changes while we go on belongs to the next incremental read
        // too
        Extent extent = Extent.ask(asking, client, request.question(), faults);
        Instant platformTime = extent.time()
                .orElseThrow(() -> faults.garbled("Intacct's reply does not tell the time. It is asked again."));
        return request.since()
                .flatMap(since -> changes(client, request.question(), since, platformTime, faults))
                .orElseGet(() -> everything(client, extent, platformTime));
    }

    private Plan everything(CompanyClient client, Extent extent, Instant platformTime) {
        List<Window> windows = planner.plan(
                extent.records(), extent.low(), extent.high(), client.governor().ceiling());
        return Plan.everything(windows, extent.records(), platformTime);
    }

    /** Empty where everything is better read. */
    private Optional<Plan> changes(
            CompanyClient client, Question question, Instant since, Instant platformTime, Faults faults) {
        Instant visibleSince = since.minus(settings.lateVisibility());
        return changes.since(client, question, visibleSince, faults)
                .map(documents -> new Plan(
                        Window.of(documents),
                        false,
                        documents.size(),
                        platformTime,
                        question.deletions()
                                .flatMap(log -> deletions.since(
                                        client, question, visibleSince.minus(Deletions.LATER_STILL), faults))));
    }

    @Override
    public Governor governor(Connection connection) {
        return clients.of(connection).governor();
    }

    @Override
    public Page read(PageRequest request) {
        Faults faults = new Faults(request.connection(), request.dataType());
        // what has just changed, or a dataset of one window, is small, and must not wait behind the windows of another
        // one
        boolean small = request.window().listed() || request.window().equals(Window.all());
        Asking.Asked asked = asking.ask(
                clients.of(request.connection()),
                request.question(),
                part -> List.of(page(part, request)),
                small ? Priority.PROMPT : Priority.BACKFILL,
                faults);
        PageRows.Page page = new PageRows(request.question(), faults)
                .read(asked.answer().reply().results());
        RecordOrder order = new RecordOrder(request.window(), request.position());
        page.records().forEach(record -> order.next(record).ifPresent(wrong -> {
            throw faults.defect(wrong);
        }));
        return new Page(
                asked.answer().body(), asked.answer().mediaType(), page.records(), !page.more(), clock.instant());
    }

    static Query page(AskedPart part, PageRequest request) {
        Query query = new Query(part.part().object())
                .fields(part.columns())
                .where(part.where())
                .where(new KeyRange(request.window(), request.position()).filters(part))
                .ascending(part.document());
        return part.question().grouped() ? query.ascending(part.key()) : query;
    }

    @Override
    public List<Total> totals(RangeRequest request) {
        Faults faults = new Faults(request.connection(), request.dataType());
        return totals.totals(clients.of(request.connection()), request, faults);
    }

    @Override
    public DocumentTotals documentTotals(RangeRequest request) {
        Faults faults = new Faults(request.connection(), request.dataType());
        return totals.documentTotals(clients.of(request.connection()), request, faults);
    }

    /** @throws SourceException.Defect if the body is no whole page */
    @Override
    public List<SourceRecord> records(Question question, byte[] body) {
        return new IntacctPageFormat().records(question, body);
    }

    @Override
    public List<Finding> test(Connection connection, Map<String, Question> questions) {
        return new ConnectionTest(http, asking, deletions).run(connection, () -> clients.of(connection), questions);
    }

    @Override
    public void close() {
        http.close();
    }
}
