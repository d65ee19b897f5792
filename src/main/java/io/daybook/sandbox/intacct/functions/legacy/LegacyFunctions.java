package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.IntacctSettings;
import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.functions.Access;
import io.daybook.sandbox.intacct.functions.Call;
import io.daybook.sandbox.intacct.functions.Function;
import io.daybook.sandbox.intacct.functions.Outcome;
import io.daybook.sandbox.intacct.functions.legacy.LegacyForm.Verb;
import io.daybook.sandbox.intacct.query.Reader;
import io.daybook.sandbox.intacct.wire.Element;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The functions that Sage calls legacy, out of two tables: those of one object each, and {@code get_list} and {@code get}. Immutable. */
public final class LegacyFunctions {
    private LegacyFunctions() {}

    /** All of them, by the elements that call them. */
    public static Map<String, Function> all(IntacctSettings settings, Access access, Books books, Reader reader) {
        Map<String, LegacyForm> forms = LegacyForms.read();
        Map<String, Function> functions = new LinkedHashMap<>();
        for (LegacyForm form : forms.values()) {
            if (form.verb() != Verb.PART) {
                functions.put(form.name(), new Formed(form, forms, function(form, forms, settings, access, books)));
            }
        }
        Map<String, ListForm> lists = ListForm.read();
        functions.put("get_list", new GetList(lists, access, reader));
        functions.put("get", new Get(lists, access, reader));
        return functions;
    }

    private static Function function(
            LegacyForm form, Map<String, LegacyForm> forms, IntacctSettings settings, Access access, Books books) {
        LegacyRecords records = new LegacyRecords(form, access, books);
        LegacyDocuments documents = new LegacyDocuments(form, forms, access, books, settings.numbering());
        LegacyPayments payments = new LegacyPayments(form, access, books);
        return switch (form.verb()) {
            case CREATE_RECORD -> records::create;
            case UPDATE_RECORD -> records::update;
            case DELETE_RECORD -> records::delete;
            case CREATE_DOCUMENT -> documents::create;
            case UPDATE_DOCUMENT -> documents::update;
            case REVERSE_DOCUMENT -> documents::reverse;
            case DELETE_DOCUMENT -> documents::delete;
            case RECEIVE_PAYMENT -> payments::receive;
            case APPLY_PAYMENT -> payments::apply;
            case REVERSE_PAYMENT -> payments::reverse;
            case PART -> throw new IllegalStateException(form.name() + " is no function");
        };
    }

    /** A function whose parts are checked before anything of its request is done. */
    private record Formed(LegacyForm form, Map<String, LegacyForm> forms, Function inner) implements Function {
        @Override
        public Optional<String> mistake(Element body) {
            return form.mistake(body, forms);
        }

        @Override
        public Outcome run(Call call, Handle handle) {
            return inner.run(call, handle);
        }
    }
}
