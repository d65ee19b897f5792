package io.daybook.bench;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers the statements that a sync of invoices asks: pages, how many there are, counts and sums, and that nothing has
 * changed since. Of every other data type there is nothing. It recognises statements and does not understand SuiteQL: that is
 * the sandbox's part. Thread-safe.
 */
final class PreparedAnswers {
    /** Rows of a page (NetSuite reference 2.1). */
    static final int PAGE = 1000;

    /** Counts that stand beside each other in one statement: what has moved since. */
    private static final Pattern COUNT = Pattern.compile(" AS (daybook_new_\\d+)");

    private static final Pattern SINCE = Pattern.compile("TO_DATE\\('");
    private static final Pattern AFTER_KEY = Pattern.compile("tl\\.uniquekey > (-?\\d+)");
    private static final Pattern AFTER_DOCUMENT = Pattern.compile("t\\.id > (-?\\d+)");
    private static final Pattern UP_TO_DOCUMENT = Pattern.compile("t\\.id <= (-?\\d+)");

    private volatile PreparedBooks books;

    PreparedAnswers(PreparedBooks books) {
        this.books = books;
    }

    /** From now on these are the books. */
    void show(PreparedBooks now) {
        books = now;
    }

    PreparedBooks books() {
        return books;
    }

    /** Whether the answer is a page of records. */
    static boolean page(String statement) {
        return statement.contains("AS f_");
    }

    /**
     * @param out empty; what is answered
     * @throws IllegalArgumentException the statement is none that is known here
     */
    void answer(String statement, JsonBuffer out) {
        Matcher counts = COUNT.matcher(statement);
        PreparedBooks now = books;
        boolean invoices = statement.contains("t.type = 'CustInvc'")
                && !SINCE.matcher(statement).find();
        if (counts.find()) {
            nothingNew(counts, out);
        } else if (invoices && page(statement)) {
            records(now, statement, out);
        } else if (invoices && statement.contains("AS daybook_records")) {
            totals(now, statement, out);
        } else if (!page(statement) && statement.contains("COUNT(") && !statement.contains("AS daybook_records")) {
            counted(invoices ? now : new PreparedBooks(0, 0), out);
        } else {
            items(0, false, out, () -> {});
        }
    }

    /** @param counts at the first of them */
    private static void nothingNew(Matcher counts, JsonBuffer out) {
        items(1, false, out, () -> {
            out.put("{\"links\":[]");
            do {
                out.put(",\"" + counts.group(1) + "\":\"0\"");
            } while (counts.find());
            out.put("}");
        });
    }

    private static void counted(PreparedBooks books, JsonBuffer out) {
        items(1, false, out, () -> {
            out.put("{\"links\":[],\"n\":\"").put(books.lines());
            if (books.lines() > 0) {
                out.put("\",\"low\":\"")
                        .put(PreparedBooks.document(0))
                        .put("\",\"high\":\"")
                        .put(PreparedBooks.document(books.lines() - 1));
            }
            out.put("\"}");
        });
    }

    private static void records(PreparedBooks now, String statement, JsonBuffer out) {
        PreparedColumns columns = PreparedColumns.of(statement);
        long first = first(now, statement);
        long end = end(now, statement);
        long count = Math.max(0, Math.min(PAGE, end - first));
        items(count, first + count < end, out, () -> {
            for (long line = first; line < first + count; line++) {
                out.put(line > first ? "," : "");
                columns.write(now, line, out);
            }
        });
    }

    private static long first(PreparedBooks now, String statement) {
        Matcher key = AFTER_KEY.matcher(statement);
        if (key.find()) {
            return now.lineAfterKey(Long.parseLong(key.group(1)));
        }
        Matcher document = AFTER_DOCUMENT.matcher(statement);
        return document.find() ? now.lineAfterDocument(Long.parseLong(document.group(1))) : 0;
    }

    private static long end(PreparedBooks now, String statement) {
        Matcher document = UP_TO_DOCUMENT.matcher(statement);
        return document.find() ? now.lineAfterDocument(Long.parseLong(document.group(1))) : now.lines();
    }

    private static void totals(PreparedBooks now, String statement, JsonBuffer out) {
        long[] counts = new long[PreparedBooks.KINDS];
        long[] hundredths = new long[PreparedBooks.KINDS];
        String[] groups = new String[PreparedBooks.KINDS];
        long end = end(now, statement);
        for (long line = first(now, statement); line < end; line++) {
            int kind = (int) (PreparedBooks.document(line) % PreparedBooks.KINDS);
            if (counts[kind]++ == 0) {
                groups[kind] =
                        "\"daybook_currency\":\"" + now.currency(line) + "\",\"daybook_status\":\"" + now.status(line);
            }
            hundredths[kind] -= now.foreignAmount(line);
        }
        Map<String, Total> totals = new TreeMap<>();
        for (int kind = 0; kind < counts.length; kind++) {
            if (counts[kind] > 0) {
                totals.merge(groups[kind], new Total(counts[kind], hundredths[kind]), Total::plus);
            }
        }
        items(
                totals.size(),
                false,
                out,
                () -> totals.forEach((group, total) -> out.put(out.endsWith('[') ? "" : ",")
                        .put("{\"links\":[]," + group + "\",\"daybook_records\":\"" + total.records()
                                + "\",\"daybook_amount\":\""
                                + BigDecimal.valueOf(total.hundredths(), 2).toPlainString() + "\"}")));
    }

    private record Total(long records, long hundredths) {
        Total plus(Total other) {
            return new Total(records + other.records, hundredths + other.hundredths);
        }
    }

    /** What NetSuite has around items (NetSuite reference 2.2). */
    private static void items(long count, boolean more, JsonBuffer out, Runnable items) {
        out.put("{\"links\":[],\"count\":").put(count).put(",\"hasMore\":" + more + ",\"items\":[");
        items.run();
        out.put("],\"offset\":0,\"totalResults\":")
                .put(more ? count + 1 : count)
                .put("}");
    }
}
