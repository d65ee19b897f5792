package io.daybook.mapping;

import io.daybook.mapping.MappingException.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with one file, collected while it is read, so that all of it can be mended in one go. */
final class Mistakes {
    private final String file;
    private final List<Mistake> found = new ArrayList<>();

    /** @param file path as its reader knows it */
    Mistakes(String file) {
        this.file = file;
    }

    /**
     * @param line from 1
     * @param what what is wrong, naming the offending text
     * @param right what would be right
     */
    void add(int line, String what, String right) {
        found.add(new Mistake(file, line, what, right));
    }

    /** By line. */
    List<Mistake> all() {
        return found.stream().sorted(Comparator.comparingInt(Mistake::line)).toList();
    }

    boolean none() {
        return found.isEmpty();
    }
}
