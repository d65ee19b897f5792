package io.daybook.cli;

import io.daybook.app.Platforms;
import io.daybook.connection.Connection;
import io.daybook.source.Platform;
import java.util.List;
import java.util.regex.Pattern;

/** Tries a connection step by step and prints each finding. Not thread-safe. */
final class ConnectionTest {
    private final Printer printer;
    private final boolean quiet;
    private List<Platform.Finding> findings = List.of();

    /** @param quiet prints the findings to standard error, because standard output is for JSON */
    ConnectionTest(Printer printer, boolean quiet) {
        this.printer = printer;
        this.quiet = quiet;
    }

    boolean passed(Platforms platforms, Connection connection) {
        findings = platforms.test(connection);
        for (Platform.Finding finding : findings) {
            String line =
                    (finding.passed() ? "ok      " : "FAILED  ") + finding.step() + ": " + message(finding, connection);
            if (quiet || !finding.passed()) {
                printer.note(line);
            } else {
                printer.result(line);
            }
        }
        return findings.stream().allMatch(Platform.Finding::passed);
    }

    /** Without what the line says already: the connection is the one that is tried, and the step stands in front. */
    private static String message(Platform.Finding finding, Connection connection) {
        return finding.message().replaceFirst("^" + Pattern.quote(connection.label()) + "(, [\\w ]+)?: ", "");
    }

    /** What was found, as it becomes JSON. */
    Object json(long connection) {
        return new Result(connection, findings.stream().allMatch(Platform.Finding::passed), findings);
    }

    /** How {@code connections test} answers in JSON. */
    private record Result(long connection, boolean passed, List<Platform.Finding> steps) {}
}
