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

    /** @throws IllegalArgumentException the statement is none that is known here */
    byte[] answer(String statement) {
        Matcher counts = COUNT.matcher(statement);
        if (counts.find()) {
            return nothingNew(counts);
        }
        PreparedBooks now = books;
        boolean invoices = statement.contains("t.type = 'CustInvc'")
                && !SINCE.matcher(statement).find();
        if (page(statement)) {
            return invoices ? records(now, statement) : items(0, false, new JsonBuffer(0));
        }
        if (statement.contains("AS daybook_records")) {
            return invoices ? totals(now, statement) : items(0, false, new JsonBuffer(0));
        }
        if (statement.contains("COUNT(")) {
            return counted(invoices ? now : new PreparedBooks(0, 0));
        }
        return items(0, false, new JsonBuffer(0));
    }

    /** @param counts at the first of them */
    private static byte[] nothingNew(Matcher counts) {
        JsonBuffer out = new JsonBuffer(400).put("{\"links\":[]");
        do {
            out.put(",\"" + counts.group(1) + "\":\"0\"");
        } while (counts.find());
        return items(1, false, out.put("}"));
    }

    private static byte[] counted(PreparedBooks books) {
        JsonBuffer out = new JsonBuffer(100).put("{\"links\":[],\"n\":\"").put(books.lines());
        if (books.lines() > 0) {
            out.put("\",\"low\":\"")
                    .put(PreparedBooks.document(0))
                    .put("\",\"high\":\"")
                    .put(PreparedBooks.document(books.lines() - 1));
        }
        return items(1, false, out.put("\"}"));
    }

    private static byte[] records(PreparedBooks now, String statement) {
        PreparedColumns names = PreparedColumns.of(statement);
        long first = first(now, statement);
        long end = end(now, statement);
        long count = Math.max(0, Math.min(PAGE, end - first));
        JsonBuffer out = new JsonBuffer((int) (count * 800 + 200));
        for (long line = first; line < first + count; line++) {
            if (line > first) {
                out.put(",");
            }
            names.write(now, line, out);
        }
        return items(count, first + count < end, out);
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

    private static byte[] totals(PreparedBooks now, String statement) {
        Map<String, long[]> totals = new TreeMap<>();
        long end = end(now, statement);
        for (long line = first(now, statement); line < end; line++) {
            long[] total = totals.computeIfAbsent(now.currency(line) + now.status(line), none -> new long[2]);
            total[0]++;
            total[1] -= now.foreignAmount(line);
        }
        JsonBuffer out = new JsonBuffer(2_000);
        totals.forEach((group, total) -> out.put(out.empty() ? "" : ",")
                .put("{\"links\":[],\"daybook_currency\":\"" + group.substring(0, 3) + "\",\"daybook_status\":\""
                        + group.substring(3) + "\",\"daybook_records\":\"" + total[0] + "\",\"daybook_amount\":\""
                        + BigDecimal.valueOf(total[1], 2).toPlainString() + "\"}"));
        return items(totals.size(), false, out);
    }

    /** What NetSuite has around items (NetSuite reference 2.2). */
    private static byte[] items(long count, boolean more, JsonBuffer items) {
        byte[] ready = items.toBytes();
        return new JsonBuffer(ready.length + 200)
                .put("{\"links\":[],\"count\":")
                .put(count)
                .put(",\"hasMore\":" + more + ",\"items\":[")
                .put(ready)
                .put("],\"offset\":0,\"totalResults\":")
                .put(more ? count + 1 : count)
                .put("}")
                .toBytes();
    }
}
