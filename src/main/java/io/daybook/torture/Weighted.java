package io.daybook.torture;

import java.util.Random;

/** A kind of edit with how often it happens beside the others. */
interface Weighted {
    /** At least 1. */
    int weight();

    /** One of them, by weight. */
    static <E extends Weighted> E pick(E[] kinds, Random random) {
        int sum = 0;
        for (E kind : kinds) {
            sum += kind.weight();
        }
        int left = random.nextInt(sum);
        for (E kind : kinds) {
            left -= kind.weight();
            if (left < 0) {
                return kind;
            }
        }
        throw new IllegalStateException("the weights do not add up to " + sum);
    }
}
