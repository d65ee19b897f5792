package io.daybook.sandbox.intacct;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.intacct.IntacctClient.Reply;
import io.daybook.sandbox.intacct.books.Total;
import io.daybook.sandbox.intacct.books.Touched;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intacct reference 3.1 and 7. */
class QueryTest {
    private static final String RECORDS = "<select><field>RECORDNO</field></select>";
    private static final String PRIVATE = "<options><showprivate>true</showprivate></options>";
    private static final String ORDERED = "<orderby><order><field>RECORDNO</field><ascending/></order></orderby>";

    private static IntacctSandbox sandbox;
    private static IntacctClient client;

    @BeforeAll
    static void start() {
        sandbox = IntacctSandbox.start(IntacctSettings.builder().invoices(600).build());
        client = new IntacctClient(sandbox.credentials()).inSession();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void everythingWell() {
        sandbox.faults().clear();
        sandbox.company().field("ARINVOICE.SCHOPKEY", true);
    }

    @Test
    void keysetPagesReachEveryInvoiceOnce() {
        List<Long> read = new ArrayList<>();
        long last = 0;
        Reply page;
        do {
            page = client.query(
                    "ARINVOICE",
                    RECORDS + compare("greaterthan", "RECORDNO", String.valueOf(last)) + ORDERED + PRIVATE
                            + "<pagesize>250</pagesize>");
            for (String number : page.all("RECORDNO")) {
                last = Long.parseLong(number);
                read.add(last);
            }
            assertThat(page.attribute("count"))
                    .isEqualTo(String.valueOf(page.all("RECORDNO").size()));
        } while (!page.attribute("numremaining").equals("0"));

        assertThat(read).containsExactlyElementsOf(sandbox.books().truth().recordNumbers("ARINVOICE"));
    }

    @Test
    void answerNamesItsObjectAndItsFieldsInUpperCase() {
        Reply reply = client.query(
                "arinvoiceitem",
                "<select><field>RECORDNO</field><field>arinvoice.customerid</field></select>" + ORDERED
                        + "<pagesize>1</pagesize>");

        assertThat(reply.attribute("listtype")).isEqualTo("ARINVOICEITEM");
        assertThat(reply.attribute("offset")).isEqualTo("0");
        assertThat(reply.attribute("resultId")).isEmpty();
        assertThat(reply.shape("ARINVOICEITEM")).containsExactly("RECORDNO", "ARINVOICE.CUSTOMERID");
        assertThat(reply.one("ARINVOICE.CUSTOMERID")).startsWith("C-");
    }

    @Test
    void flagsAreWrittenInSmallLetters() {
        Reply reply = client.query("ITEM", "<select><field>ITEMID</field><field>MRR</field></select>" + ORDERED);

        assertThat(reply.all("MRR")).contains("true", "false").allMatch(flag -> flag.matches("true|false"));
    }

    @Test
    void sumsAndCountsAreTheTruth() {
        Reply reply = client.query(
                "ARINVOICE",
                "<select><field>CURRENCY</field><field>STATE</field><count>RECORDNO</count><sum>TRX_TOTALENTERED</sum></select>"
                        + PRIVATE + "<pagesize>2000</pagesize>");

        List<String> told = new ArrayList<>();
        for (var row : reply.elements("ARINVOICE")) {
            told.add(text(row, "CURRENCY") + " " + text(row, "STATE") + " " + text(row, "COUNT.RECORDNO") + " "
                    + text(row, "TRX_TOTALENTERED"));
        }
        List<String> truth = sandbox.books().truth().documents("ARINVOICE").stream()
                .map(QueryTest::line)
                .toList();
        assertThat(told).containsExactlyInAnyOrderElementsOf(truth);
        assertThat(reply.attribute("totalcount")).isEqualTo(String.valueOf(truth.size()));
    }

    @Test
    void otherAggregatesTakeThePlainNameToo() {
        Reply reply = client.query("ARINVOICE", "<select><min>RECORDNO</min></select>" + PRIVATE);

        assertThat(reply.one("RECORDNO"))
                .isEqualTo(String.valueOf(sandbox.books()
                        .truth()
                        .recordNumbers("ARINVOICE")
                        .iterator()
                        .next()));
    }

    @Test
    void linesAreReadByTheirParents() {
        List<String> parents = client.query("ARINVOICE", RECORDS + ORDERED + "<pagesize>3</pagesize>")
                .all("RECORDNO");
        String values = String.join(
                "", parents.stream().map(each -> "<value>" + each + "</value>").toList());

        Reply reply = client.query(
                "ARINVOICEITEM",
                "<select><field>RECORDKEY</field><field>LINEITEM</field><field>TRX_AMOUNT</field></select><filter><in>"
                        + "<field>RECORDKEY</field>" + values + "</in></filter>");

        assertThat(new TreeSet<>(reply.all("RECORDKEY"))).isEqualTo(new TreeSet<>(parents));
        assertThat(reply.all("LINEITEM")).contains("T");
    }

    @ParameterizedTest
    @CsvSource({
        "equalto, STATE, Paid, true",
        "equalto, STATE, A, false",
        "like, CUSTOMERID, C-000%, true",
        "like, CUSTOMERID, c-000%, false",
        "notlike, CUSTOMERID, C-0%, true",
        "lessthan, TRX_TOTALENTERED, 0, true",
        "greaterthanorequalto, WHENCREATED, 01/01/2025, true",
        "greaterthan, WHENMODIFIED, 01/01/2030 00:00:00, false",
        "isnull, WHENMODIFIED, , true",
        "isnotnull, SCHOPKEY, , true",
        "equalto, CUSTOMER.STATUS, active, true"
    })
    void operatorsCompare(String operator, String field, String value, boolean found) {
        String values = value == null ? "" : "<value>" + value + "</value>";
        Reply reply = client.query(
                "ARINVOICE",
                RECORDS + "<filter><" + operator + "><field>" + field + "</field>" + values + "</" + operator
                        + "></filter>");

        assertThat(reply.result()).isEqualTo("success");
        assertThat(Integer.parseInt(reply.attribute("totalcount")) > 0).isEqualTo(found);
    }

    @Test
    void caseCanBePassedOver() {
        String filter = compare("like", "CUSTOMERID", "c-0%");

        assertThat(client.query("ARINVOICE", RECORDS + filter).attribute("totalcount"))
                .isEqualTo("0");
        assertThat(client.query(
                                "ARINVOICE",
                                RECORDS + filter + "<options><caseinsensitive>true</caseinsensitive></options>")
                        .attribute("totalcount"))
                .isNotEqualTo("0");
    }

    @Test
    void conditionsNest() {
        String states = "<or><equalto><field>STATE</field><value>Reversed</value></equalto>"
                + "<equalto><field>STATE</field><value>Reversal</value></equalto></or>";
        String filter = "<filter><and>" + states
                + "<between><field>RECORDNO</field><value>1</value><value>999999</value></between></and></filter>";

        Reply reply = client.query(
                "ARINVOICE", "<select><field>STATE</field><field>TRX_TOTALENTERED</field></select>" + filter + PRIVATE);

        BigDecimal net =
                reply.all("TRX_TOTALENTERED").stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(reply.all("STATE")).contains("Reversed", "Reversal").hasSizeGreaterThan(3);
        assertThat(net).isEqualByComparingTo("0");
    }

    @Test
    void twoOperatorsUnderAFilterBothHoldUnlessTheSandboxIsToldOtherwise() {
        String filter = "<filter><greaterthan><field>RECORDNO</field><value>1100</value></greaterthan>"
                + "<lessthan><field>RECORDNO</field><value>1110</value></lessthan></filter>";

        assertThat(client.query("ARINVOICE", RECORDS + filter).all("RECORDNO"))
                .isNotEmpty()
                .allSatisfy(number -> assertThat(Long.parseLong(number)).isBetween(1101L, 1109L));
        try (IntacctSandbox strict = IntacctSandbox.start(IntacctSettings.builder()
                .invoices(0)
                .filterForm(FilterForm.REFUSED)
                .build())) {
            assertThat(new IntacctClient(strict.credentials())
                            .query("ARINVOICE", RECORDS + filter)
                            .result())
                    .isEqualTo("failure");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<select/>",
                "",
                "<select><field>*</field></select>",
                "<select><field>RECORDNO</field></select><pagesize>2001</pagesize>",
                "<select><field>RECORDNO</field></select><pagesize>0</pagesize>",
                "<select><field>RECORDNO</field></select><offset>-1</offset>",
                "<select><field>RECORDNO</field></select><filter><and><isnull><field>STATE</field></isnull></and></filter>",
                "<select><field>RECORDNO</field></select><filter><matches><field>STATE</field></matches></filter>",
                "<select><field>RECORDNO</field></select><filter><equalto><field>RECORDNO</field><value>x</value></equalto></filter>"
            })
    void whatTheSchemaDoesNotAllowFails(String parts) {
        assertThat(client.query("ARINVOICE", parts).result()).isEqualTo("failure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-01T00:00:00Z", "2026-01-01", "01/01/2026T00:00:00", "13/31/2026 00:00:00"})
    void timestampsAreAmerican(String value) {
        Reply reply = client.query("ARINVOICE", RECORDS + compare("greaterthan", "WHENMODIFIED", value));

        assertThat(reply.firstError()).startsWith("DL02000001: Illegal format");
    }

    @Test
    void unknownFieldIsNamedInTheWordingOfTheDay() {
        sandbox.company().field("ARINVOICE.SCHOPKEY", false);

        Reply reply = client.query("ARINVOICE", "<select><field>SCHOPKEY</field></select>");

        assertThat(reply.firstError())
                .isEqualTo("DL02000001: The field SCHOPKEY does not exist on the object ARINVOICE.");
        assertThat(client.call("<lookup><object>ARINVOICE</object></lookup>").all("ID"))
                .doesNotContain("SCHOPKEY");
    }

    @Test
    void unknownObjectHasNoDefinition() {
        assertThat(client.query("NOPE", RECORDS).firstError())
                .isEqualTo("Query Failed: Object definition NOPE not found");
    }

    @Test
    void permissionIsCheckedBeforeAnyRow() {
        IntacctClient limited = new IntacctClient(sandbox.user(IntacctSandbox.LIMITED)).inSession();

        assertThat(limited.query("ARINVOICE", RECORDS).result()).isEqualTo("success");
        assertThat(limited.query("CONTRACT", RECORDS).firstError())
                .startsWith("PL04000005: You do not have permission for API operation READ_BY_QUERY");
        Reply audit = limited.query("AUDITHISTORY", "<select><field>ID</field></select>");
        assertThat(audit.all("errorno")).isEmpty();
        assertThat(audit.one("description2")).contains("audit history");
    }

    @Test
    void emptyAnswerIsDataWithoutChildren() {
        Reply reply = client.query("ARINVOICE", RECORDS + compare("lessthan", "RECORDNO", "0"));

        assertThat(reply.attribute("totalcount")).isEqualTo("0");
        assertThat(reply.data().hasChildNodes()).isFalse();
    }

    @Test
    void rowsCanComeWithoutAnyEnvelope() {
        String select = "<select><field>RECORDNO</field><field>NAME</field></select><pagesize>2</pagesize>";

        Reply json = client.query("CUSTOMER", select + "<options><returnformat>json</returnformat></options>");
        Reply csv = client.query("CUSTOMER", select + "<options><returnformat>csv</returnformat></options>");
        Reply error = client.query("NOPE", select + "<options><returnformat>json</returnformat></options>");

        assertThat(json.contentType()).isEqualTo("application/json");
        assertThat(json.text()).matches("(?s)\\[\\{\"RECORDNO\":\"\\d+\",\"NAME\":\".*\"}]");
        assertThat(csv.contentType()).isEqualTo("text/csv");
        assertThat(csv.text()).startsWith("\"RECORDNO\",\"NAME\"\n");
        assertThat(error.contentType()).startsWith("text/xml");
    }

    @Test
    void privateRecordsShowOnlyWhenAskedFor() {
        long hidden = count(client, PRIVATE) - count(client, "");

        assertThat(hidden).isPositive();
        assertThat(count(client, PRIVATE)).isEqualTo(sandbox.books().truth().count("ARINVOICE"));
    }

    @Test
    void entityShowsItsOwnAndWhatIsShared() {
        IntacctClient japan = new IntacctClient(sandbox.credentials()).inSession("400");

        List<String> owners = japan.query(
                        "ARINVOICE", "<select><field>MEGAENTITYID</field><count>RECORDNO</count></select>" + PRIVATE)
                .all("MEGAENTITYID");

        assertThat(owners).contains("400").isSubsetOf("400", "");
        assertThat(japan.query("ARINVOICEITEM", "<select><field>LOCATIONID</field><count>RECORDNO</count></select>")
                        .all("LOCATIONID"))
                .contains("400");
    }

    @Test
    void userSeesTimesInTheirOwnWay() {
        IntacctClient european = new IntacctClient(sandbox.user(IntacctSandbox.EUROPEAN)).inSession();
        Touched touched = sandbox.books()
                .mutations()
                .stamped(Instant.parse("2026-11-03T22:30:00Z"))
                .createInvoice();
        String parts = "<select><field>WHENMODIFIED</field></select>"
                + compare("equalto", "RECORDNO", String.valueOf(touched.document())) + PRIVATE;

        assertThat(client.query("ARINVOICE", parts).one("WHENMODIFIED")).isEqualTo("11/03/2026 22:30:00");
        assertThat(european.query("ARINVOICE", parts).one("WHENMODIFIED")).isEqualTo("04.11.2026 12:30:00 AM");
        assertThat(european.query(
                                "ARINVOICE",
                                RECORDS + compare("equalto", "WHENMODIFIED", "11/04/2026 00:30:00") + PRIVATE)
                        .all("RECORDNO"))
                .contains(String.valueOf(touched.document()));
    }

    @Test
    void thousandsShareASecondAndSomeHaveNone() {
        sandbox.books()
                .mutations()
                .stamped(Instant.parse("2026-11-05T01:02:03Z"))
                .importInvoices(40, false);
        sandbox.books().mutations().importInvoices(3, true);

        assertThat(client.query(
                                "ARINVOICE",
                                RECORDS + compare("equalto", "WHENMODIFIED", "11/05/2026 01:02:03") + PRIVATE)
                        .attribute("totalcount"))
                .isEqualTo("40");
        assertThat(client.query(
                                "ARINVOICE",
                                RECORDS + "<filter><isnull><field>WHENMODIFIED</field></isnull></filter>" + PRIVATE)
                        .attribute("totalcount"))
                .isNotEqualTo("0");
    }

    @Test
    void newRecordsShowLate() {
        sandbox.faults().lateVisibility(Duration.ofHours(1));
        long before = count(client, PRIVATE);
        Touched touched = sandbox.books().mutations().createInvoice();

        assertThat(count(client, PRIVATE)).isEqualTo(before);
        assertThat(client.query(
                                "ARINVOICEITEM",
                                RECORDS + compare("equalto", "RECORDKEY", String.valueOf(touched.document())))
                        .attribute("count"))
                .isEqualTo("0");
        sandbox.shiftClock(Duration.ofHours(2));
        assertThat(count(client, PRIVATE)).isEqualTo(before + 1);
        sandbox.shiftClock(Duration.ZERO);
        sandbox.books().mutations().delete(touched.document());
    }

    @Test
    void deletionsStandInTheAuditTrailOnceItHasSettled() {
        Touched gone = sandbox.books()
                .mutations()
                .delete(sandbox.books().mutations().createInvoice().document());
        Touched silent = sandbox.books()
                .mutations()
                .deleteUnnoticed(sandbox.books().mutations().createInvoice().document());
        String filter = "<select><field>OBJECTKEY</field></select><filter><and><equalto><field>OBJECTTYPE</field>"
                + "<value>arinvoice</value></equalto><equalto><field>ACCESSMODE</field><value>D</value></equalto></and></filter>"
                + "<pagesize>2000</pagesize>";

        assertThat(client.query("AUDITHISTORY", filter).all("OBJECTKEY"))
                .contains(String.valueOf(gone.document()))
                .doesNotContain(String.valueOf(silent.document()));
        sandbox.faults().lateAudit(Duration.ofHours(2));
        assertThat(client.query("AUDITHISTORY", filter).all("OBJECTKEY"))
                .doesNotContain(String.valueOf(gone.document()));
    }

    @Test
    void offsetPassesRowsOver() {
        List<String> first = client.query("ARINVOICE", RECORDS + ORDERED + "<pagesize>4</pagesize>")
                .all("RECORDNO");
        Reply second = client.query("ARINVOICE", RECORDS + ORDERED + "<pagesize>2</pagesize><offset>2</offset>");

        assertThat(second.all("RECORDNO")).isEqualTo(first.subList(2, 4));
        assertThat(second.attribute("offset")).isEqualTo("2");
        assertThat(Long.parseLong(second.attribute("numremaining")))
                .isEqualTo(Long.parseLong(second.attribute("totalcount")) - 4);
    }

    private static long count(IntacctClient client, String options) {
        return Long.parseLong(client.query("ARINVOICE", RECORDS + options).attribute("totalcount"));
    }

    private static String compare(String operator, String field, String value) {
        return "<filter><" + operator + "><field>" + field + "</field><value>" + value + "</value></" + operator
                + "></filter>";
    }

    private static String text(org.w3c.dom.Element row, String name) {
        return row.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String line(Total total) {
        String sum = total.sum().signum() == 0 ? "0" : total.sum().toPlainString();
        return (total.currency() == null ? "" : total.currency()) + " " + total.state() + " " + total.count() + " "
                + sum;
    }
}
