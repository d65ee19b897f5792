package io.daybook.bench;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a statement asks of each line, by the names that it gives its columns. For one answer. */
final class PreparedColumns {
    private static final Pattern NAMED = Pattern.compile(" AS (daybook_\\w+|f_\\w+)");

    /** Of the shipped mapping of invoices. A column that it lacks here makes the benchmark fail, not run on less. */
    private static final Map<String, Column> KNOWN = Map.ofEntries(
            entry("daybook_document", invoice((books, line, out) -> out.put(PreparedBooks.document(line)))),
            entry("daybook_key", line((books, line, out) -> out.put(PreparedBooks.key(line)))),
            entry("daybook_modified_1", invoice(PreparedColumns::clock)),
            entry("daybook_modified_2", invoice(PreparedColumns::clock)),
            entry("f_id", invoice((books, line, out) -> out.put(PreparedBooks.document(line)))),
            entry("f_invoice_number", invoice((books, line, out) -> out.put("INV")
                    .put(PreparedBooks.document(line)))),
            entry("f_entity", invoice((books, line, out) -> out.put(books.customer(line)))),
            entry("f_subsidiary", invoice((books, line, out) -> out.put("1"))),
            entry("f_status", invoice((books, line, out) -> out.put(books.status(line)))),
            entry("f_voided", invoice((books, line, out) -> out.put("F"))),
            entry("f_is_void", invoice((books, line, out) -> out.put("F"))),
            entry("f_trandate", invoice((books, line, out) -> date(books.date(line), out))),
            entry(
                    "f_duedate",
                    invoice((books, line, out) -> date(books.date(line).plusDays(30), out))),
            entry("f_header_memo", invoice((books, line, out) -> out.put("Order ")
                    .put(PreparedBooks.document(line))
                    .put(", as agreed, edition ")
                    .put(books.edition()))),
            entry("f_line", line((books, line, out) -> out.put(PreparedBooks.key(line)))),
            entry("f_line_number", line((books, line, out) -> out.put(line % PreparedBooks.LINES_OF_AN_INVOICE + 1))),
            entry("f_item", line((books, line, out) -> out.put(books.product(line)))),
            entry("f_memo", line((books, line, out) -> out.put("Platform licence, seats of team ")
                    .put(line))),
            entry("f_category", line((books, line, out) -> out.put(books.category(line)))),
            entry("f_period_start", line((books, line, out) -> date(books.periodStart(line), out))),
            entry("f_period_end", line((books, line, out) -> date(books.periodEnd(line), out))),
            entry("f_symbol", invoice((books, line, out) -> out.put(books.currency(line)))),
            entry("f_subsidiary_symbol", invoice((books, line, out) -> out.put("EUR"))),
            entry("f_account_symbol", invoice((books, line, out) -> out.put("EUR"))),
            entry("f_netamount", line((books, line, out) -> out.amount(-books.amount(line)))),
            entry("f_foreignamount", line((books, line, out) -> out.amount(-books.foreignAmount(line)))));

    /** Null for each of these lines, so that NetSuite would leave them out. */
    private static final Set<String> ALWAYS_NULL = Set.of("daybook_modified_3", "f_reversed_by");

    private final List<byte[]> openings = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    /** Where the values of the line before begin and end. */
    private int[] begin;

    private int[] end;
    private long invoice = -1;

    /** @param ofInvoice whether it is the same for all lines of an invoice */
    private record Column(boolean ofInvoice, Value value) {}

    /** Writes one value, without quotes. */
    private interface Value {
        void write(PreparedBooks books, long line, JsonBuffer out);
    }

    private static Column invoice(Value value) {
        return new Column(true, value);
    }

    private static Column line(Value value) {
        return new Column(false, value);
    }

    private PreparedColumns() {}

    /** @throws IllegalArgumentException the statement asks for something that these books do not have */
    static PreparedColumns of(String statement) {
        PreparedColumns asked = new PreparedColumns();
        Matcher names = NAMED.matcher(statement);
        while (names.find()) {
            Column column = KNOWN.get(names.group(1));
            if (column == null && !ALWAYS_NULL.contains(names.group(1))) {
                throw new IllegalArgumentException("the benchmark's books have no " + names.group(1));
            }
            if (column != null) {
                String opening = (asked.columns.isEmpty() ? "{\"links\":[],\"" : "\",\"") + names.group(1) + "\":\"";
                asked.openings.add(opening.getBytes(StandardCharsets.US_ASCII));
                asked.columns.add(column);
            }
        }
        if (asked.columns.isEmpty()) {
            throw new IllegalArgumentException("the benchmark does not know this statement: " + statement);
        }
        asked.begin = new int[asked.columns.size()];
        asked.end = new int[asked.columns.size()];
        return asked;
    }

    /** One item of an answer, into the same buffer as the one before. */
    void write(PreparedBooks books, long line, JsonBuffer out) {
        boolean sameInvoice = invoice == PreparedBooks.document(line);
        for (int i = 0; i < begin.length; i++) {
            out.put(openings.get(i));
            int from = out.length();
            if (sameInvoice && columns.get(i).ofInvoice()) {
                out.again(begin[i], end[i]);
            } else {
                columns.get(i).value().write(books, line, out);
            }
            begin[i] = from;
            end[i] = out.length();
        }
        invoice = PreparedBooks.document(line);
        out.put("\"}");
    }

    private static void clock(PreparedBooks books, long line, JsonBuffer out) {
        out.put("2026-03-")
                .digits(1 + books.edition() % 28, 2)
                .put("T")
                .digits(PreparedBooks.document(line) % 24, 2)
                .put(":15:00Z");
    }

    /** The day before the month, with slashes. */
    private static void date(LocalDate date, JsonBuffer out) {
        out.digits(date.getDayOfMonth(), 2)
                .put("/")
                .digits(date.getMonthValue(), 2)
                .put("/")
                .digits(date.getYear(), 4);
    }
}
