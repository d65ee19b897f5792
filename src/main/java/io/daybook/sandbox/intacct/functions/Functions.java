package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.Company;
import io.daybook.sandbox.intacct.IntacctSettings;
import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.query.Reader;
import io.daybook.sandbox.intacct.session.Sessions;
import io.daybook.sandbox.intacct.wire.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The functions there are, by the elements that call them. Thread-safe. */
public final class Functions {
    private final Map<String, Function> functions = new LinkedHashMap<>();

    /** @param more functions besides the generic ones */
    public Functions(
            IntacctSettings settings,
            Company company,
            Books books,
            Sessions sessions,
            Access access,
            Reader reader,
            Map<String, Function> more) {
        Cursors cursors = new Cursors();
        Records records = new Records(books, reader, access);
        functions.put("getAPISession", new GetApiSession(access, sessions));
        functions.put("query", new QueryFunction(access, reader, settings.filterForm()));
        functions.put("readByQuery", new ReadByQuery(access, reader, records, cursors));
        functions.put("readMore", new ReadMore(access, records, cursors));
        functions.put("read", new ReadByKeys(access, records, false));
        functions.put("readByName", new ReadByKeys(access, records, true));
        functions.put("readRelated", new ReadRelated(access, books, records));
        functions.put("lookup", new Lookup(access, company));
        functions.put("inspect", new Inspect(access, books, company));
        functions.put("getDimensions", new GetDimensions());
        functions.put("getUserPermissions", new GetUserPermissions(access, company));
        functions.put("readEntityDetails", new ReadEntityDetails(access));
        functions.put("readUserFormatting", new ReadUserFormatting(company));
        functions.put("retrievepdf", new RetrievePdf(access, records));
        functions.put("create", new Create(access, books));
        functions.put("update", new Update(access, books));
        functions.put("delete", new Delete(access, books));
        functions.putAll(more);
    }

    /** What breaks the schema in an element that calls a function; empty where nothing does. */
    public Optional<String> mistake(Element body) {
        Function function = functions.get(body.name());
        return function == null
                ? Optional.of("Element '" + body.name() + "': This element is not expected.")
                : function.mistake(body);
    }

    /** @throws io.daybook.sandbox.intacct.wire.IntacctError when it is refused */
    public Outcome run(Call call, Handle handle) {
        return functions.get(call.body().name()).run(call, handle);
    }
}
