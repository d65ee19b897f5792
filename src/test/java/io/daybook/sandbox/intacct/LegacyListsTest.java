package io.daybook.sandbox.intacct;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.intacct.IntacctClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intacct reference 1.3, 3.3, 5: {@code get_list}, {@code get} and the functions of records of lists. */
class LegacyListsTest {
    private static IntacctSandbox sandbox;
    private static IntacctClient client;

    @BeforeAll
    static void start() {
        sandbox = IntacctSandbox.start(IntacctSettings.builder().invoices(40).build());
        client = new IntacctClient(sandbox.credentials()).inSession();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void listSaysWhichRowsItShowsInAnElementOfItsOwn() {
        Reply reply = client.call("<get_list object=\"vendor\" maxitems=\"7\" start=\"14\"/>");

        assertThat(reply.shape("result")).containsExactly("status", "function", "controlid", "listtype", "data");
        assertThat(reply.one("listtype")).isEqualTo("vendor");
        assertThat(reply.elements("listtype").get(0).getAttribute("start")).isEqualTo("14");
        assertThat(reply.elements("listtype").get(0).getAttribute("end")).isEqualTo("19");
        assertThat(reply.elements("listtype").get(0).getAttribute("total")).isEqualTo("20");
        assertThat(reply.data().getAttributes().getLength()).isZero();
        assertThat(reply.all("vendorid")).hasSize(6).contains("V-020");
    }

    @Test
    void rowsAreFilteredAndSorted() {
        Reply reply = client.call("<get_list object=\"vendor\"><filter><logical logical_operator=\"and\"><expression>"
                + "<field>currency</field><operator>=</operator><value>USD</value></expression><expression>"
                + "<field>vendorid</field><operator>&lt;=</operator><value>V-009</value></expression></logical></filter>"
                + "<sorts><sortfield order=\"desc\">vendorid</sortfield></sorts>"
                + "<fields><field>vendorid</field></fields></get_list>");

        assertThat(reply.all("vendorid")).containsExactly("V-009", "V-006", "V-003");
        assertThat(reply.shape("vendor")).containsExactly("vendorid");
    }

    @Test
    void datesHaveThreeParts() {
        Reply reply = client.call("<get_list object=\"invoice\" maxitems=\"1\" showprivate=\"true\"/>");

        assertThat(reply.shape("datecreated")).containsExactly("year", "month", "day");
        assertThat(reply.one("year")).startsWith("20");
    }

    @Test
    void oneIsFoundByItsKey() {
        Reply reply =
                client.call("<get object=\"customer\" key=\"C-00001\"><fields><field>name</field></fields></get>");

        assertThat(reply.all("name")).hasSize(1);
        assertThat(client.call("<get object=\"customer\" key=\"nobody\"/>").result())
                .isEqualTo("failure");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<get_list object=\"starship\"/>",
                "<get_list object=\"vendor\" maxitems=\"many\"/>",
                "<get_list object=\"vendor\"><fields><field>colour</field></fields></get_list>",
                "<get_list object=\"vendor\"><filter><expression><field>name</field><operator>~</operator><value>x</value></expression></filter></get_list>"
            })
    void whatIsNotThereFails(String function) {
        assertThat(client.call(function).result()).isEqualTo("failure");
    }

    @Test
    void rightsCount() {
        IntacctClient limited = new IntacctClient(sandbox.user(IntacctSandbox.LIMITED)).inSession();

        assertThat(limited.call("<get_list object=\"vendor\"/>").one("errorno")).isEqualTo("PL04000005");
        assertThat(limited.call("<create_vendor><vendorid>X</vendorid><name>X</name></create_vendor>")
                        .one("errorno"))
                .isEqualTo("PL04000005");
    }

    @Test
    void recordIsCreatedChangedAndDeletedByItsId() {
        Reply created =
                client.call("<create_customer><customerid>L-1</customerid><name>One</name><status>active</status>"
                        + "<primary><contactname>Bill</contactname></primary></create_customer>");
        Reply changed = client.call("<update_customer customerid=\"L-1\"><name>Two</name></update_customer>");

        assertThat(created.one("key")).isEqualTo("L-1");
        assertThat(changed.one("key")).isEqualTo("L-1");
        assertThat(client.call("<get object=\"customer\" key=\"L-1\"/>").one("name"))
                .isEqualTo("Two");
        assertThat(client.call("<create_customer><customerid>L-1</customerid><name>Again</name></create_customer>")
                        .one("errorno"))
                .isEqualTo("BL34000061");
        assertThat(client.call("<delete_customer customerid=\"L-1\"></delete_customer>")
                        .shape("result"))
                .containsExactly("status", "function", "controlid");
        assertThat(client.call("<delete_customer customerid=\"L-1\"/>").result())
                .isEqualTo("failure");
    }
}
