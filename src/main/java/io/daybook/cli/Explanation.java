package io.daybook.cli;

import io.daybook.config.Problem;
import io.daybook.mapping.MappingException;
import io.daybook.source.SourceException;
import io.daybook.sync.DatabaseAway;

/** Says in one message why a command failed. The stack trace is for those who ask for it. */
final class Explanation {
    private final Printer printer;
    private final boolean debug;

    Explanation(Printer printer, boolean debug) {
        this.printer = printer;
        this.debug = debug;
    }

    /** @return the exit code */
    int of(Exception failure) {
        int code = print(failure);
        if (debug) {
            failure.printStackTrace(printer.err());
            printer.err().flush();
        }
        return code;
    }

    private int print(Exception failure) {
        if (failure instanceof Problem problem) {
            printer.note("daybook: " + problem.getMessage());
            return problem.exitCode();
        }
        if (failure instanceof MappingException mistakes) {
            printer.note("daybook: the mappings cannot be used:");
            printer.note(mistakes.getMessage());
            printer.note("Nothing was changed. See docs/mapping.md.");
            return Problem.WRONG_USE;
        }
        if (failure instanceof SourceException source) {
            printer.note("daybook: " + source.getMessage());
            return Problem.FAILED;
        }
        if (DatabaseAway.is(failure)) {
            printer.note("daybook: the database went away: " + firstLine(root(failure)));
            printer.note("  See that PostgreSQL runs, then run this again. What was committed is kept.");
            return Problem.FAILED;
        }
        printer.note("daybook: something went wrong that Daybook has no words for: " + firstLine(failure));
        printer.note("  Run it again with --debug and report what you see. What was committed is kept.");
        return Problem.FAILED;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String firstLine(Throwable failure) {
        return failure.toString().lines().findFirst().orElse("");
    }
}
