package io.daybook.sandbox.intacct.books;

/** Record numbers to come: AR documents and payments share one series, all lines another. Thread-safe. */
final class Numbering {
    private long document;
    private long line;
    private long audit;

    Numbering(long document, long line, long audit) {
        this.document = document;
        this.line = line;
        this.audit = audit;
    }

    static Numbering ofFreshBooks() {
        return new Numbering(1_001, 20_001, 1);
    }

    synchronized long document() {
        return document++;
    }

    synchronized long line() {
        long next = line;
        line += next % 97 == 0 ? 3 : 1;
        return next;
    }

    synchronized long audit() {
        return audit++;
    }
}
