package io.daybook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.ledger.LedgerGuide;
import io.daybook.sandbox.intacct.IntacctSandbox;
import io.daybook.sandbox.intacct.IntacctSettings;
import io.daybook.sandbox.netsuite.NetSuiteSandbox;
import io.daybook.sandbox.netsuite.SandboxSettings;
import io.daybook.sync.SyncReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One ledger over both platforms, and what of it names the entity it belongs to. */
class BothPlatformsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @TempDir
    static Path home;

    private static NetSuiteSandbox netSuite;
    private static IntacctSandbox intacct;
    private static long ofNetSuite;
    private static long ofIntacct;
    private static long ofOneEntity;

    @BeforeAll
    static void readBoth() {
        netSuite = NetSuiteSandbox.start(
                SandboxSettings.builder().port(0).seed(7).invoices(150).build());
        intacct = IntacctSandbox.start(
                IntacctSettings.builder().port(0).seed(7).invoices(150).build());
        ofNetSuite = read(new Installation(DATABASE, home, netSuite));
        ofIntacct = read(new Installation(DATABASE, home, intacct));
        ofOneEntity = read(new Installation(DATABASE, home, intacct, Optional.of("100")));
    }

    private static long read(Installation daybook) {
        try (daybook) {
            daybook.syncAll().values().forEach(report -> assertThat(report.state())
                    .as("%s", report.problem())
                    .isEqualTo(SyncReport.State.DONE));
            return daybook.connection();
        }
    }

    @AfterAll
    static void close() {
        netSuite.close();
        intacct.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Revenue per month and type",
                "Revenue per entity",
                "Open invoices per customer",
                "What failed",
                "Is everything there?"
            })
    void aQuestionIsAnsweredOverBothPlatforms(String question) throws IOException {
        List<String> answer =
                LedgerGuide.ask(DATABASE.jdbi(), LedgerGuide.questions().get(question));

        assertThat(answer)
                .anyMatch(row -> row.contains("Brasserie Lumière"))
                .anyMatch(row -> row.contains("Groupe Lumen |"));
    }

    @Test
    void everyQuestionOfTheGuideHasAnAnswer() throws IOException {
        LedgerGuide.questions().forEach((question, sql) -> assertThat(LedgerGuide.ask(DATABASE.jdbi(), sql))
                .as(question)
                .satisfies(rows -> assertThat(question.equals("Where a line came from") || !rows.isEmpty())
                        .isTrue()));
    }

    @Test
    void everyDocumentAndCustomerNamesTheEntityThatTheBooksName() {
        Map<String, String> subsidiaries = pairs(
                netSuite.books().dataSource(),
                "SELECT id, subsidiary FROM transaction WHERE type IN ('CustInvc', 'CustCred')");
        Map<String, String> entities = pairs(
                intacct.books().dataSource(),
                "SELECT RECORDNO, MEGAENTITYID FROM ARINVOICE UNION ALL SELECT RECORDNO, MEGAENTITYID FROM ARADJUSTMENT");

        Map<String, String> documents = pairs(
                DATABASE.dataSource(),
                "SELECT connection_id || '/' || document_id, entity FROM ledger.document WHERE connection_id <> "
                        + ofOneEntity);

        assertThat(documents).hasSizeGreaterThan(200);
        documents.forEach((key, entity) -> {
            String id = key.substring(key.indexOf('/') + 1);
            Map<String, String> books = key.startsWith(ofNetSuite + "/") ? subsidiaries : entities;
            assertThat(books).as(key).containsEntry(id, entity);
        });
        assertThat(documents.values()).as("several of each platform").contains("100", "500", "1");
        assertThat(pairs(
                        DATABASE.dataSource(),
                        "SELECT original_id, entity FROM ledger.customer WHERE connection_id = " + ofNetSuite))
                .isEqualTo(pairs(
                        netSuite.books().dataSource(),
                        "SELECT c.id, r.subsidiary FROM customer c JOIN customersubsidiaryrelationship r"
                                + " ON r.entity = c.id AND r.isprimarysub = 'T'"));
        assertThat(pairs(
                        DATABASE.dataSource(),
                        "SELECT original_id, entity FROM ledger.customer WHERE connection_id = " + ofIntacct))
                .isEqualTo(pairs(intacct.books().dataSource(), "SELECT RECORDNO, MEGAENTITYID FROM CUSTOMER"));
    }

    @Test
    void aConnectionOfOneEntityReadsItsDocumentsAndThoseOfTheTopLevelAndNoOthers() {
        Map<String, String> all = pairs(
                DATABASE.dataSource(),
                "SELECT document_id, entity FROM ledger.document WHERE coalesce(entity, '100') = '100' AND connection_id = "
                        + ofIntacct);

        assertThat(pairs(
                        DATABASE.dataSource(),
                        "SELECT document_id, entity FROM ledger.document WHERE connection_id = " + ofOneEntity))
                .isNotEmpty()
                .isEqualTo(all);
        assertThat(all).containsValue("100").containsValue(null);
    }

    private static Map<String, String> pairs(DataSource database, String sql) {
        return Jdbi.create(database)
                .withHandle(handle -> handle.select(sql).reduceResultSet(new TreeMap<>(), (pairs, row, context) -> {
                    pairs.put(row.getString(1), row.getString(2));
                    return pairs;
                }));
    }
}
