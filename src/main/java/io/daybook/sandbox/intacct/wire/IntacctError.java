package io.daybook.sandbox.intacct.wire;

import java.util.ArrayList;
import java.util.List;

/** A refusal in the platform's own words: the cause first, then the generic wrappers (Intacct reference 1.4, 6.1). */
public final class IntacctError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Cause> problems;

    /**
     * One {@code error} element.
     *
     * @param number a code or free text; {@code null} where the platform leaves it out
     * @param description2 says what is wrong
     * @param details what {@code showadditionalerrorinfo} adds
     */
    public record Cause(
            String number, String description, String description2, String correction, ErrorDetails details) {
        /** Of an error whose finer number is not published. */
        public Cause(String number, String description, String description2, String correction) {
            this(number, description, description2, correction, ErrorDetails.UNKNOWN);
        }
    }

    private IntacctError(List<Cause> problems) {
        super(problems.get(0).number() + ": " + problems.get(0).description2());
        this.problems = List.copyOf(problems);
    }

    /** With {@code errorno} and {@code description2}. */
    public static IntacctError of(String number, String description2) {
        return new IntacctError(List.of(new Cause(number, "", description2, "")));
    }

    /** With {@code errorno}, {@code description2} and what to do. */
    public static IntacctError of(String number, String description2, String correction) {
        return new IntacctError(List.of(new Cause(number, "", description2, correction)));
    }

    /** With everything. */
    public static IntacctError of(Cause problem) {
        return new IntacctError(List.of(problem));
    }

    /** Something was asked for that the server cannot process: {@code DL02000001}. */
    public static IntacctError processing(String why) {
        return new IntacctError(List.of(
                new Cause("DL02000001", "", why, ""),
                new Cause("DL02000001", "", "There was an error processing the request.", "")));
    }

    /** A field that a function needs is missing or wrong: {@code BL03000018}. */
    public static IntacctError validation(String what) {
        return of("BL03000018", what, "Enter a valid value, and try again.");
    }

    /** The same with a generic wrapper after it. */
    public IntacctError wrapped(String number, String description2) {
        return wrapped(new Cause(number, "", description2, ""));
    }

    /** The same with another error after it. */
    public IntacctError wrapped(Cause wrapper) {
        List<Cause> more = new ArrayList<>(problems);
        more.add(wrapper);
        return new IntacctError(more);
    }

    public List<Cause> problems() {
        return problems;
    }
}
