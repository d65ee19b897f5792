package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.query.Column;
import io.daybook.sandbox.intacct.query.Page;
import io.daybook.sandbox.intacct.wire.Element;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** {@code retrievepdf}: an invoice by its record number, an order by its document id (Intacct reference 3.3). One page with one line. */
final class RetrievePdf implements Function {
    private static final Set<String> PRINTED = Set.of("ARINVOICE", "SODOCUMENT");

    private final Access access;
    private final Records records;

    RetrievePdf(Access access, Records records) {
        this.access = access;
        this.records = records;
    }

    @Override
    public Outcome run(Call call, Handle handle) {
        Element wanted = call.body().children().stream()
                .findFirst()
                .orElseThrow(() -> IntacctError.validation("Missing object"));
        ObjectType object = access.checked(call, access.named(wanted.name()), "RETRIEVE_PDF");
        if (!PRINTED.contains(object.name())) {
            throw IntacctError.validation("Illegal object '" + wanted.name() + "'");
        }
        String field = object.name().equals("ARINVOICE") ? "RECORDNO" : object.idField();
        String key = wanted.text(field).orElseThrow(() -> IntacctError.validation("Missing " + field));
        Page found = records.page(handle, call, object, List.of(Column.of("RECORDNO")), field, List.of(key));
        if (found.rows().isEmpty()) {
            throw IntacctError.validation("There is no document '" + key + "'");
        }
        String name = object.name().toLowerCase(Locale.ROOT);
        return Outcome.success(new XmlWriter()
                .open("data", "listtype", name, "count", "1")
                .open(name)
                .text("recordno", found.rows().get(0).get(0))
                .text("pdfdata", Base64.getEncoder().encodeToString(pdf(object.name() + " " + key)))
                .close(name)
                .close("data"));
    }

    private static byte[] pdf(String line) {
        String page = "BT /F1 24 Tf 72 720 Td (" + line.replaceAll("[^A-Za-z0-9 .-]", "_") + ") Tj ET";
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + page.length() + " >>\nstream\n" + page + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
        StringBuilder places = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            places.append("%010d 00000 n \n".formatted(pdf.length()));
            pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int table = pdf.length();
        pdf.append("xref\n0 6\n").append(places);
        pdf.append("trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n")
                .append(table)
                .append("\n%%EOF\n");
        return pdf.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
