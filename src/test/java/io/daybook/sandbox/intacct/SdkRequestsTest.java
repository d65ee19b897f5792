package io.daybook.sandbox.intacct;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.intacct.RawHttp.Answer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the clients of others send, byte for byte, and what they insist on in the reply (Intacct reference 1.1, 1.2, 1.3, 2, 10). */
class SdkRequestsTest {
    private static IntacctSandbox sandbox;
    private static IntacctCredentials credentials;
    private static RawHttp http;

    @BeforeAll
    static void start() {
        sandbox = IntacctSandbox.start(IntacctSettings.builder().invoices(60).build());
        credentials = sandbox.credentials();
        http = new RawHttp(credentials.endpoint().getPort());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    /** Sage's own for JavaScript: blanks before the slash, an options element always, hosts of intacct.com only. */
    @Test
    void javaScript() {
        String headers =
                """
                Content-Type: application/xml
                Accept-Encoding: gzip
                User-Agent: intacct-sdk-js-client/2.2.1
                Accept: */*
                Host: sim.intacct.com:%d
                """
                        .formatted(http.port());
        Answer session = http.post(
                headers,
                utf8("<?xml version=\"1.0\" encoding=\"utf-8\" ?>"
                        + official("sessionProvider", login(""), "<getAPISession />")));

        URI endpoint = URI.create(session.reply().one("endpoint"));
        assertThat(endpoint.getHost()).endsWith(".intacct.com");
        assertThat(endpoint.getPort()).isEqualTo(http.port());
        assertThat(session.reply().all("locationid")).containsExactly("", "");
        assertThat(session.headers().get("content-type")).isEqualTo("text/xml; charset=\"UTF-8\"");

        Answer page = http.post(
                headers,
                utf8("<?xml version=\"1.0\" encoding=\"utf-8\" ?>"
                        + official(
                                "1763715600000",
                                "<sessionid>" + session.reply().one("sessionid") + "</sessionid>",
                                "<query><select><field>RECORDNO</field><field>CUSTOMERID</field></select>"
                                        + "<object>ARINVOICE</object><filter><isnotnull><field>STATE</field></isnotnull>"
                                        + "</filter><orderby><order><field>RECORDNO</field><ascending /></order></orderby>"
                                        + "<options><caseinsensitive>false</caseinsensitive><showprivate>false</showprivate>"
                                        + "</options><pagesize>40</pagesize></query>")));

        assertThat(page.headers()).containsEntry("content-encoding", "gzip");
        insistedOn(page, "1763715600000", "query");
        assertThat(page.reply().elements("ARINVOICE")).hasSize(40);
    }

    /** Sage's own for PHP: a line break after the declaration, any encoding that the caller likes, the entity in the login. */
    @Test
    void php() {
        String headers =
                """
                content-type: application/xml
                Accept-Encoding: gzip,deflate
                User-Agent: intacct-sdk-php-client/3.1.0
                Host: 127.0.0.1:%d
                """
                        .formatted(http.port());
        String create = "<create><CUSTOMER><CUSTOMERID>PHP-1</CUSTOMERID><NAME>Café &amp; Crème</NAME><DISPLAYCONTACT>"
                + "<PRINTAS>Café</PRINTAS></DISPLAYCONTACT><STATUS>active</STATUS></CUSTOMER></create>";

        Answer answer = http.post(
                headers,
                ("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>\n" + official("unittest", login("100"), create)
                                + "\n")
                        .getBytes(StandardCharsets.ISO_8859_1));

        insistedOn(answer, "unittest", "create");
        assertThat(answer.reply().one("locationid")).isEqualTo("100");
        assertThat(new IntacctClient(credentials)
                        .call(
                                "<readByName><object>CUSTOMER</object><keys>PHP-1</keys><fields>NAME</fields></readByName>")
                        .one("NAME"))
                .isEqualTo("Café & Crème");
    }

    /** Sage's own for .NET: a byte order mark before everything. */
    @Test
    void dotNet() {
        String headers =
                """
                Accept-Encoding: gzip, deflate
                User-Agent: intacct-sdk-net-client/3.2.2
                Content-Type: application/xml
                Host: 127.0.0.1:%d
                """
                        .formatted(http.port());
        byte[] body = utf8("\uFEFF<?xml version=\"1.0\" encoding=\"utf-8\"?>"
                + official(
                        "net",
                        login(""),
                        "<readByQuery><object>VENDOR</object><query>VENDORID like 'V-01%'</query><fields>*</fields>"
                                + "<pagesize>5</pagesize><returnFormat>xml</returnFormat></readByQuery>"));
        assertThat(Arrays.copyOf(body, 3)).containsExactly(0xEF, 0xBB, 0xBF);

        Answer answer = http.post(headers, body);

        insistedOn(answer, "net", "readByQuery");
        assertThat(answer.reply().attribute("numremaining")).isEqualTo("5");
        assertThat(answer.reply().attribute("resultId")).isNotEmpty();
    }

    /** fylein's for Python and the taps of Singer: booleans of Python, a moment for a control id, an empty location always. */
    @Test
    void python() {
        String headers =
                """
                Host: 127.0.0.1:%d
                User-Agent: python-requests/2.31.0
                Accept-Encoding: gzip, deflate
                Accept: */*
                content-type: application/xml
                """
                        .formatted(http.port());
        String declaration = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
        Answer session = http.post(
                headers,
                utf8(declaration
                        + python(
                                login("").replace("<locationid/>", "<locationid></locationid>"),
                                "<getAPISession></getAPISession>")));
        String authentication = "<sessionid>" + session.reply().one("sessionid") + "</sessionid>";

        Answer count = http.post(
                headers,
                utf8(declaration
                        + python(
                                authentication,
                                "<query><object>CUSTOMER</object><select><field>RECORDNO</field></select>"
                                        + "<pagesize>1</pagesize></query>")));
        Answer page = http.post(
                headers,
                utf8(declaration
                        + python(
                                authentication,
                                "<query><object>CUSTOMER</object><select><field>CUSTOMERID</field><field>NAME</field></select>"
                                        + "<pagesize>2000</pagesize><offset>0</offset><options><showprivate>true</showprivate>"
                                        + "</options></query>")));

        assertThat(Integer.parseInt(count.reply().attribute("totalcount")))
                .isPositive()
                .isLessThanOrEqualTo(page.reply().elements("CUSTOMER").size());
    }

    /** jfcote87's for Go: no transaction attribute, no whitespace, and get_list as the DTD of 2.1 has it. */
    @Test
    void go() {
        String headers =
                """
                Host: 127.0.0.1:%d
                User-Agent: Go-http-client/1.1
                Content-Type: application/xml
                Accept-Encoding: gzip
                """
                        .formatted(http.port());
        String body =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<request><control><senderid>" + credentials.senderId()
                        + "</senderid><password>" + credentials.senderPassword()
                        + "</password><controlid>187a3f0c2b1d4e5f</controlid><uniqueid>false</uniqueid>"
                        + "<dtdversion>3.0</dtdversion><includewhitespace>false</includewhitespace></control><operation>"
                        + "<authentication>" + login("").replace("<locationid/>", "")
                        + "</authentication><content><function controlid=\"187a3f0c2b1d4e5f\"><get_list object=\"vendor\""
                        + " maxitems=\"3\"><filter><expression><field>status</field><operator>=</operator><value>active</value>"
                        + "</expression></filter><sorts><sortfield order=\"desc\">vendorid</sortfield></sorts><fields><field>key"
                        + "</field><field>vendorid</field></fields></get_list></function></content></operation></request>";

        Answer answer = http.post(headers, utf8(body));

        insistedOn(answer, "187a3f0c2b1d4e5f", "get_list");
        assertThat(answer.reply().all("vendorid")).containsExactly("V-020", "V-019", "V-018");
        assertThat(OffsetDateTime.parse(answer.reply().one("sessiontimestamp"))).isNotNull();
    }

    /** Clients of the first years have a content type of their own. */
    @Test
    void veryOldContentType() {
        Answer answer = http.post(
                "Host: 127.0.0.1\nContent-Type: x-intacct-xml-request",
                ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + official("old", login(""), "<readEntityDetails/>"))
                        .getBytes(Charset.forName("UTF-16")));

        insistedOn(answer, "old", "readEntityDetails");
    }

    /** Without these the SDKs throw. */
    private static void insistedOn(Answer answer, String controlId, String function) {
        assertThat(answer.status()).isEqualTo(200);
        var reply = answer.reply();
        assertThat(reply.shape("control")).containsExactly("status", "senderid", "controlid", "uniqueid", "dtdversion");
        assertThat(reply.one("controlid")).isEqualTo(controlId);
        assertThat(reply.one("uniqueid")).isEqualTo("false");
        assertThat(reply.shape("authentication"))
                .containsExactly("status", "userid", "companyid", "locationid", "sessiontimestamp", "sessiontimeout");
        assertThat(reply.shape("result")).startsWith("status", "function", "controlid");
        assertThat(reply.one("function")).isEqualTo(function);
        assertThat(reply.result()).isEqualTo("success");
        assertThat(answer.body()).doesNotContain("\n  ");
    }

    /** The order of control is that of all three official SDKs. */
    private static String official(String controlId, String authentication, String function) {
        return "<request><control><senderid>" + credentials.senderId() + "</senderid><password>"
                + credentials.senderPassword() + "</password><controlid>" + controlId + "</controlid>"
                + "<uniqueid>false</uniqueid><dtdversion>3.0</dtdversion><includewhitespace>false</includewhitespace>"
                + "</control><operation transaction=\"false\"><authentication>"
                + authentication.replace("<locationid/>", "") + "</authentication><content>"
                + "<function controlid=\"3b0a3d5e-6f4e-4c0a-9b0b-1f2e3d4c5b6a\">" + function
                + "</function></content></operation></request>";
    }

    private static String python(String authentication, String function) {
        return "<request><control><senderid>" + credentials.senderId() + "</senderid><password>"
                + credentials.senderPassword() + "</password><controlid>2026-11-21 15:04:05.123456</controlid>"
                + "<uniqueid>False</uniqueid><dtdversion>3.0</dtdversion><includewhitespace>False</includewhitespace>"
                + "</control><operation><authentication>" + authentication + "</authentication><content>"
                + "<function controlid=\"0f8fad5b-d9cb-469f-a165-70867728950e\">" + function
                + "</function></content></operation></request>";
    }

    private static String login(String entity) {
        return "<login><userid>" + credentials.userId() + "</userid><companyid>" + credentials.companyId()
                + "</companyid><password>" + credentials.userPassword() + "</password>"
                + (entity.isEmpty() ? "<locationid/>" : "<locationid>" + entity + "</locationid>") + "</login>";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
