package io.daybook.torture;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** What people type into free texts: what breaks whoever quotes, trims, cuts or encodes wrongly. Used by one thread. */
final class Phrases {
    private static final List<String> MEMOS = Arrays.asList(
            null,
            "Relance n° 2",
            "line\none\ttab",
            "\"quoted\", \\back\\slash",
            "🚀 décalé 𠮷野家",
            "<b>nicht fett</b> & Söhne",
            "  blanks at both ends  ",
            "x".repeat(1500),
            "null",
            "شركة النور");

    private final Random random;

    Phrases(Random random) {
        this.random = random;
    }

    /** {@code null} for none. */
    String memo() {
        String memo = MEMOS.get(random.nextInt(MEMOS.size()));
        return memo == null || random.nextInt(3) == 0 ? memo : memo + " " + random.nextInt(1000);
    }

    /** An address, now and then none. */
    String email(long customer) {
        return random.nextInt(5) == 0 ? null : "compta" + customer + "+" + random.nextInt(1000) + "@client.example";
    }
}
