package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.books.DocumentClerk.LineEdit;
import io.daybook.sandbox.intacct.books.DocumentKind;
import io.daybook.sandbox.intacct.books.NewDocument;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.functions.Access;
import io.daybook.sandbox.intacct.functions.Call;
import io.daybook.sandbox.intacct.functions.Outcome;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@code create_invoice}, {@code update_aradjustment}, {@code reverse_bill}, {@code delete_invoice} and the like (Intacct reference 5). */
final class LegacyDocuments {
    private final LegacyForm form;
    private final Map<String, LegacyForm> forms;
    private final Access access;
    private final Books books;
    private final boolean numbering;

    LegacyDocuments(LegacyForm form, Map<String, LegacyForm> forms, Access access, Books books, boolean numbering) {
        this.form = form;
        this.forms = forms;
        this.access = access;
        this.books = books;
        this.numbering = numbering;
    }

    Outcome create(Call call, Handle handle) {
        access.application(call, form.object());
        Element body = call.body();
        DocumentKind kind = DocumentKind.of(form.object());
        Map<String, Object> header = LegacyValues.of(form, body, access.named(form.object()));
        number(kind, header);
        for (LegacyForm.Part part : form.parts().values()) {
            if (part.needed() && !part.field().isEmpty() && header.get(part.field()) == null) {
                throw IntacctError.validation("Missing " + part.name());
            }
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        for (Element line : items(body)) {
            lines.add(line(kind, line));
        }
        NewDocument document = new NewDocument(
                kind,
                draft(body),
                dailyRate(body),
                call.session().owner(),
                access.user(call.session()).recordNumber(),
                header,
                lines);
        return KeyOutcome.of("create", kind.title(), () -> books.documents().create(handle, document));
    }

    Outcome update(Call call, Handle handle) {
        access.application(call, form.object());
        Element body = call.body();
        DocumentKind kind = DocumentKind.of(form.object());
        dailyRate(body);
        List<LineEdit> edits = new ArrayList<>();
        for (Element line : items(body)) {
            edits.add(
                    line.name().equals("lineitem")
                            ? new LineEdit(LineEdit.NEW, line(kind, line))
                            : new LineEdit(lineNumber(line), values(kind, line)));
        }
        Map<String, Object> header = LegacyValues.of(form, body, access.named(form.object()));
        boolean post = body.text("action").filter("Submit"::equals).isPresent();
        long number = key(call);
        return KeyOutcome.of("update", kind.title(), () -> {
            books.documents().update(handle, kind, number, header, post, edits);
            return number;
        });
    }

    Outcome reverse(Call call, Handle handle) {
        access.application(call, form.object());
        DocumentKind kind = DocumentKind.of(form.object());
        long number = key(call);
        LocalDate day = LegacyValues.neededDay(call.body(), "datereversed");
        return KeyOutcome.of("reverse", kind.title(), () -> {
            books.documents().reverse(handle, kind, number, day);
            return number;
        });
    }

    Outcome delete(Call call, Handle handle) {
        access.application(call, form.object());
        DocumentKind kind = DocumentKind.of(form.object());
        long number = key(call);
        KeyOutcome.of("delete", kind.title(), () -> {
            books.documents().delete(handle, kind, number);
            return number;
        });
        return Outcome.success(null);
    }

    /** A company that numbers its invoices overrides what it is sent; another one needs to be sent a number (Intacct reference 5). */
    private void number(DocumentKind kind, Map<String, Object> header) {
        if (kind == DocumentKind.BILL) {
            return;
        }
        if (numbering) {
            header.remove("RECORDID");
        } else if (kind == DocumentKind.INVOICE && header.get("RECORDID") == null) {
            throw IntacctError.of("PL01000127", "Document number missing", "Provide a document number.")
                    .wrapped("BL01001973", "Could not create invoice record!");
        }
    }

    private Map<String, Object> line(DocumentKind kind, Element line) {
        Map<String, Object> values = new HashMap<>(values(kind, line));
        if (values.get("TRX_AMOUNT") == null) {
            throw IntacctError.validation("Missing amount");
        }
        if (values.get("LOCATIONID") == null) {
            throw IntacctError.validation("Missing location dimension");
        }
        boolean account = line.text("glaccountno").isPresent()
                || line.text("accountlabel").isPresent();
        if (!account) {
            throw IntacctError.validation("Missing GL account or account label");
        }
        return values;
    }

    private Map<String, Object> values(DocumentKind kind, Element line) {
        ObjectType object = access.named(kind.lineObject());
        return LegacyValues.of(forms.get(line.name()), line, object);
    }

    private List<Element> items(Element body) {
        return form.items()
                .flatMap(part -> body.child(part.name()))
                .map(Element::children)
                .orElse(List.of());
    }

    private static boolean draft(Element body) {
        String action = body.text("action").orElse("Submit");
        if (!action.equals("Submit") && !action.equals("Draft")) {
            throw IntacctError.validation("Illegal value '" + action + "' for the action");
        }
        return action.equals("Draft");
    }

    /** Whether a rate type stands there: empty, it is the daily rate. It needs a currency, and no rate beside it. */
    private static boolean dailyRate(Element body) {
        Optional<Element> type = body.child("exchratetype");
        if (type.isPresent() && body.text("exchrate").isPresent()) {
            throw IntacctError.validation("Exchange rate and exchange rate type cannot both be given");
        }
        if (type.filter(each -> !each.text().isEmpty()).isPresent()
                && body.text("currency").isEmpty()) {
            throw IntacctError.validation("Missing currency for the exchange rate type");
        }
        return type.isPresent();
    }

    private static int lineNumber(Element line) {
        String text = line.attributes().get("line_num");
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
    }

    private static long key(Call call) {
        return LegacyValues.recordNumber(call.body().attributes().get("key"));
    }
}
