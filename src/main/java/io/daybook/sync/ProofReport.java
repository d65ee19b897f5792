package io.daybook.sync;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * How a platform's own counts and sums compare with what became of its records here.
 *
 * @param verdict whether they agree
 * @param at when the platform gave them, by our clock, UTC
 * @param platform what the platform counted and added up
 * @param ledger living ledger rows, but not of documents with an open dead letter
 * @param letters open dead letters
 * @param ignored documents that the mapping leaves out
 * @param differing documents that do not agree: key to how
 */
public record ProofReport(
        Verdict verdict,
        Instant at,
        Tally platform,
        Tally ledger,
        Tally letters,
        Tally ignored,
        Map<Long, String> differing) {
    private static final int SHOWN = 5;

    public ProofReport {
        differing = new TreeMap<>(differing);
    }

    /** Whether counts and sums agree. */
    public enum Verdict {
        AGREES("agrees"),
        /** Every part agreed at its moment, though the books changed meanwhile. */
        AGREES_BY_PARTS("agrees by parts"),
        DIFFERS("differs");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** As it is kept in {@code daybook.sync.proof}. */
        public String text() {
            return text;
        }
    }

    public boolean agrees() {
        return verdict != Verdict.DIFFERS;
    }

    /** What became of the records here, altogether. */
    public Tally ours() {
        return ledger.plus(letters).plus(ignored);
    }

    /** Who has how much, per currency, and the first documents that differ. */
    public String message(String platformName) {
        StringJoiner text = new StringJoiner(" ");
        text.add(platformName + " has " + inWords(platform) + ";");
        text.add("here are " + inWords(ours()) + ".");
        if (!differing.isEmpty()) {
            StringJoiner documents = new StringJoiner("; ", "Documents that differ: ", "");
            differing.entrySet().stream()
                    .limit(SHOWN)
                    .forEach(document -> documents.add(document.getKey() + " (" + document.getValue() + ")"));
            if (differing.size() > SHOWN) {
                documents.add((differing.size() - SHOWN) + " more");
            }
            text.add(documents + ".");
        }
        return text.toString();
    }

    static String inWords(Tally tally) {
        Map<String, BigDecimal> money = new TreeMap<>();
        tally.counts().forEach((key, count) -> {
            if (!key.currency().isEmpty()) {
                money.merge(key.currency(), count.amount(), BigDecimal::add);
            }
        });
        StringJoiner text = new StringJoiner(", ");
        text.add(tally.records() + " records");
        money.forEach((currency, amount) -> text.add(amount.toPlainString() + " " + currency));
        return text.toString();
    }
}
