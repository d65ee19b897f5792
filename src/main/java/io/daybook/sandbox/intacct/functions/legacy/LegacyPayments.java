package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.functions.Access;
import io.daybook.sandbox.intacct.functions.Call;
import io.daybook.sandbox.intacct.functions.Outcome;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** {@code create_arpayment}, {@code apply_arpayment}, {@code reverse_arpayment} (Intacct reference 5). */
final class LegacyPayments {
    private static final List<String> PLACES = List.of("bankaccountid", "undepfundsacct", "batchkey");

    private static final String TITLE = "AR payment";

    private final LegacyForm form;
    private final Access access;
    private final Books books;

    LegacyPayments(LegacyForm form, Access access, Books books) {
        this.form = form;
        this.access = access;
        this.books = books;
    }

    Outcome receive(Call call, Handle handle) {
        access.application(call, form.object());
        Element body = call.body();
        if (PLACES.stream().filter(place -> body.text(place).isPresent()).count() != 1) {
            throw IntacctError.validation("Exactly one of " + PLACES + " is required");
        }
        Map<String, Object> payment = LegacyValues.of(form, body, access.named(form.object()));
        boolean amount = payment.get("TRX_TOTALENTERED") instanceof BigDecimal some && some.signum() > 0;
        if (payment.get("CUSTOMERID") == null || !amount) {
            throw IntacctError.validation("Missing customer or amount");
        }
        payment.putIfAbsent("RECEIPTDATE", Calendar.day(books.settings().now()));
        Map<Long, BigDecimal> items = items(body.children("arpaymentitem"));
        return KeyOutcome.of("create", TITLE, () -> books.documents()
                .receive(handle, payment, items, call.session().owner()));
    }

    Outcome apply(Call call, Handle handle) {
        access.application(call, form.object());
        Element body = call.body();
        long source = LegacyValues.recordNumber(body.text("arpaymentkey").orElse(""));
        LocalDate day = LegacyValues.neededDay(body, "paymentdate");
        Map<Long, BigDecimal> items =
                items(body.child("arpaymentitems").map(Element::children).orElse(List.of()));
        return KeyOutcome.of("apply", TITLE, () -> {
            books.documents().apply(handle, source, items, day);
            return source;
        });
    }

    Outcome reverse(Call call, Handle handle) {
        access.application(call, form.object());
        long number = LegacyValues.recordNumber(call.body().attributes().get("key"));
        LocalDate day = LegacyValues.neededDay(call.body(), "datereversed");
        return KeyOutcome.of("reverse", TITLE, () -> {
            books.documents().reversePayment(handle, number, day);
            return number;
        });
    }

    private static Map<Long, BigDecimal> items(List<Element> elements) {
        Map<Long, BigDecimal> items = new LinkedHashMap<>();
        for (Element element : elements) {
            long document = LegacyValues.recordNumber(element.text("invoicekey").orElse(""));
            items.merge(document, LegacyValues.amount(element.child("amount").orElseThrow()), BigDecimal::add);
        }
        return items;
    }
}
