package io.daybook.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.app.Installation;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sandbox.netsuite.books.Touched;
import io.daybook.sync.Order;
import io.daybook.sync.SyncReport;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** After each kind of edit one sync of what has changed, and the ledger is again what the books say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryEditTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private NetSuiteSandbox sandbox;
    private Installation daybook;
    private Editor editor;
    private Checker checker;

    @BeforeAll
    void readEverything(@TempDir Path home) throws Exception {
        sandbox = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(11).invoices(300).build());
        daybook = new Installation(DATABASE, home, sandbox);
        Random random = new Random(4);
        editor = new Editor(new Candidates(sandbox.books().dataSource(), random), random);
        checker = new Checker(daybook.connection());
        daybook.syncAll();
        assertEqual("before any edit");
    }

    @AfterAll
    void stop() {
        daybook.close();
        sandbox.close();
    }

    private void assertEqual(String when) throws Exception {
        try (Connection connection = DATABASE.dataSource().getConnection()) {
            Verdict verdict = checker.compare(new ExpectedLedger(sandbox.books().dataSource()).now(), connection);
            assertThat(verdict.differences()).as(when).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(Edit.class)
    void isNoticed(Edit edit) throws Exception {
        // Given three edits of the kind
        for (int i = 0; i < 3; i++) {
            Optional<Touched> touched = Stream.generate(
                            () -> editor.carryOut(edit, sandbox.books().mutations()))
                    .limit(9)
                    .filter(Optional::isPresent)
                    .findFirst()
                    .flatMap(done -> done);
            assertThat(i > 0 || touched.isPresent()).isTrue();
        }

        // When what has changed is read and compared, with the log of deletions and without
        sandbox.setup().withhold(Permission.ADMI_DELETEDRECORD);
        if (edit.ordinal() % 2 == 0) {
            sandbox.setup().grant(Permission.ADMI_DELETEDRECORD);
        }
        Map<String, SyncReport> reports = new TreeMap<>();
        for (String dataType : daybook.services().sync().dataTypes().of("netsuite")) {
            reports.put(dataType, daybook.sync(dataType, new Order(false, true, false)));
        }

        // Then it is green, and the ledger equal
        reports.forEach((dataType, report) -> assertThat(report.problem().map(SyncReport.Stop::message))
                .as(dataType)
                .isEmpty());
        assertEqual(edit.name());
        List<String> readings = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT DISTINCT reading FROM daybook.sync WHERE id > (SELECT min(id) + 3 FROM daybook.sync)")
                .mapTo(String.class)
                .list());
        assertThat(readings).containsExactly("changes");
    }
}
