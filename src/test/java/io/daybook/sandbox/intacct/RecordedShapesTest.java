package io.daybook.sandbox.intacct;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.recorded.IntacctReply;
import io.daybook.sandbox.intacct.IntacctClient.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** The sandbox, asked for what others recorded, answers in the same shape; values differ. */
class RecordedShapesTest {
    private static final String CLASS = "<CLASS><CLASSID>%s</CLASSID><NAME>Class</NAME></CLASS>";

    private static IntacctSandbox sandbox;
    private static IntacctClient client;

    @BeforeAll
    static void start() {
        sandbox = IntacctSandbox.start(IntacctSettings.builder().invoices(0).build());
        client = new IntacctClient(sandbox.credentials()).inSession();
        client.call(
                "<create>" + CLASS.formatted("K-1") + CLASS.formatted("K-2") + CLASS.formatted("K-3") + "</create>");
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void sessionAtTopLevel() {
        same(IntacctReply.SESSION_AT_TOP_LEVEL, client.as(client.login(""), "<getAPISession/>"));
    }

    @Test
    void sessionInAnEntity() {
        same(IntacctReply.SESSION_IN_ENTITY, client.as(client.login("100"), "<getAPISession/>"));
    }

    @Test
    void transactionThatFailed() {
        Reply reply = client.send(client.request(
                client.login(""),
                " transaction=\"true\"",
                "",
                "<getAPISession/>",
                "<getAPISession><locationid>999</locationid></getAPISession>"));

        same(IntacctReply.TRANSACTION_ABORTED, reply);
        assertThat(reply.all("status")).containsExactly("success", "success", "aborted", "failure");
        assertThat(reply.all("errorno")).containsExactly("XL03000009", "Get API Session Failed", "XL03000009");
    }

    @Test
    void oneRecordFound() {
        same(
                IntacctReply.ONE_CUSTOMER,
                client.call("<readByQuery><object>CUSTOMER</object><fields>CUSTOMERID,NAME</fields>"
                        + "<query>CUSTOMERID = 'C-00001'</query></readByQuery>"));
    }

    @Test
    void nothingFound() {
        same(
                IntacctReply.NOTHING_FOUND,
                client.call("<readByQuery><object>DEPARTMENT</object><fields>*</fields>"
                        + "<query>DEPARTMENTID = 'none'</query></readByQuery>"));
    }

    @Test
    void firstPageOfSeveral() {
        Reply reply = client.call("<readByQuery><object>CLASS</object><fields>RECORDNO,CLASSID,NAME,DESCRIPTION,STATUS,"
                + "PARENTKEY,PARENTID,PARENTNAME,WHENCREATED,WHENMODIFIED,CREATEDBY,MODIFIEDBY,MEGAENTITYKEY,"
                + "MEGAENTITYID,MEGAENTITYNAME</fields><query>CLASSID in ('K-1', 'K-2', 'K-3')</query><pagesize>2</pagesize>"
                + "</readByQuery>");

        same(IntacctReply.FIRST_PAGE, reply);
        assertThat(List.of(reply.attribute("count"), reply.attribute("totalcount"), reply.attribute("numremaining")))
                .containsExactly("2", "3", "1");
    }

    @Test
    void keyOfWhatWasCreated() {
        same(
                IntacctReply.KEY_OF_CREATED,
                client.call("<create_class><classid>C1234</classid><name>hello world</name></create_class>"));
    }

    @Test
    void signInThatIsRefused() {
        String login =
                IntacctClient.login("daybook", "wrong", sandbox.credentials().companyId(), "");
        same(IntacctReply.SIGN_IN_REFUSED, client.as(login, "<getAPISession/>"));
    }

    @Test
    void sessionThatIsDead() {
        same(IntacctReply.SESSION_INVALID, client.as("<sessionid>dead..</sessionid>", "<readEntityDetails/>"));
    }

    @Test
    void oneOfTwoCreated() {
        Reply reply = client.call("<create>" + CLASS.formatted("K-9") + CLASS.formatted("K-1") + "</create>");

        // the books have no projects; replies of 2018 did not tell the session's end
        String recorded =
                IntacctReply.PARTLY_CREATED.text().replace("project>", "class>").replace("PROJECTID>", "CLASSID>");
        assertThat(Shape.of(reply.text().replaceAll("<sessiontimeout>.*?</sessiontimeout>", ""))
                        .drawn())
                .isEqualTo(Shape.of(recorded).drawn());
        assertThat(reply.all("errorno")).containsExactly("BL34000061", "BL01001973", "BL01001973");
    }

    @Test
    void requestThatIsNoXml() {
        Reply reply =
                client.send(client.request(client.login(""), "", "", "<read>").replace("</request>", ""));

        assertThat(reply.shape("response")).isEqualTo(List.of("control", "errormessage"));
        assertThat(Shape.of(reply.text()).children().get(1))
                .isEqualTo(Shape.of(IntacctReply.XML_ERROR.text()).children().get(1));
    }

    @Test
    void resultsOfSeveralReads() {
        String bill = client.call(
                        "<create_bill><vendorid>V-001</vendorid><datecreated><year>2026</year><month>9</month>"
                                + "<day>1</day></datecreated><termname>N30</termname><billno>E18-6465</billno><billitems><lineitem>"
                                + "<glaccountno>6100</glaccountno><amount>10</amount><locationid>100</locationid></lineitem>"
                                + "</billitems></create_bill>")
                .one("key");
        String read = "<read><object>APBILL</object><keys>" + bill + "</keys><fields>%s</fields></read>";

        Reply reply = client.as(
                client.session(),
                read.formatted("x"),
                read.formatted("RECORDNO,VENDORID,VENDORNAME,RECORDID"),
                read.formatted("y"));

        same(IntacctReply.MIXED_RESULTS, reply);
        assertThat(reply.all("errorno")).containsExactly("Invalid fields list x", "Invalid fields list y");
    }

    static List<String> recordedObjects() throws IOException {
        List<String> names = new ArrayList<>();
        standardFields().fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @MethodSource("recordedObjects")
    void lookupTellsTheStandardFields(String object) throws IOException {
        JsonNode recorded = standardFields().get(object);

        Reply reply = client.call("<lookup><object>" + object + "</object></lookup>");

        assertThat(reply.elements("Field").stream()
                        .map(RecordedShapesTest::field)
                        .toList())
                .containsSubsequence(fields(recorded, reply));
        List<String> relations = new ArrayList<>();
        recorded.get("relationships")
                .forEach(each -> relations.add(each.get("path").asText() + " "
                        + each.get("object").asText() + " " + each.get("type").asText()));
        assertThat(reply.elements("Relationship").stream()
                        .map(each -> String.join(
                                " ",
                                text(each, "OBJECTPATH"),
                                text(each, "OBJECTNAME"),
                                text(each, "RELATIONSHIPTYPE"))))
                .containsAll(relations);
    }

    /** The fields of a client's list have no types; there the sandbox's own stand. */
    private static List<String> fields(JsonNode recorded, Reply reply) {
        Map<String, String> told = new java.util.HashMap<>();
        reply.elements("Field").forEach(each -> told.put(text(each, "ID"), field(each)));
        List<String> fields = new ArrayList<>();
        for (JsonNode each : recorded.get("fields")) {
            List<String> values = new ArrayList<>();
            each.path("values").forEach(value -> values.add(value.asText()));
            String id = each.get("id").asText();
            fields.add(
                    each.has("type")
                            ? String.join(
                                    " ",
                                    id,
                                    each.get("type").asText(),
                                    String.valueOf(each.path("required").asBoolean()),
                                    String.valueOf(each.path("readonly").asBoolean()),
                                    values.toString())
                            : told.getOrDefault(id, id + " is missing"));
        }
        return fields;
    }

    private static String field(Element field) {
        List<String> values = new ArrayList<>();
        var nodes = field.getElementsByTagName("VALIDVALUE");
        for (int i = 0; i < nodes.getLength(); i++) {
            values.add(nodes.item(i).getTextContent());
        }
        return String.join(
                " ",
                text(field, "ID"),
                text(field, "DATATYPE"),
                text(field, "REQUIRED"),
                text(field, "READONLY"),
                values.toString());
    }

    private static String text(Element parent, String name) {
        return parent.getElementsByTagName(name).item(0).getTextContent();
    }

    private static JsonNode standardFields() throws IOException {
        return new ObjectMapper().readTree(IntacctReply.standardFields());
    }

    private static void same(IntacctReply recorded, Reply reply) {
        assertThat(Shape.of(reply.text()).drawn())
                .isEqualTo(Shape.of(recorded.text()).drawn());
    }
}
