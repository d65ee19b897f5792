package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.Faults;
import io.daybook.sandbox.intacct.IntacctSettings;
import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.query.Reader;
import io.daybook.sandbox.intacct.query.Refusals;
import io.daybook.sandbox.intacct.session.Sessions;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The functions there are, by the elements that call them. Thread-safe. */
public final class Functions {
    private final Map<String, Function> functions = new LinkedHashMap<>();

    public Functions(IntacctSettings settings, Company company, Books books, Faults faults, Sessions sessions) {
        Access access = new Access(company, books, faults);
        Reader reader =
                new Reader(books, company, new Refusals(settings.unknownFields()), settings.prefixedAggregates());
        Cursors cursors = new Cursors();
        Records records = new Records(books, reader, access);
        functions.put("getAPISession", new GetApiSession(access, sessions));
        functions.put("query", new QueryFunction(access, reader, settings.filterForm()));
        functions.put("readByQuery", new ReadByQuery(access, reader, records, cursors));
        functions.put("readMore", new ReadMore(access, records, cursors));
        functions.put("read", new ReadByKeys(access, records, false));
        functions.put("readByName", new ReadByKeys(access, records, true));
        functions.put("lookup", new Lookup(access, company));
        functions.put("inspect", new Inspect(access, books, company));
        functions.put("getUserPermissions", new GetUserPermissions(access, company));
        functions.put("readEntityDetails", new ReadEntityDetails(access));
        functions.put("create", new Create(access, books));
        functions.put("update", new Update(access, books));
        functions.put("delete", new Delete(access, books));
        functions.put("readUserFormatting", new ReadUserFormatting(company));
    }

    /** Whether there is a function of that name. */
    public boolean has(String name) {
        return functions.containsKey(name);
    }

    /** @throws io.daybook.sandbox.intacct.wire.IntacctError when it is refused */
    public Outcome run(Call call, Handle handle) {
        return functions.get(call.body().name()).run(call, handle);
    }
}
