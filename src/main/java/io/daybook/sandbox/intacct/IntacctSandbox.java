package io.daybook.sandbox.intacct;

import io.daybook.config.Problem;
import io.daybook.sandbox.ShiftedClock;
import io.daybook.sandbox.http.Listener;
import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.books.BooksSettings;
import io.daybook.sandbox.intacct.books.Entity;
import io.daybook.sandbox.intacct.functions.Access;
import io.daybook.sandbox.intacct.functions.Functions;
import io.daybook.sandbox.intacct.functions.legacy.LegacyFunctions;
import io.daybook.sandbox.intacct.gateway.Gateway;
import io.daybook.sandbox.intacct.gateway.Operations;
import io.daybook.sandbox.intacct.query.Reader;
import io.daybook.sandbox.intacct.query.Refusals;
import io.daybook.sandbox.intacct.session.Sessions;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A make-believe Sage Intacct company that answers and misbehaves over HTTP as the real XML gateway does. Any client of
 * Intacct's XML Web Services can be pointed at {@link #endpoint}.
 *
 * <p>What it offers to Java:
 *
 * <ul>
 *   <li>{@link #start} with {@link IntacctSettings}: books, company, endpoint of sessions, wordings that nobody knows for sure
 *   <li>{@link #credentials}: what opens it, at top level and for everything
 *   <li>{@link #user}: its other users, each with a restriction or a habit of their own
 *   <li>{@link #faults}: 429, 5xx, HTML, cut and slow replies, lost sessions, late visibility, next or by share
 *   <li>{@link #company}: users, permissions, senders, subscriptions, fields that this company does not have
 *   <li>{@link #books}: the books themselves: {@code truth()} with counts and sums past the wire, {@code mutations()} for what people do
 *       to them, {@code dataSource()} for SQL
 *   <li>{@link #endSessions}, {@link #sessionLife}, {@link #shiftClock}
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class IntacctSandbox implements AutoCloseable {
    /** May read everything, reads dates as the day before the month, in 12 hours, and is two hours ahead of GMT. */
    public static final String EUROPEAN = "europe";
    /** Restricted to the entities 100 and 300. */
    public static final String RESTRICTED = "restricted";
    /** May read customers and invoices, and nothing else: no adjustments, contracts, entities, audit history. */
    public static final String LIMITED = "limited";
    /** A sender id that Sage knows and that the company has not authorized. */
    public static final String UNAUTHORIZED_SENDER = "OTHER_PARTNER";

    private static final String SENDER = "DAYBOOK_DEV";
    private static final String USER = "daybook";

    private final Listener listener;
    private final Books books;
    private final ShiftedClock clock;
    private final Faults faults;
    private final Company company;
    private final Sessions sessions;
    private final IntacctCredentials credentials;

    private IntacctSandbox(IntacctSettings settings, Listener listener, Books books, ShiftedClock clock) {
        this.listener = listener;
        this.books = books;
        this.clock = clock;
        this.faults = new Faults(settings.seed());
        books.lateness(faults::lateVisibility);
        this.company = new Company();
        this.sessions = new Sessions(settings.clock(), settings.sessionLife());
        this.credentials = people(settings, URI.create(listener.address() + Front.PATH));
        Access access = new Access(company, books, faults);
        Reader reader =
                new Reader(books, company, new Refusals(settings.unknownFields()), settings.prefixedAggregates());
        Functions functions = new Functions(
                settings,
                company,
                books,
                sessions,
                access,
                reader,
                LegacyFunctions.all(settings, access, books, reader));
        Gateway gateway = new Gateway(
                settings.companyId(),
                company,
                sessions,
                new Operations(books, functions, settings.repeated()),
                functions,
                settings.supportIds(),
                books.settings()::now);
        Switches switches = new Switches(faults, company, sessions, USER, clock::shift);
        listener.answer(new Front(gateway, sessions, faults, switches, settings.endpoint()));
    }

    /**
     * Fills the books and listens. It answers once this returns.
     *
     * @throws Problem when the port is taken
     */
    public static IntacctSandbox start(IntacctSettings settings) {
        Listener listener = Listener.on(settings.bind(), settings.port(), "intacct-sandbox");
        try {
            ShiftedClock clock = new ShiftedClock(settings.booksClock());
            Books books = Books.create(
                    BooksSettings.of(settings.seed(), settings.invoices()).withClock(clock));
            return new IntacctSandbox(settings, listener, books, clock);
        } catch (RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /** The gateway's whole address. */
    public URI endpoint() {
        return credentials.endpoint();
    }

    /** What opens it: the same for the same seed and company. */
    public IntacctCredentials credentials() {
        return credentials;
    }

    /** The credentials of another user, such as {@link #RESTRICTED}. */
    public IntacctCredentials user(String id) {
        ApiUser user = company.user(id).orElseThrow(() -> new IllegalArgumentException("there is no user " + id));
        return new IntacctCredentials(
                credentials.endpoint(),
                credentials.senderId(),
                credentials.senderPassword(),
                credentials.companyId(),
                user.id(),
                user.password(),
                Stream.of(Entity.values())
                        .map(Entity::id)
                        .filter(entity -> !user.restricted() || user.entities().contains(entity))
                        .toList());
    }

    /** The switches that make it misbehave. */
    public Faults faults() {
        return faults;
    }

    /** What its administrator, or Sage, can change. */
    public Company company() {
        return company;
    }

    public Books books() {
        return books;
    }

    /** From now on no session that was opened so far is valid. */
    public void endSessions() {
        sessions.endAll();
    }

    /** How long sessions live after their next use. */
    public void sessionLife(Duration life) {
        sessions.life(life);
    }

    /**
     * Sets the company's own clock so much ahead of the right time, or behind it where negative: what {@code sessiontimestamp} tells
     * and what stamps later changes, never earlier than the books. Sessions end by the right time still.
     */
    public void shiftClock(Duration by) {
        clock.shift(by);
    }

    /** Stops answering at once and forgets the books. */
    @Override
    public void close() {
        listener.close();
        books.close();
    }

    private IntacctCredentials people(IntacctSettings settings, URI endpoint) {
        SecretsOfSeed secrets = new SecretsOfSeed(settings.companyId(), settings.seed());
        company.addSender(SENDER, secrets.of("sender"));
        company.authorize(SENDER, true);
        company.addSender(UNAUTHORIZED_SENDER, secrets.of("other sender"));
        company.add(ApiUser.unrestricted(USER, 11, secrets.of(USER)));
        company.add(ApiUser.unrestricted(EUROPEAN, 12, secrets.of(EUROPEAN))
                .withFormatting(new Formatting("fr_FR", ".dmY", ZoneOffset.ofHours(2), 12)));
        company.add(ApiUser.unrestricted(RESTRICTED, 13, secrets.of(RESTRICTED)).withEntities(Set.of("100", "300")));
        company.add(ApiUser.unrestricted(LIMITED, 14, secrets.of(LIMITED))
                .withPermissions(EnumSet.of(Permission.CUSTOMERS, Permission.INVOICES)));
        company.users().forEach(user -> books.addUser(user.recordNumber(), user.id()));
        List<String> entities = Stream.of(Entity.values()).map(Entity::id).toList();
        return new IntacctCredentials(
                endpoint, SENDER, secrets.of("sender"), settings.companyId(), USER, secrets.of(USER), entities);
    }
}
