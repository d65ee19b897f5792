package io.daybook.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.mapping.Mapping;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the records read. Always {@code read = loaded + unchanged + ignored + deadLetters}.
 *
 * @param read records the platform gave
 * @param loaded records that wrote to the ledger
 * @param unchanged records the ledger had already
 * @param ignored records the mapping leaves out on purpose
 * @param deadLetters records of documents that were set aside
 * @param money currency to sum over all records read, in the ledger's sign
 */
public record Counts(
        long read, long loaded, long unchanged, long ignored, long deadLetters, Map<String, BigDecimal> money) {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, Map.of());

    public Counts {
        money = Map.copyOf(money);
    }

    public Counts plus(Counts other) {
        Map<String, BigDecimal> sum = new TreeMap<>(money);
        other.money.forEach((currency, amount) -> sum.merge(currency, amount, BigDecimal::add));
        return new Counts(
                read + other.read,
                loaded + other.loaded,
                unchanged + other.unchanged,
                ignored + other.ignored,
                deadLetters + other.deadLetters,
                sum);
    }

    /** Adds up money over records: the platform's own count of them, whatever the mapping thinks of each. */
    static Map<String, BigDecimal> moneyOf(Mapping mapping, Iterable<Entry> entries) {
        Map<String, BigDecimal> sum = new TreeMap<>();
        for (Entry entry : entries) {
            mapping.money(entry.draft().record())
                    .ifPresent(money -> sum.merge(money.currency(), money.amount(), BigDecimal::add));
        }
        return sum;
    }

    /** A sum of money as it is kept in tables: currency to decimal text. */
    public static String text(Map<String, BigDecimal> money) {
        Map<String, String> texts = new TreeMap<>();
        money.forEach((currency, amount) -> texts.put(currency, amount.toPlainString()));
        try {
            return JSON.writeValueAsString(texts);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Reads such a sum back. */
    static Map<String, BigDecimal> money(String text) {
        try {
            Map<String, BigDecimal> money = new TreeMap<>();
            JSON.readValue(text, TEXTS).forEach((currency, amount) -> money.put(currency, new BigDecimal(amount)));
            return money;
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("this is not an object of decimal texts: " + text, damaged);
        }
    }
}
