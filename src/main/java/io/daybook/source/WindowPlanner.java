package io.daybook.source;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Cuts a range of document keys into windows, about so many records each if keys are spread evenly. The first is open at the
 * bottom and the last at the top, so that a document with a new key is in one of them.
 *
 * <p>Towards the end windows become smaller, down to a page: those who read side by side then end at about the same time,
 * and none of an account's slots rests while somebody else still has a long way to go. Windows are whole pages: a page that
 * is half empty takes a slot as long as a full one.
 *
 * @param windowRecords how many records a window should hold at most
 * @param mostWindows how many windows there may be
 * @param page how many records the platform gives at once at most
 */
public record WindowPlanner(int windowRecords, int mostWindows, int page) {
    /** Of what is left, one reader takes this part of its share. */
    private static final int PART = 2;

    /** So many pages are read by one reader: that is sooner done than shared. */
    private static final int NOT_SHARED = 2;

    /**
     * @param records how many there are
     * @param low the smallest document key
     * @param high the greatest document key
     * @param readers how many will read side by side, at least 1
     */
    public List<Window> plan(long records, long low, long high, int readers) {
        BigInteger first = BigInteger.valueOf(low);
        BigInteger span = BigInteger.valueOf(high).subtract(first).add(BigInteger.ONE);
        List<Window> windows = new ArrayList<>();
        long after = Long.MIN_VALUE;
        for (long end : ends(records, readers)) {
            BigInteger width = span.multiply(BigInteger.valueOf(end)).divide(BigInteger.valueOf(records));
            // Narrower than one key, it would reach to before the smallest, and there may be no such number.
            long upTo = width.signum() == 0
                    ? Long.MIN_VALUE
                    : first.add(width).subtract(BigInteger.ONE).longValueExact();
            // None is empty: neither this one nor what is left after it.
            if (upTo > after && upTo < high) {
                windows.add(new Window(after, OptionalLong.of(upTo)));
                after = upTo;
            }
        }
        windows.add(after == Long.MIN_VALUE ? Window.all() : new Window(after, OptionalLong.empty()));
        return windows;
    }

    /** How many records there are up to the end of each window but the last. */
    private List<Long> ends(long records, int readers) {
        List<Long> ends = new ArrayList<>();
        if (records <= (long) NOT_SHARED * page && records <= windowRecords) {
            return ends;
        }
        long needed = (records + mostWindows - 1) / mostWindows;
        long usual = wholePages(windowRecords);
        long most = usual >= needed ? usual : wholePages(needed + page - 1);
        long smallest = Math.min(page, most);
        long end = 0;
        while (true) {
            long left = records - end;
            long share = wholePages(left / ((long) PART * readers));
            long size = Math.max(smallest, Math.min(most, share));
            if (left - size < 1 || ends.size() == mostWindows - 1) {
                return ends;
            }
            end += size;
            ends.add(end);
        }
    }

    /** So many full pages as there are in it; less than a page stays as it is. */
    private long wholePages(long records) {
        return records < page ? records : records - records % page;
    }
}
