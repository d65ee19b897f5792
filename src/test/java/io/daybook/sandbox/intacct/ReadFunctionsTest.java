package io.daybook.sandbox.intacct;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.intacct.IntacctClient.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intacct reference 3.2, 3.3 and 7. */
class ReadFunctionsTest {
    private static IntacctSandbox sandbox;
    private static IntacctClient client;

    @BeforeAll
    static void start() {
        sandbox = IntacctSandbox.start(IntacctSettings.builder().invoices(120).build());
        client = new IntacctClient(sandbox.credentials()).inSession();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void readMoreGoesOnUntilNothingIsLeft() {
        Reply page = byQuery("ARINVOICE", "RECORDNO", "", 50);
        assertThat(page.attribute("listtype")).isEqualTo("arinvoice");
        assertThat(page.elements("arinvoice")).hasSize(50);
        List<String> read = new ArrayList<>(page.all("RECORDNO"));
        String resultId = page.attribute("resultId");
        while (!page.attribute("numremaining").equals("0")) {
            page = client.call("<readMore><resultId>" + resultId + "</resultId></readMore>");
            read.addAll(page.all("RECORDNO"));
        }

        Set<String> truth = new HashSet<>();
        sandbox.books().truth().recordNumbers("ARINVOICE").forEach(number -> truth.add(number.toString()));
        assertThat(read).doesNotHaveDuplicates().hasSameSizeAs(truth);
        assertThat(new HashSet<>(read)).isEqualTo(truth);
        assertThat(read).isNotEqualTo(read.stream().sorted().toList());
    }

    @Test
    void resultBelongsToItsSession() {
        String resultId = byQuery("CUSTOMER", "RECORDNO", "", 2).attribute("resultId");
        IntacctClient other = new IntacctClient(sandbox.credentials()).inSession();

        assertThat(other.call("<readMore><resultId>" + resultId + "</resultId></readMore>")
                        .result())
                .isEqualTo("failure");
        assertThat(client.call("<readMore><resultId>" + resultId + "</resultId></readMore>")
                        .result())
                .isEqualTo("success");
        assertThat(client.call("<readMore><object>CUSTOMER</object></readMore>").result())
                .isEqualTo("success");
    }

    @Test
    void codesAreComparedNotLabels() {
        assertThat(byQuery("CUSTOMER", "STATUS", "STATUS = 'T'", 100).all("STATUS"))
                .containsOnly("active");
        assertThat(byQuery("CUSTOMER", "STATUS", "STATUS = 'active'", 100).attribute("count"))
                .isEqualTo("0");
        assertThat(byQuery("ARINVOICE", "STATE", "STATE = 'A' AND TRX_TOTALDUE = 0 AND TRX_TOTALPAID &gt; 0", 100)
                        .all("STATE"))
                .containsOnly("Paid");
        assertThat(byQuery("AUDITHISTORY", "ID", "ACCESSMODE = 'Delete'", 100).result())
                .isEqualTo("success");
    }

    @Test
    void conditionsOfTextAreRead() {
        Reply reply = byQuery(
                "ARINVOICE",
                "RECORDNO,STATE",
                "(RECORDNO &gt; 1000 AND NOT STATE in ('D', 'V')) OR CUSTOMERID like '%Jane\\'s%' OR WHENMODIFIED IS NOT NULL"
                        + " AND WHENCREATED &gt;= '01/01/2020'",
                1000);

        assertThat(reply.result()).isEqualTo("success");
        assertThat(reply.all("STATE")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "RECORDNO &gt; 1 ORDER BY RECORDNO",
                "RECORDNO &gt;",
                "RECORDNO",
                "NOPE = 1",
                "WHENMODIFIED &gt; '2026-01-01T00:00:00Z'"
            })
    void whatCannotBeReadFails(String query) {
        assertThat(byQuery("ARINVOICE", "RECORDNO", query, 10).one("errorno")).isEqualTo("DL02000001");
    }

    @Test
    void nothingFoundIsAnEmptyElement() {
        Reply reply = byQuery("CUSTOMER", "RECORDNO", "RECORDNO &lt; 0", 10);

        assertThat(reply.text())
                .contains(
                        "<data listtype=\"customer\" count=\"0\" totalcount=\"0\" numremaining=\"0\" resultId=\"\"/>");
    }

    @Test
    void readGivesTheLinesToo() {
        String number = String.valueOf(
                sandbox.books().truth().recordNumbers("ARINVOICE").iterator().next());

        Reply reply = client.call(
                "<read><object>ARINVOICE</object><keys>" + number + ",999999999</keys><fields>*</fields></read>");

        assertThat(reply.attribute("listtype")).isEqualTo("ARINVOICE");
        assertThat(reply.attribute("count")).isEqualTo("1");
        assertThat(reply.elements("arinvoiceitem")).isNotEmpty();
        assertThat(reply.all("RECORDKEY")).containsOnly(number);
        assertThat(client.call("<read><object>ARINVOICE</object><keys>" + number
                                + "</keys><fields>RECORDNO</fields></read>")
                        .shape("ARINVOICE"))
                .containsExactly("RECORDNO");
    }

    @Test
    void namesFindRecordsInTheOrderAskedFor() {
        Reply reply = client.call(
                "<readByName><object>LOCATIONENTITY</object><keys>300,100</keys><fields>LOCATIONID,CURRENCY</fields></readByName>");

        assertThat(reply.all("LOCATIONID")).containsExactly("300", "100");
        assertThat(reply.all("CURRENCY")).containsExactly("GBP", "EUR");
    }

    @Test
    void fieldThatIsNotThereIsNamedInReadsOwnWords() {
        Reply reply = client.call("<read><object>CUSTOMER</object><keys>1</keys><fields>NAME,NOPE</fields></read>");

        assertThat(reply.one("errorno")).isEqualTo("Invalid fields list NOPE");
        assertThat(reply.one("description2")).isEmpty();
    }

    @Test
    void recordsComeWithoutAnEnvelopeToo() {
        Reply reply =
                client.call("<readByName><object>LOCATIONENTITY</object><keys>300,100</keys><fields>LOCATIONID</fields>"
                        + "<returnFormat>json</returnFormat></readByName>");

        assertThat(reply.contentType()).isEqualTo("application/json");
        assertThat(reply.text()).isEqualTo("[{\"LOCATIONID\":\"300\"},{\"LOCATIONID\":\"100\"}]");
    }

    @Test
    void relationLeadsToOtherRecords() {
        String invoice = byQuery("ARINVOICE", "RECORDNO,CUSTOMERID", "CUSTOMERID like 'C-0%'", 1)
                .one("RECORDNO");

        Reply reply = client.call("<readRelated><object>ARINVOICE</object><keys>" + invoice + "</keys>"
                + "<relation>CUSTOMER</relation><fields>CUSTOMERID,NAME</fields></readRelated>");

        assertThat(reply.attribute("listtype")).isEqualTo("CUSTOMER");
        assertThat(reply.shape("CUSTOMER")).containsExactly("CUSTOMERID", "NAME");
        assertThat(client.call(
                                "<readRelated><object>ARINVOICE</object><keys>1</keys><relation>NOPE</relation></readRelated>")
                        .result())
                .isEqualTo("failure");
    }

    @Test
    void definitionOfOrdersNarrows() {
        String select = "<select><field>DOCPARID</field></select><docparid>%s</docparid>";

        assertThat(client.query("SODOCUMENT", select.formatted("Sales Invoice")).all("DOCPARID"))
                .isNotEmpty()
                .containsOnly("Sales Invoice");
        assertThat(client.query("SODOCUMENT", select.formatted("Sales Quote")).attribute("count"))
                .isEqualTo("0");
        assertThat(client.call("<lookup><object>SODOCUMENT</object><docparid>Sales Invoice</docparid></lookup>")
                        .elements("Type")
                        .get(0)
                        .getAttribute("DocumentType"))
                .isEqualTo("Sales Invoice");
    }

    @Test
    void invoiceIsAPdf() {
        String number = byQuery("ARINVOICE", "RECORDNO", "", 1).one("RECORDNO");

        Reply reply =
                client.call("<retrievepdf><ARINVOICE><RECORDNO>" + number + "</RECORDNO></ARINVOICE></retrievepdf>");

        assertThat(reply.attribute("listtype")).isEqualTo("arinvoice");
        assertThat(reply.shape("arinvoice")).containsExactly("recordno", "pdfdata");
        assertThat(new String(java.util.Base64.getDecoder().decode(reply.one("pdfdata"))))
                .startsWith("%PDF-1.4")
                .contains("ARINVOICE " + number)
                .endsWith("%%EOF\n");
    }

    @Test
    void dimensionsAreListed() {
        Reply reply = client.call("<getDimensions/>");

        assertThat(reply.all("objectName")).contains("DEPARTMENT", "LOCATION");
        assertThat(reply.shape("dimension"))
                .containsExactly("objectName", "objectLabel", "termLabel", "userDefinedDimension", "enabledInGL");
    }

    @Test
    void lookupIgnoresPermissions() {
        IntacctClient limited = new IntacctClient(sandbox.user(IntacctSandbox.LIMITED)).inSession();

        Reply reply = limited.call("<lookup><object>CONTRACT</object></lookup>");

        assertThat(reply.elements("Type").get(0).getAttribute("Name")).isEqualTo("CONTRACT");
        assertThat(reply.all("ID")).contains("CONTRACTID", "TERMTYPE");
        assertThat(reply.all("OBJECTPATH")).contains("CUSTOMER");
        assertThat(reply.shape("Field"))
                .containsExactly("ID", "LABEL", "DESCRIPTION", "REQUIRED", "READONLY", "DATATYPE", "ISCUSTOM");
    }

    @Test
    void inspectListsFieldsOrObjects() {
        assertThat(client.call("<inspect><object>ITEM</object></inspect>").all("Field"))
                .contains("ITEMID", "MRR");
        assertThat(client.call("<inspect detail=\"1\"><object>ITEM</object></inspect>")
                        .all("externalDataName"))
                .contains("boolean");
        assertThat(client.call("<inspect><object>*</object></inspect>").elements("type"))
                .hasSizeGreaterThan(15);
    }

    @Test
    void permissionsAreListedToWhoMaySeeUsers() {
        Reply reply = client.call("<getUserPermissions><userId>limited</userId></getUserPermissions>");

        assertThat(reply.all("applicationName")).contains("Accounts Receivable", "Platform Services");
        assertThat(reply.all("rights")).contains("List|View", "");
        IntacctClient limited = new IntacctClient(sandbox.user(IntacctSandbox.LIMITED)).inSession();
        assertThat(limited.call("<getUserPermissions><userId>limited</userId></getUserPermissions>")
                        .one("errorno"))
                .isEqualTo("PL04000005");
    }

    @Test
    void formattingIsToldByKeyOrById() {
        Reply plain = client.call("<readUserFormatting><userId>daybook</userId></readUserFormatting>");
        Reply european = client.call("<readUserFormatting><key>12</key></readUserFormatting>");

        assertThat(plain.shape("userformatting"))
                .containsExactly("recordno", "locale", "dateformat", "gmtoffset", "clock");
        assertThat(List.of(plain.one("dateformat"), plain.one("gmtoffset"), plain.one("clock")))
                .containsExactly("/mdY", "+00:00", "24");
        assertThat(List.of(european.one("dateformat"), european.one("gmtoffset"), european.one("clock")))
                .containsExactly(".dmY", "+02:00", "12");
        assertThat(client.call(
                                "<readByName><object>USERINFO</object><keys>daybook</keys><fields>*</fields></readByName>")
                        .one("RECORDNO"))
                .isEqualTo("11");
    }

    @Test
    void applicationThatIsNotSubscribedHasNoObjects() {
        sandbox.company().subscribe("Contracts", false);
        try {
            assertThat(client.call("<lookup><object>CONTRACT</object></lookup>").firstError())
                    .contains("Object definition CONTRACT not found");
        } finally {
            sandbox.company().subscribe("Contracts", true);
        }
    }

    private static Reply byQuery(String object, String fields, String query, int pageSize) {
        return client.call("<readByQuery><object>" + object + "</object><fields>" + fields + "</fields><query>" + query
                + "</query><pagesize>" + pageSize + "</pagesize></readByQuery>");
    }
}
