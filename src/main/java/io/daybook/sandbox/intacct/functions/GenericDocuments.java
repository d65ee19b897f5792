package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.books.DocumentKind;
import io.daybook.sandbox.intacct.books.NewDocument;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Literals;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The documents that the generic {@code create} writes: bills and payments received (Intacct reference 5). Invoices have a function of their own. */
final class GenericDocuments {
    private static final Set<String> OBJECTS = Set.of("APBILL", "ARPYMT");
    /** What is written besides fields. */
    private static final Set<String> PARTS =
            Set.of("APBILLITEMS", "ARPYMTDETAILS", "ACTION", "PAYMENTDATE", "UNDEPOSITEDACCOUNTNO", "PRBATCH");

    private static final List<String> PLACES = List.of("FINANCIALENTITY", "UNDEPOSITEDACCOUNTNO", "PRBATCH");
    /** Which credit a detail takes, and how much of it. */
    private static final Map<String, String> CREDITS = Map.of(
            "ADJUSTMENTKEY", "TRX_ADJUSTMENTAMOUNT",
            "NEGATIVEINVOICEKEY", "TRX_NEGATIVEINVOICEAMOUNT",
            "ADVANCEKEY", "TRX_POSTEDADVANCEAMOUNT",
            "OVERPAYMENTKEY", "TRX_POSTEDOVERPAYMENTAMOUNT");

    private final Access access;
    private final Books books;

    GenericDocuments(Access access, Books books) {
        this.access = access;
        this.books = books;
    }

    boolean writes(ObjectType object) {
        return OBJECTS.contains(object.name());
    }

    /** The record number of what was written. */
    long create(Call call, Handle handle, ObjectType object, Element record) {
        try {
            return object.name().equals("APBILL")
                    ? bill(call, handle, object, record)
                    : payment(call, handle, object, record);
        } catch (IllegalArgumentException refused) {
            throw Refused.notCreated(object, IntacctError.validation(refused.getMessage()));
        }
    }

    private long bill(Call call, Handle handle, ObjectType object, Element record) {
        Literals literals = literals(call);
        Map<String, Object> header = Written.values(object, fieldsOf(record), literals);
        need(header, "VENDORID", "WHENCREATED");
        List<Map<String, Object>> lines = new ArrayList<>();
        ObjectType line = access.named("APBILLITEM");
        for (Element each : children(record, "APBILLITEMS")) {
            Map<String, Object> values = new LinkedHashMap<>(Written.values(line, each, literals));
            need(values, "ACCOUNTNO", "TRX_AMOUNT", "LOCATIONID");
            values.computeIfPresent("TRX_AMOUNT", (field, amount) -> rounded((BigDecimal) amount));
            lines.add(values);
        }
        return books.documents()
                .create(
                        handle,
                        new NewDocument(
                                DocumentKind.BILL,
                                record.text("ACTION").filter("Draft"::equals).isPresent(),
                                false,
                                call.session().owner(),
                                access.user(call.session()).recordNumber(),
                                header,
                                lines));
    }

    private long payment(Call call, Handle handle, ObjectType object, Element record) {
        if (PLACES.stream().filter(place -> record.text(place).isPresent()).count() != 1) {
            throw IntacctError.validation("Exactly one of " + PLACES + " is required");
        }
        Map<String, Object> payment = Written.values(object, fieldsOf(record), literals(call));
        need(payment, "PAYMENTMETHOD", "RECEIPTDATE", "CURRENCY");
        List<Element> details = children(record, "ARPYMTDETAILS");
        Map<Long, BigDecimal> cash = new LinkedHashMap<>();
        for (Element detail : details) {
            amount(detail, "TRX_PAYMENTAMOUNT").ifPresent(amount -> cash.merge(paid(detail), amount, BigDecimal::add));
        }
        payment.put("TRX_TOTALENTERED", cash.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        LocalDate day = (LocalDate) payment.get("RECEIPTDATE");
        long number =
                books.documents().receive(handle, payment, cash, call.session().owner());
        for (Element detail : details) {
            CREDITS.forEach((key, amount) -> amount(detail, amount).ifPresent(part -> books.documents()
                    .apply(handle, number(detail, key), Map.of(paid(detail), part), day)));
        }
        return number;
    }

    /** The invoice or the debit memo that a detail pays. */
    private static long paid(Element detail) {
        return number(detail, detail.text("POSADJKEY").isPresent() ? "POSADJKEY" : "RECORDKEY");
    }

    private static long number(Element detail, String name) {
        String text = detail.text(name).orElse("");
        if (!text.matches("\\d{1,18}")) {
            throw IntacctError.validation("Missing " + name);
        }
        return Long.parseLong(text);
    }

    private static Optional<BigDecimal> amount(Element detail, String name) {
        try {
            return detail.text(name).map(BigDecimal::new).map(GenericDocuments::rounded);
        } catch (NumberFormatException e) {
            throw IntacctError.validation("Illegal format: " + name + " is no number");
        }
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static void need(Map<String, Object> values, String... fields) {
        for (String field : fields) {
            if (values.get(field) == null) {
                throw IntacctError.validation("Missing " + field);
            }
        }
    }

    private static Element fieldsOf(Element record) {
        List<Element> fields = record.children().stream()
                .filter(child -> !PARTS.contains(child.name()))
                .toList();
        return new Element(record.name(), record.attributes(), fields, record.text());
    }

    private static List<Element> children(Element record, String name) {
        return record.child(name).map(Element::children).orElse(List.of());
    }

    private Literals literals(Call call) {
        return new Literals(access.user(call.session()).formatting());
    }
}
