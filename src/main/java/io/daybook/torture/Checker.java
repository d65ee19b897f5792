package io.daybook.torture;

import io.daybook.torture.Difference.Kind;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares the ledger with the books, row by row and value by value, and remembers every row it ever saw living, since a row
 * may be marked as deleted and never vanish. Used by one thread.
 */
final class Checker {
    /** Differences that are told; of the others only the number. */
    static final int MOST_SHOWN = 20;

    private static final int LONGEST_VALUE = 120;

    private final long connection;
    private final Map<String, Set<String>> seenLiving = new HashMap<>();

    /** @param connection whose books */
    Checker(long connection) {
        this.connection = connection;
        LedgerTables.ALL.forEach(table -> seenLiving.put(table, new HashSet<>()));
    }

    /**
     * Compares.
     *
     * @param expected what the books say
     * @param database PostgreSQL, in which nobody is writing
     */
    Verdict compare(Expectation expected, Connection database) throws SQLException {
        FoundLedger found = FoundLedger.read(database, connection);
        Findings findings = new Findings();
        long rows = 0;
        long tombstones = 0;
        for (String table : LedgerTables.ALL) {
            List<FoundLedger.Row> all = found.rows().get(table);
            List<FoundLedger.Row> settled =
                    all.stream().filter(row -> !setAside(expected, table, row)).toList();
            rows += compareTable(table, expected.living().get(table), all, settled, findings);
            tombstones += all.stream().filter(FoundLedger.Row::deleted).count();
            compareSums(table, expected.living().get(table), settled, findings);
        }
        long letters = compareLetters(expected.refused(), found.letters(), findings);
        return new Verdict(rows, tombstones, letters, expected.ignored(), findings.shown, findings.total);
    }

    /** Whether its document has a dead letter: what the ledger had of it before stays as it was until that is mended. */
    private static boolean setAside(Expectation expected, String table, FoundLedger.Row row) {
        Object document = row.columns().getOrDefault(LedgerTables.DOCUMENT.getOrDefault(table, ""), row.id());
        return expected.refused()
                .getOrDefault(LedgerTables.DATA_TYPE.get(table), Set.of())
                .contains(String.valueOf(document));
    }

    private long compareTable(
            String table,
            Map<String, Map<String, Object>> expected,
            List<FoundLedger.Row> all,
            List<FoundLedger.Row> found,
            Findings findings) {
        Set<String> met = new HashSet<>();
        for (FoundLedger.Row row : all) {
            if (!met.add(row.id())) {
                findings.add(new Difference(Kind.DUPLICATE, table, row.id(), "", "", ""));
            }
        }
        long compared = 0;
        for (FoundLedger.Row row : found) {
            Map<String, Object> columns = expected.get(row.id());
            if (row.deleted()) {
                if (columns != null) {
                    findings.add(new Difference(Kind.TOMBSTONED, table, row.id(), "", "", text(row.because())));
                } else if (row.because() == null || row.because().isBlank()) {
                    findings.add(new Difference(Kind.UNEXPLAINED, table, row.id(), "deleted_because", "", ""));
                }
            } else {
                seenLiving.get(table).add(row.id());
                if (columns == null) {
                    findings.add(new Difference(Kind.EXTRA, table, row.id(), "", "", ""));
                } else {
                    compared++;
                    compareRow(table, row, columns, findings);
                }
            }
        }
        expected.keySet().stream()
                .filter(id -> !met.contains(id))
                .sorted()
                .forEach(id -> findings.add(new Difference(Kind.MISSING, table, id, "", "", "")));
        seenLiving.get(table).stream()
                .filter(id -> !met.contains(id) && !expected.containsKey(id))
                .sorted()
                .forEach(id -> findings.add(new Difference(Kind.REMOVED, table, id, "", "", "")));
        return compared;
    }

    private static void compareRow(String table, FoundLedger.Row row, Map<String, Object> columns, Findings findings) {
        columns.forEach((column, value) -> {
            Object stored = row.columns().get(column);
            if (!same(value, stored)) {
                findings.add(new Difference(Kind.DIFFERS, table, row.id(), column, text(value), text(stored)));
            }
        });
    }

    private static boolean same(Object expected, Object found) {
        if (expected instanceof Expectation.Loosely loosely) {
            return loosely.accepts(found);
        }
        if (expected instanceof BigDecimal number && found instanceof BigDecimal stored) {
            return number.compareTo(stored) == 0;
        }
        return Objects.equals(expected, found);
    }

    /** What finance would add up, over everything that lives on either side. */
    private static void compareSums(
            String table, Map<String, Map<String, Object>> expected, List<FoundLedger.Row> found, Findings findings) {
        LedgerTables.MONEY.getOrDefault(table, Map.of()).forEach((amount, currency) -> {
            Map<String, Sum> books = new TreeMap<>();
            expected.values().forEach(row -> add(books, row, amount, currency));
            Map<String, Sum> ledger = new TreeMap<>();
            found.stream().filter(row -> !row.deleted()).forEach(row -> add(ledger, row.columns(), amount, currency));
            Set<String> currencies = new HashSet<>(books.keySet());
            currencies.addAll(ledger.keySet());
            for (String code : currencies.stream().sorted().toList()) {
                Sum ours = ledger.getOrDefault(code, Sum.NOTHING);
                Sum theirs = books.getOrDefault(code, Sum.NOTHING);
                if (ours.count != theirs.count || ours.amount.compareTo(theirs.amount) != 0) {
                    findings.add(new Difference(Kind.SUM, table, code, amount, theirs.toString(), ours.toString()));
                }
            }
        });
    }

    private record Sum(long count, BigDecimal amount) {
        static final Sum NOTHING = new Sum(0, BigDecimal.ZERO);

        @Override
        public String toString() {
            return count + " rows of " + amount.toPlainString();
        }
    }

    private static void add(Map<String, Sum> sums, Map<String, Object> row, String amount, String currency) {
        if (row.get(amount) instanceof BigDecimal number) {
            sums.merge(
                    String.valueOf(row.get(currency)),
                    new Sum(1, number),
                    (one, other) -> new Sum(one.count + other.count, one.amount.add(other.amount)));
        }
    }

    private static long compareLetters(
            Map<String, Set<String>> refused, Map<String, List<String>> open, Findings findings) {
        long letters = 0;
        for (Map.Entry<String, List<String>> dataType : open.entrySet()) {
            letters += dataType.getValue().size();
            Set<String> met = new HashSet<>();
            for (String key : dataType.getValue()) {
                if (!met.add(key)) {
                    findings.add(new Difference(Kind.DUPLICATE, "letter of " + dataType.getKey(), key, "", "", ""));
                }
                if (!refused.getOrDefault(dataType.getKey(), Set.of()).contains(key)) {
                    findings.add(new Difference(Kind.LETTER_EXTRA, dataType.getKey(), key, "", "", ""));
                }
            }
        }
        refused.forEach((dataType, keys) -> keys.stream()
                .filter(key -> !open.getOrDefault(dataType, List.of()).contains(key))
                .forEach(key -> findings.add(new Difference(Kind.LETTER_MISSING, dataType, key, "", "", ""))));
        return letters;
    }

    private static String text(Object value) {
        String text = value == null
                ? "nothing"
                : value instanceof BigDecimal number ? number.toPlainString() : "'" + value + "'";
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
    }

    /** Keeps the first ones and counts all. */
    private static final class Findings {
        private final List<Difference> shown = new ArrayList<>();
        private long total;

        void add(Difference difference) {
            total++;
            if (shown.size() < MOST_SHOWN) {
                shown.add(difference);
            }
        }
    }
}
