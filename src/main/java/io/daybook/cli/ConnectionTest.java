package io.daybook.cli;

import io.daybook.app.Platforms;
import io.daybook.connection.Connection;
import io.daybook.source.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tries a connection step by step and prints each finding. */
final class ConnectionTest {
    private final Printer printer;
    private final boolean quiet;

    /** @param quiet prints the findings to standard error, because standard output is for JSON */
    ConnectionTest(Printer printer, boolean quiet) {
        this.printer = printer;
        this.quiet = quiet;
    }

    boolean passed(Platforms platforms, Connection connection) {
        List<Platform.Finding> findings = platforms.test(connection);
        for (Platform.Finding finding : findings) {
            String line = (finding.passed() ? "ok      " : "FAILED  ") + finding.step() + ": " + finding.message();
            if (quiet || !finding.passed()) {
                printer.note(line);
            } else {
                printer.result(line);
            }
        }
        return findings.stream().allMatch(Platform.Finding::passed);
    }

    static Map<String, Object> json(Platform.Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("step", finding.step());
        json.put("passed", finding.passed());
        json.put("message", finding.message());
        return json;
    }
}
