package io.daybook.source.netsuite;

import io.daybook.connection.Connection;
import io.daybook.mapping.Question;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.ApiCalls;
import io.daybook.source.DocumentTotals;
import io.daybook.source.Glance;
import io.daybook.source.GlanceRequest;
import io.daybook.source.Governor;
import io.daybook.source.Governor.Priority;
import io.daybook.source.Governors;
import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.Plan;
import io.daybook.source.PlanRequest;
import io.daybook.source.Platform;
import io.daybook.source.RangeRequest;
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
 * Oracle NetSuite: SuiteQL over REST, read by keyset inside windows of document keys.
 *
 * <p>Thread-safe; one for the process. Closed by whoever made it, after the routes have stopped.
 */
public final class NetSuitePlatform implements Platform, AutoCloseable {
    /** Rows a page holds at most (NetSuite reference 2.1). */
    static final int PAGE = 1000;

    private final SuiteQl suiteQl = new SuiteQl();
    private final ServerClock serverClock = new ServerClock();
    private final Changes changes = new Changes(suiteQl);
    private final PlatformTotals totals = new PlatformTotals(suiteQl);
    private final Deletions deletions;
    private final Glances glances;
    private final HttpWire wire;
    private final AccountClients clients;
    private final AccountLimits limits;
    private final WindowPlanner planner;
    private final InstantSource clock;

    /**
     * @param governors shared with whoever shows them
     * @param calls is told of every request
     */
    public NetSuitePlatform(CamelContext context, Governors governors, ApiCalls calls, NetSuiteSettings settings) {
        this(context, governors, calls, settings, InstantSource.system());
    }

    /** For tests, which bring their own clock. */
    NetSuitePlatform(
            CamelContext context, Governors governors, ApiCalls calls, NetSuiteSettings settings, InstantSource clock) {
        this.wire = new HttpWire(context, settings.http());
        this.clients = new AccountClients(wire, governors, calls, settings, clock);
        this.limits = new AccountLimits(settings.http().connectionsPerHost());
        this.planner = new WindowPlanner(settings.windowRecords(), settings.mostWindows(), PAGE);
        this.deletions = new Deletions(suiteQl, clock);
        this.glances = new Glances(suiteQl, clock);
        this.clock = clock;
    }

    @Override
    public String name() {
        return AccountClients.PLATFORM;
    }

    @Override
    public Plan plan(PlanRequest request) {
        Faults faults = new Faults(request.connection(), request.dataType());
        AccountClient client = clients.of(request.connection());
        // A sync begins only while the connection is linked: if it was refused before, a person has mended it since.
        client.forgive();
        suiteQl.forgetMissing(request.connection(), request.dataType());
        // the clock first: whatever changes while we count belongs to the next incremental read too
        Instant platformTime = serverClock.ask(client, faults);
        limits.askOnce(client, faults);
        return request.since()
                .flatMap(since -> changes(client, request.question(), since, platformTime, faults))
                .orElseGet(() -> everything(client, request.question(), platformTime, faults));
    }

    private Plan everything(AccountClient client, Question question, Instant platformTime, Faults faults) {
        SuiteQl.Asked asked =
                suiteQl.ask(client, question, asking -> new Statement(asking).count(), 1, Priority.PROMPT, faults);
        PlanAnswer answer = PlanAnswer.parse(asked.answer().body(), faults);
        List<Window> windows = planner.plan(
                answer.records(), answer.low(), answer.high(), client.governor().ceiling());
        return Plan.everything(windows, answer.records(), platformTime);
    }

    /** Empty where everything is better read. */
    private Optional<Plan> changes(
            AccountClient client, Question question, Instant since, Instant platformTime, Faults faults) {
        return changes.since(client, question, since, faults)
                .map(documents -> new Plan(
                        Window.of(documents),
                        false,
                        documents.size(),
                        platformTime,
                        question.deletions().flatMap(type -> deletions.since(client, type, since, faults))));
    }

    /** Two requests: NetSuite's clock, then one statement for all data types. */
    @Override
    public Glance glance(GlanceRequest request) {
        List<Glances.Look> looks = glances.answerable(request);
        if (looks.isEmpty()) {
            return Glance.NOTHING_KNOWN;
        }
        Faults faults = new Faults(request.connection(), request.dataTypes());
        AccountClient client = clients.of(request.connection());
        // Only a linked connection is looked at: if it was refused before, a person has mended it since.
        client.forgive();
        // the clock first: whatever changes while NetSuite counts belongs to the next reading too
        Instant platformTime = serverClock.ask(client, faults);
        limits.askOnce(client, faults);
        return new Glance(platformTime, glances.unchanged(client, looks, faults));
    }

    @Override
    public Governor governor(Connection connection) {
        return clients.of(connection).governor();
    }

    @Override
    public Page read(PageRequest request) {
        Faults faults = new Faults(request.connection(), request.dataType());
        AccountClient client = clients.of(request.connection());
        // what has just changed, or a dataset of one window, is small, and must not wait behind the thousand windows of
        // another one
        boolean small = request.window().listed() || request.window().equals(Window.all());
        Priority priority = small ? Priority.PROMPT : Priority.BACKFILL;
        SuiteQl.Asked asked = suiteQl.ask(
                client,
                request.question(),
                asking -> new Statement(asking).page(request.window(), request.position()),
                PAGE,
                priority,
                faults);
        PageReader.Rows rows = new PageReader(
                        new Columns(asked.question()), new PageOrder(request.window(), request.position()), faults)
                .read(asked.answer().body());
        return new Page(
                asked.answer().body(), asked.answer().mediaType(), rows.records(), !rows.more(), clock.instant());
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
        return new NetSuitePageFormat().records(question, body);
    }

    @Override
    public List<Finding> test(Connection connection, Map<String, Question> questions) {
        return new ConnectionTest(wire, suiteQl, serverClock, deletions)
                .run(connection, () -> clients.of(connection), questions);
    }

    /**
     * Makes as if the connection's credentials had never been refused. To be called when a person links a connection again
     * with the same credentials, after mending something in NetSuite. The log of deletions is asked for again, too.
     */
    public void forgive(Connection connection) {
        deletions.forget(connection);
        glances.forget(connection);
        clients.of(connection).forgive();
    }

    @Override
    public void close() {
        wire.close();
    }
}
