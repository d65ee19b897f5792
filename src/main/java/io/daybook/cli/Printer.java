package io.daybook.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;

/**
 * Where a command writes: results to standard output, everything else (progress, hints, errors) to standard error, so
 * that {@code --json} leaves standard output to the JSON alone.
 */
public final class Printer {
    private final PrintWriter out;
    private final PrintWriter err;

    public Printer(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /** A line of the result. */
    void result(String line) {
        out.println(line);
        out.flush();
    }

    /** The result as one line of JSON. */
    void json(Object value) {
        try {
            result(new ObjectMapper().writeValueAsString(value));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A line for the person at the terminal. */
    void note(String line) {
        err.println(line);
        err.flush();
    }

    PrintWriter out() {
        return out;
    }

    PrintWriter err() {
        return err;
    }
}
