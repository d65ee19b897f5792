package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.ApiUser;
import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.Faults;
import io.daybook.sandbox.intacct.Permission;
import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Viewer;
import io.daybook.sandbox.intacct.session.Session;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What the user of a session may do, and what they see (Intacct reference 6.1, 7). Thread-safe. */
public final class Access {
    private final Company company;
    private final Books books;
    private final Faults faults;

    public Access(Company company, Books books, Faults faults) {
        this.company = company;
        this.books = books;
        this.faults = faults;
    }

    public ApiUser user(Session session) {
        return company.user(session.userId()).orElseThrow(() -> new IllegalStateException("their session was checked"));
    }

    public Viewer viewer(Session session) {
        ApiUser user = user(session);
        Duration late = faults.lateAudit();
        Instant now = books.settings().now();
        return new Viewer(
                user.formatting(), user.entities(), session.owner(), now, late.isZero() ? null : now.minus(late));
    }

    /** The object that a function names, which its user may use. */
    ObjectType readable(Call call, String operation) {
        return checked(call, object(call.body()), operation);
    }

    /** The same object, if the user may use it. */
    public ObjectType checked(Call call, ObjectType object, String operation) {
        Permission permission = Permission.of(object.name()).orElseThrow();
        if (user(call.session()).permissions().contains(permission)) {
            return object;
        }
        if (permission == Permission.CUSTOM_REPORTS) {
            // the one refusal that comes without a code
            throw IntacctError.of(null, "You do not have permission to view audit history.");
        }
        throw IntacctError.of(
                "PL04000005",
                "You do not have permission for API operation " + operation + " on objects of type "
                        + object.name().toLowerCase(Locale.ROOT),
                "Contact your administrator.");
    }

    /** Whether this company has that field of an object. */
    boolean has(ObjectType object, String field) {
        return object.field(field).isPresent() && company.hasField(object.name(), field);
    }

    /**
     * Refuses whoever has no right at all in the application of an object: all that the functions of one object ask for (Intacct
     * reference 7).
     */
    public void application(Call call, String object) {
        String application = Permission.of(named(object).name()).orElseThrow().application();
        boolean any = user(call.session()).permissions().stream()
                .anyMatch(permission -> permission.application().equals(application));
        if (!any) {
            throw IntacctError.of(
                    "PL04000005",
                    "You do not have permission for " + call.body().name() + " in " + application,
                    "Contact your administrator.");
        }
    }

    /** The object that an element names; permissions do not count, as for {@code lookup}. */
    ObjectType object(Element element) {
        return named(element.text("object").orElseThrow(() -> IntacctError.validation("Missing object")));
    }

    /** The object of that name; permissions do not count. */
    public ObjectType named(String name) {
        Optional<ObjectType> object = books.catalog().find(name);
        boolean subscribed = object.flatMap(each -> Permission.of(each.name()))
                .filter(permission -> company.subscribed(permission.application()))
                .isPresent();
        if (!subscribed) {
            throw IntacctError.of("Query Failed", "Object definition " + name + " not found");
        }
        return object.orElseThrow();
    }
}
