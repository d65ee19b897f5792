package io.daybook.source.netsuite;

import io.daybook.source.Window;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Cuts a range of document keys into windows of equal width, about so many records each if keys are spread evenly. The first
 * is open at the bottom and the last at the top, so that a document with a new key is in one of them.
 *
 * @param windowRecords how many records a window should hold
 * @param mostWindows how many windows there may be
 */
record WindowPlanner(int windowRecords, int mostWindows) {

    /**
     * @param records how many there are
     * @param low the smallest document key
     * @param high the greatest document key
     */
    List<Window> plan(long records, long low, long high) {
        BigInteger span =
                BigInteger.valueOf(high).subtract(BigInteger.valueOf(low)).add(BigInteger.ONE);
        long wanted = Math.min(mostWindows, (records + windowRecords - 1) / windowRecords);
        long count = BigInteger.valueOf(wanted).min(span).longValue();
        if (count <= 1) {
            return List.of(Window.all());
        }
        List<Window> windows = new ArrayList<>();
        long after = Long.MIN_VALUE;
        for (long i = 1; i < count; i++) {
            BigInteger width = span.multiply(BigInteger.valueOf(i)).divide(BigInteger.valueOf(count));
            long upTo =
                    BigInteger.valueOf(low).subtract(BigInteger.ONE).add(width).longValueExact();
            // Equal only where the smallest key is the smallest number there is.
            if (upTo > after) {
                windows.add(new Window(after, OptionalLong.of(upTo)));
                after = upTo;
            }
        }
        windows.add(new Window(after, OptionalLong.empty()));
        return windows;
    }
}
