package io.daybook.cli;

/**
 * A line on standard error that is written over by the next one; where standard error is no terminal, a line each, at most one
 * in ten seconds. Used by one thread.
 */
final class RenewedLine {
    private static final long EVERY_NANOSECONDS = 10_000_000_000L;

    private final Workplace workplace;
    private final long start = System.nanoTime();
    private long next = start;
    private int width;

    RenewedLine(Workplace workplace) {
        this.workplace = workplace;
    }

    void show(String text) {
        long now = System.nanoTime();
        long seconds = (now - start) / 1_000_000_000L;
        String line = String.format("%d:%02d  %s", seconds / 60, seconds % 60, text);
        if (workplace.terminal()) {
            int most = Math.max(20, workplace.width() - 1);
            String fitting = line.length() > most ? line.substring(0, most) : line;
            workplace.printer().err().print("\r" + fitting + " ".repeat(Math.max(0, width - fitting.length())));
            workplace.printer().err().flush();
            width = fitting.length();
        } else if (now >= next) {
            next = now + EVERY_NANOSECONDS;
            workplace.printer().note(line);
        }
    }
}
