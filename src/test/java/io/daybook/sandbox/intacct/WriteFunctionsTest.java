package io.daybook.sandbox.intacct;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.intacct.IntacctClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Intacct reference 1.4 and 5. */
class WriteFunctionsTest {
    private static IntacctSandbox sandbox;
    private static IntacctClient client;

    @BeforeAll
    static void start() {
        sandbox = IntacctSandbox.start(IntacctSettings.builder().invoices(0).build());
        client = new IntacctClient(sandbox.credentials()).inSession();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void recordIsCreatedChangedAndDeleted() {
        Reply created = client.call("<create><VENDOR><VENDORID>V-A</VENDORID><NAME>A &amp; B</NAME></VENDOR></create>");
        String number = created.one("RECORDNO");
        assertThat(created.attribute("listtype")).isEqualTo("objects");
        assertThat(created.shape("vendor")).containsExactly("RECORDNO", "VENDORID");

        client.call("<update><VENDOR><RECORDNO>" + number + "</RECORDNO><NAME>C</NAME></VENDOR></update>");
        Reply read = client.call(
                "<readByName><object>VENDOR</object><keys>V-A</keys><fields>NAME,STATUS</fields></readByName>");
        assertThat(read.one("NAME")).isEqualTo("C");
        assertThat(read.all("STATUS")).contains("active");

        Reply deleted = client.call("<delete><object>VENDOR</object><keys>" + number + "</keys></delete>");
        assertThat(deleted.shape("result")).containsExactly("status", "function", "controlid");
        assertThat(client.query("AUDITHISTORY", "<select><field>OBJECTKEY</field></select>")
                        .all("OBJECTKEY"))
                .contains(number + "--REC");
        assertThat(client.call("<delete><object>VENDOR</object><keys>" + number + "</keys></delete>")
                        .result())
                .isEqualTo("failure");
    }

    @Test
    void someOfSeveralAreWritten() {
        String customer =
                "<CUSTOMER><CUSTOMERID>C-X</CUSTOMERID><NAME>X</NAME><DISPLAYCONTACT><EMAIL1>x@y.example</EMAIL1>"
                        + "</DISPLAYCONTACT></CUSTOMER>";

        Reply reply = client.call("<create>" + customer + customer + "</create>");

        assertThat(reply.result()).isEqualTo("failure");
        assertThat(reply.attribute("count")).isEqualTo("1");
        assertThat(reply.all("errorno")).containsExactly("BL34000061", "BL01001973", "BL01001973");
        assertThat(reply.one("description2")).contains("C-X");
        assertThat(client.query(
                                "CUSTOMER",
                                "<select><field>DISPLAYCONTACT.EMAIL1</field></select><filter><equalto><field>CUSTOMERID"
                                        + "</field><value>C-X</value></equalto></filter>")
                        .one("DISPLAYCONTACT.EMAIL1"))
                .isEqualTo("x@y.example");
    }

    @Test
    void nothingIsWrittenOfWhatIsWrong() {
        assertThat(client.call("<create><CUSTOMER><NAME>X</NAME></CUSTOMER></create>")
                        .text())
                .contains("<data listtype=\"objects\" count=\"0\"/>", "BL03000018");
        assertThat(client.call("<create><CUSTOMER><CUSTOMERID>C-Y</CUSTOMERID><NOPE>1</NOPE></CUSTOMER></create>")
                        .firstError())
                .contains("NOPE");
        assertThat(client.call("<create><CUSTOMER><CUSTOMERID>C-Y</CUSTOMERID><STATUS>T</STATUS></CUSTOMER></create>")
                        .firstError())
                .contains("Illegal value 'T'");
        assertThat(client.call("<create><ARINVOICE><CUSTOMERID>C-Y</CUSTOMERID></ARINVOICE></create>")
                        .firstError())
                .contains("API operation 'CREATE' cannot be performed on objects of type arinvoice");
    }

    @Test
    void transactionThatFailsWritesNothing() {
        Reply reply = client.send(client.request(
                client.session(),
                " transaction=\"true\"",
                "",
                "<create><CLASS><CLASSID>K1</CLASSID><NAME>K</NAME></CLASS></create>",
                "<delete><object>CLASS</object><keys>77777</keys></delete>"));

        assertThat(reply.all("status")).containsExactly("success", "success", "aborted", "failure");
        assertThat(sandbox.books().truth().count("CLASS")).isZero();
    }
}
