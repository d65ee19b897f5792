package io.daybook.mapping;

import java.util.List;
import java.util.stream.Collectors;

/** Mapping files that cannot be used: every mistake found, each with file, line, what is wrong and what would be right. */
public final class MappingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Mistake> mistakes;

    public MappingException(List<Mistake> mistakes) {
        super(mistakes.stream().map(Mistake::toString).collect(Collectors.joining("\n")));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<Mistake> mistakes() {
        return mistakes;
    }

    /**
     * @param file path as the reader knows it
     * @param line from 1
     * @param what what is wrong, naming the offending text
     * @param right what would be right
     */
    public record Mistake(String file, int line, String what, String right) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + what + "\n  " + right;
        }
    }
}
