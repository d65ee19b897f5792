package io.daybook.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.app.Installation;
import io.daybook.database.TestDatabase;
import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.intacct.IntacctSettings;
import io.daybook.sandbox.intacct.Permission;
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

/** After each kind of edit in Intacct one sync of what has changed, and the ledger is again what the books say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryIntacctEditTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private IntacctSandbox sandbox;
    private Installation daybook;
    private IntacctPeople people;
    private Checker checker;

    @BeforeAll
    void readEverything(@TempDir Path home) throws Exception {
        sandbox = IntacctSandbox.start(
                IntacctSettings.builder().port(0).seed(11).invoices(300).build());
        daybook = new Installation(DATABASE, home, sandbox);
        people = new IntacctPeople(sandbox.books(), new Random(4));
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
            Verdict verdict =
                    checker.compare(new ExpectedIntacctLedger(sandbox.books().dataSource()).now(), connection);
            assertThat(verdict.differences()).as(when).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(IntacctEdit.class)
    void isNoticed(IntacctEdit edit) throws Exception {
        // Given three edits of the kind
        for (int i = 0; i < 3; i++) {
            boolean done = Stream.generate(() -> people.carryOut(edit, Optional.empty()))
                    .limit(9)
                    .anyMatch(edited -> edited.moment().isPresent());
            assertThat(i > 0 || done).isTrue();
        }

        // When what has changed is read and compared, with the audit history and without
        String user = sandbox.credentials().userId();
        sandbox.company().withhold(user, Permission.CUSTOM_REPORTS);
        if (edit.ordinal() % 2 == 0) {
            sandbox.company().grant(user, Permission.CUSTOM_REPORTS);
        }
        Map<String, SyncReport> reports = new TreeMap<>();
        for (String dataType : daybook.services().sync().dataTypes().of("intacct")) {
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
