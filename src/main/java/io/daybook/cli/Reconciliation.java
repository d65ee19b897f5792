package io.daybook.cli;

import io.daybook.app.Engine;
import io.daybook.app.Services;
import io.daybook.config.Problem;
import io.daybook.connection.Connection;
import io.daybook.sync.Order;
import io.daybook.sync.ProofReport;
import io.daybook.sync.SyncReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Compares connection by connection, has what differs read again, and prints. Not thread-safe. */
final class Reconciliation {
    private final Workplace workplace;
    private final Printer printer;
    private final Services services;
    private final Engine engine;
    private final boolean asJson;
    private final boolean repairUnasked;
    private final List<Object> json = new ArrayList<>();
    private boolean agrees = true;

    Reconciliation(Workplace workplace, Services services, Engine engine, boolean asJson, boolean repairUnasked) {
        this.workplace = workplace;
        this.printer = workplace.printer();
        this.services = services;
        this.engine = engine;
        this.asJson = asJson;
        this.repairUnasked = repairUnasked;
    }

    /** What a comparison of one data type came to: a report, or why there is none. */
    private record Finding(String dataType, Optional<ProofReport> report, String trouble) {
        boolean agrees() {
            return report.filter(ProofReport::agrees).isPresent();
        }

        boolean repairable() {
            return report.filter(proof -> !proof.differing().isEmpty() && !proof.agrees())
                    .isPresent();
        }
    }

    void of(Connection connection, List<String> dataTypes) {
        List<Finding> findings = new ArrayList<>();
        dataTypes.forEach(dataType -> findings.add(compare(connection, dataType)));
        print(connection, findings);
        List<Finding> repaired = new ArrayList<>();
        boolean any = findings.stream().anyMatch(Finding::repairable);
        if (any && (repairUnasked || agreed(findings))) {
            findings.stream().filter(Finding::repairable).forEach(finding -> repaired.add(repair(connection, finding)));
            print(connection, repaired);
        }
        agrees &= findings.stream()
                .allMatch(finding -> finding.agrees()
                        || repaired.stream()
                                .anyMatch(after ->
                                        after.agrees() && after.dataType().equals(finding.dataType())));
        keep(connection, findings, repaired);
    }

    private Finding compare(Connection connection, String dataType) {
        if (!services.sync().datasets().everRead(connection.id(), dataType)) {
            return new Finding(
                    dataType,
                    Optional.empty(),
                    "it was never read to its end, so there is nothing to compare; run: daybook sync --connection "
                            + connection.id() + " --data-type " + dataType);
        }
        try {
            Optional<ProofReport> report = new Patience(printer)
                    .whileBusy(dataType, () -> engine.reconcile(connection.id(), dataType), Optional::isEmpty);
            return new Finding(
                    dataType,
                    report,
                    report.isPresent() ? "" : "another Daybook is at it; see its log, or try again in a minute");
        } catch (Problem failed) {
            return new Finding(dataType, Optional.empty(), failed.what());
        }
    }

    /** A person decides; nobody else is there to be asked. */
    private boolean agreed(List<Finding> findings) {
        if (asJson || !workplace.terminal()) {
            printer.note("To read the documents that differ again, run it with --repair.");
            return false;
        }
        long documents = findings.stream()
                .filter(Finding::repairable)
                .mapToLong(finding -> finding.report().orElseThrow().differing().size())
                .sum();
        return workplace.ask("Read " + Figures.whole(documents) + (documents == 1 ? " document" : " documents")
                + " again from the platform? [y/N] ");
    }

    private Finding repair(Connection connection, Finding finding) {
        Map<Long, String> documents =
                new TreeMap<>(finding.report().orElseThrow().differing());
        services.sync().datasets().reread(connection.id(), finding.dataType(), documents);
        SyncReport report = new Patience(printer)
                .whileBusy(
                        finding.dataType(),
                        () -> engine.sync(connection.id(), finding.dataType(), new Order(false, true, false)),
                        outcome -> outcome.state() == SyncReport.State.BUSY);
        return new Finding(
                finding.dataType(),
                report.proof(),
                report.problem()
                        .map(SyncReport.Stop::message)
                        .orElse("reading it again ended " + report.state().name()));
    }

    private void print(Connection connection, List<Finding> findings) {
        if (asJson) {
            return;
        }
        printer.result("");
        printer.result(connection.company() + " - " + connection.label());
        Table table = new Table(
                workplace.width(),
                "data type",
                "what",
                ">" + ProofView.name(connection.platform()),
                ">ledger",
                ">dead letters",
                ">left out",
                ">difference");
        findings.forEach(
                finding -> finding.report().ifPresent(report -> ProofView.rows(table, finding.dataType(), report)));
        if (!table.isEmpty()) {
            table.print(printer);
        }
        printer.result("");
        for (Finding finding : findings) {
            String line = finding.dataType() + ": "
                    + finding.report()
                            .map(report -> ProofView.sentence(report, connection.platform()))
                            .orElse(finding.trouble());
            TextWidth.wrapped(line, workplace.width()).forEach(printer::result);
            finding.report()
                    .map(ProofView::differing)
                    .orElse(List.of())
                    .forEach(document -> printer.result("    " + document));
        }
    }

    private void keep(Connection connection, List<Finding> findings, List<Finding> repaired) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("connection", connection.id());
        entry.put("company", connection.company());
        entry.put("platform", connection.platform());
        entry.put("account", connection.account());
        entry.put("dataTypes", findings.stream().map(Reconciliation::json).toList());
        if (!repaired.isEmpty()) {
            entry.put("afterRepair", repaired.stream().map(Reconciliation::json).toList());
        }
        json.add(entry);
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("dataType", finding.dataType());
        entry.put("agrees", finding.agrees());
        finding.report().ifPresent(report -> entry.putAll(ProofView.json(report)));
        if (finding.report().isEmpty()) {
            entry.put("problem", finding.trouble());
        }
        return entry;
    }

    void conclude() {
        if (asJson) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("agrees", agrees);
            all.put("connections", json);
            printer.json(all);
        } else {
            printer.result("");
            printer.result(agrees ? "Everything agrees." : "Not everything agrees.");
        }
    }

    boolean agrees() {
        return agrees;
    }
}
