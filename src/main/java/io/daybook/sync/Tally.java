package io.daybook.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.ledger.LedgerTotals.Sum;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.SourceRecord;
import io.daybook.source.Total;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Records and amounts, per currency and status of the platform: what control totals compare. Two are equal when every count
 * and every sum is. Immutable.
 */
public final class Tally {
    public static final Tally NOTHING = new Tally(new TreeMap<>());
    private static final TypeReference<List<Map<String, String>>> TEXTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param currency empty where there is no money */
    public record Key(String currency, String status) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCurrency = currency.compareTo(other.currency);
            return byCurrency != 0 ? byCurrency : status.compareTo(other.status);
        }
    }

    /** @param amount in the ledger's sign */
    public record Count(long records, BigDecimal amount) {
        public static final Count NONE = new Count(0, BigDecimal.ZERO);

        public Count {
            amount = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        }

        Count plus(Count other) {
            return new Count(records + other.records, amount.add(other.amount));
        }
    }

    private final TreeMap<Key, Count> counts;

    private Tally(TreeMap<Key, Count> counts) {
        this.counts = counts;
    }

    /** Of a document's records as they came, whatever the mapping thinks of them. */
    static Tally of(Mapping mapping, List<Entry> entries) {
        TreeMap<Key, Count> counts = new TreeMap<>();
        for (Entry entry : entries) {
            SourceRecord record = entry.draft().record();
            BigDecimal amount = mapping.money(record).map(Mapping.Money::amount).orElse(BigDecimal.ZERO);
            counts.merge(
                    new Key(mapping.currencyOf(record), mapping.status(record)), new Count(1, amount), Count::plus);
        }
        return new Tally(counts);
    }

    static Tally of(Total total) {
        return of(total.currency(), total.status(), total.records(), total.amount());
    }

    static Tally of(Sum sum) {
        return of(sum.currency(), sum.status(), sum.records(), sum.amount());
    }

    private static Tally of(String currency, String status, long records, BigDecimal amount) {
        TreeMap<Key, Count> counts = new TreeMap<>();
        counts.put(new Key(currency, status), new Count(records, amount));
        return new Tally(counts);
    }

    static Tally ofTotals(List<Total> totals) {
        return totals.stream().map(Tally::of).reduce(NOTHING, Tally::plus);
    }

    static Tally ofSums(List<Sum> sums) {
        return sums.stream().map(Tally::of).reduce(NOTHING, Tally::plus);
    }

    Tally plus(Tally other) {
        TreeMap<Key, Count> sum = new TreeMap<>(counts);
        other.counts.forEach((key, count) -> sum.merge(key, count, Count::plus));
        return new Tally(sum);
    }

    /** By currency and status, in their order. */
    public Map<Key, Count> counts() {
        return new LinkedHashMap<>(counts);
    }

    /** By currency alone, in its order; an empty one where there is no money. */
    public Map<String, Count> byCurrency() {
        Map<String, Count> byCurrency = new TreeMap<>();
        counts.forEach((key, count) -> byCurrency.merge(key.currency(), count, Count::plus));
        return byCurrency;
    }

    public Count of(Key key) {
        return counts.getOrDefault(key, Count.NONE);
    }

    public long records() {
        return counts.values().stream().mapToLong(Count::records).sum();
    }

    /** As it is kept in tables. */
    public String text() {
        List<Map<String, String>> texts = counts.entrySet().stream()
                .map(entry -> {
                    Map<String, String> text = new LinkedHashMap<>();
                    text.put("currency", entry.getKey().currency());
                    text.put("status", entry.getKey().status());
                    text.put("records", Long.toString(entry.getValue().records()));
                    text.put("amount", entry.getValue().amount().toPlainString());
                    return text;
                })
                .toList();
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads such a text back. */
    static Tally parse(String text) {
        try {
            Tally tally = NOTHING;
            for (Map<String, String> entry : JSON.readValue(text, TEXTS)) {
                tally = tally.plus(of(
                        entry.get("currency"),
                        entry.get("status"),
                        Long.parseLong(entry.get("records")),
                        new BigDecimal(entry.get("amount"))));
            }
            return tally;
        } catch (JsonProcessingException | NumberFormatException damaged) {
            throw new IllegalStateException("this is no tally: " + text, damaged);
        }
    }

    private Map<Key, Count> present() {
        Map<Key, Count> present = new TreeMap<>(counts);
        present.values().removeIf(Count.NONE::equals);
        return present;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tally tally && tally.present().equals(present());
    }

    @Override
    public int hashCode() {
        return present().hashCode();
    }

    @Override
    public String toString() {
        return text();
    }
}
