package io.daybook.sandbox.intacct;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.ShiftedClock;
import io.daybook.sandbox.intacct.IntacctClient.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intacct reference 1 and 2: each failure at its own level. */
class GatewayTest {
    private static final ShiftedClock CLOCK = new ShiftedClock(Clock.systemUTC());

    private static IntacctSandbox sandbox;
    private static IntacctCredentials credentials;
    private static IntacctClient client;

    @BeforeAll
    static void start() {
        sandbox = IntacctSandbox.start(
                IntacctSettings.builder().invoices(20).clock(CLOCK).build());
        credentials = sandbox.credentials();
        client = new IntacctClient(credentials);
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @AfterEach
    void everythingAsUsual() {
        CLOCK.shift(Duration.ZERO);
        sandbox.company().block(credentials.senderId(), false);
        sandbox.company().webServices(true);
    }

    @Test
    void sessionIsBoundToTheAddressTheClientUsed() {
        Reply reply = client.as(client.login(""), "<getAPISession/>");

        assertThat(reply.contentType()).isEqualTo("text/xml; charset=\"UTF-8\"");
        assertThat(reply.shape("response")).containsExactly("control", "operation");
        assertThat(reply.shape("control")).containsExactly("status", "senderid", "controlid", "uniqueid", "dtdversion");
        assertThat(reply.shape("authentication"))
                .containsExactly("status", "userid", "companyid", "locationid", "sessiontimestamp", "sessiontimeout");
        assertThat(reply.shape("result")).containsExactly("status", "function", "controlid", "data");
        assertThat(reply.shape("api")).containsExactly("sessionid", "endpoint", "locationid");
        assertThat(reply.one("endpoint")).isEqualTo(credentials.endpoint().toString());
        assertThat(OffsetDateTime.parse(reply.one("sessiontimeout")))
                .isAfter(OffsetDateTime.parse(reply.one("sessiontimestamp")).plusHours(5));
    }

    @Test
    void sessionEntersAnEntityAndLeavesIt() {
        IntacctClient inFrance = new IntacctClient(credentials).inSession("100");

        assertThat(inFrance.call("<readEntityDetails/>").one("locationid")).isEqualTo("100");
        Reply top = inFrance.call("<getAPISession><locationid/></getAPISession>");
        assertThat(top.elements("api")
                        .get(0)
                        .getElementsByTagName("locationid")
                        .item(0)
                        .getTextContent())
                .isEmpty();
    }

    @Test
    void sessionEndsUnlessItIsUsed() {
        IntacctClient session = new IntacctClient(credentials).inSession();
        CLOCK.shift(Duration.ofHours(5));
        assertThat(session.call("<readEntityDetails/>").result()).isEqualTo("success");
        CLOCK.shift(Duration.ofHours(10));
        assertThat(session.call("<readEntityDetails/>").result()).isEqualTo("success");

        CLOCK.shift(Duration.ofHours(17));
        Reply dead = session.call("<readEntityDetails/>");

        assertThat(dead.shape("operation")).containsExactly("authentication", "errormessage");
        assertThat(dead.all("status")).containsExactly("success", "failure");
        assertThat(dead.one("userid")).isEmpty();
        assertThat(dead.one("companyid")).isEmpty();
        assertThat(dead.firstError()).startsWith("XL03000006: Invalid session ");
    }

    @Test
    void wrongSenderFailsAtControl() {
        Reply reply = client.send(IntacctClient.requestOf(
                credentials.senderId().toLowerCase(),
                credentials.senderPassword(),
                client.login(""),
                "",
                "",
                "<getAPISession/>"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.shape("response")).containsExactly("control", "errormessage");
        assertThat(reply.shape("error")).containsExactly("errorno", "description", "description2", "correction");
        assertThat(reply.firstError()).isEqualTo("XL03000006: Incorrect Intacct XML Partner ID or password.");
    }

    @Test
    void blockedSenderIsRefusedByTheGateway() {
        sandbox.company().block(credentials.senderId(), true);

        Reply reply = client.call("<getAPISession/>");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.one("errorno")).isEqualTo("GW-0011");
        assertThat(reply.shape("control")).containsExactly("status");
    }

    @Test
    void senderThatTheCompanyDoesNotAuthorizeFailsAtAuthentication() {
        String password = new SecretsOfSeed(credentials.companyId(), 7).of("other sender");
        Reply reply = client.send(IntacctClient.requestOf(
                IntacctSandbox.UNAUTHORIZED_SENDER, password, client.login(""), "", "", "<getAPISession/>"));

        assertThat(reply.one("description")).isEqualTo("Invalid Web Services Authorization");
        assertThat(reply.one("description2")).contains(IntacctSandbox.UNAUTHORIZED_SENDER, credentials.companyId());
        assertThat(reply.elements("result")).isEmpty();
    }

    @Test
    void wrongPasswordUserAndCompanySoundTheSame() {
        String user = credentials.userId();
        String right = credentials.userPassword();
        String company = credentials.companyId();
        for (String login : new String[] {
            IntacctClient.login(user, "wrong", company, ""),
            IntacctClient.login("nobody", right, company, ""),
            IntacctClient.login(user, right, "other-company", "")
        }) {
            Reply reply = client.as(login, "<getAPISession/>");
            assertThat(reply.firstError()).isEqualTo("XL03000006: Sign-in information is incorrect");
            assertThat(reply.shape("operation")).containsExactly("authentication", "errormessage");
        }
    }

    @Test
    void trialCompanyHasNoWebServices() {
        sandbox.company().webServices(false);

        assertThat(client.call("<getAPISession/>").firstError()).contains("not subscribed to Web Services");
    }

    @Test
    void entitiesAreCheckedAtLogin() {
        assertThat(client.as(client.login("999"), "<getAPISession/>").firstError())
                .contains("'999'");
        IntacctClient restricted = new IntacctClient(sandbox.user(IntacctSandbox.RESTRICTED));
        assertThat(restricted.as(restricted.login(""), "<getAPISession/>").firstError())
                .contains("top level");
        assertThat(restricted.as(restricted.login("200"), "<getAPISession/>").firstError())
                .contains("'200'");
        assertThat(restricted
                        .as(restricted.login("100"), "<readEntityDetails/>")
                        .all("id"))
                .containsExactly("100", "300");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no XML at all",
                "<request><control>",
                "<!DOCTYPE request [<!ENTITY a \"aa\">]><request><control>&a;</control></request>",
                "<!DOCTYPE request SYSTEM \"file:///etc/passwd\"><request/>",
                "<request/>",
                "<other><control/></other>"
            })
    void whatIsNoRequestFailsAtControl(String body) {
        Reply reply = client.send(body);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.one("status")).isEqualTo("failure");
        assertThat(reply.one("errorno")).isEqualTo("XL03000003");
        assertThat(reply.text()).doesNotContain("root:");
    }

    @Test
    void nestingHasAnEnd() {
        Reply reply = client.send("<a>".repeat(50_000) + "</a>".repeat(50_000));

        assertThat(reply.one("errorno")).isEqualTo("XL03000003");
    }

    @Test
    void unknownFunctionBreaksTheSchema() {
        Reply reply = client.call("<getDeletedRecords/>");

        assertThat(reply.shape("response")).containsExactly("control", "errormessage");
        assertThat(reply.firstError())
                .startsWith("XL03000003: XML Parse schema error")
                .contains("getDeletedRecords");
    }

    @Test
    void functionsSucceedAndFailOneByOneInTheirOrder() {
        Reply reply = client.as(
                client.login(""),
                "<readEntityDetails/>",
                "<lookup><object>NOPE</object></lookup>",
                "<readEntityDetails/>");

        assertThat(reply.elements("result")).hasSize(3);
        assertThat(reply.all("function")).containsExactly("readEntityDetails", "lookup", "readEntityDetails");
        assertThat(reply.all("controlid")).containsExactly("test-1", "f0", "f1", "f2");
        assertThat(reply.all("status")).containsExactly("success", "success", "success", "failure", "success");
    }

    @Test
    void transactionAbortsTheInnocentToo() {
        Reply reply = client.send(client.request(
                client.login(""),
                " transaction=\"true\"",
                "",
                "<readEntityDetails/>",
                "<lookup><object>NOPE</object></lookup>"));

        assertThat(reply.all("status")).containsExactly("success", "success", "aborted", "failure");
        assertThat(reply.all("errorno")).containsExactly("XL03000009", "Query Failed", "XL03000009");
    }

    @Test
    void functionThatWasDoneIsNotDoneAgainWithUniqueIds() {
        String request = client.request(client.login(""), "", "<uniqueid>true</uniqueid>", "<readEntityDetails/>");

        assertThat(client.send(request).result()).isEqualTo("success");
        assertThat(client.send(request).result()).isEqualTo("failure");
    }

    @Test
    void functionThatWasRolledBackMayBeDoneAgain() {
        String request = client.request(
                client.login(""),
                " transaction=\"true\"",
                "<uniqueid>true</uniqueid>",
                "<create><CLASS><CLASSID>U-1</CLASSID><NAME>U</NAME></CLASS></create>",
                "<delete><object>CLASS</object><keys>%s</keys></delete>");

        assertThat(client.send(request.replace("%s", "77777").replace("\"f", "\"u"))
                        .all("status"))
                .contains("aborted", "failure");
        String alone = client.request(
                client.login(""),
                "",
                "<uniqueid>true</uniqueid>",
                "<create><CLASS><CLASSID>U-1</CLASSID><NAME>U</NAME></CLASS></create>");
        assertThat(client.send(alone.replace("\"f", "\"u")).result()).isEqualTo("success");
        assertThat(client.send(alone.replace("\"f", "\"u")).firstError())
                .isEqualTo("XL03000009: The function with the control ID 'u0' was already executed.");
    }

    @Test
    void wordsForARepeatCanBeChosen() {
        try (IntacctSandbox other = IntacctSandbox.start(IntacctSettings.builder()
                .invoices(0)
                .repeated(new RepeatRefusal("BL34000061", "Duplicate {id}"))
                .supportIds(false)
                .build())) {
            IntacctClient there = new IntacctClient(other.credentials());
            String request = there.request(there.login(""), "", "<uniqueid>true</uniqueid>", "<readEntityDetails/>");
            there.send(request);

            assertThat(there.send(request).one("description2")).isEqualTo("Duplicate f0");
        }
    }

    @Test
    void causeEndsWithASupportIdAndItsWrappersDoNot() {
        Reply reply = client.call("<create><CLASS><NAME>N</NAME></CLASS></create>");

        assertThat(reply.all("description2").get(0))
                .matches("Missing CLASSID \\[Support ID: [\\w-]{5}%7E[\\w-]{26}\\]");
        assertThat(reply.all("description2").subList(1, 3)).noneMatch(text -> text.contains("Support"));
    }

    @Test
    void errorsSayMoreToWhoAsks() {
        String duplicate = "<create><GLACCOUNT><ACCOUNTNO>4000</ACCOUNTNO><TITLE>T</TITLE></GLACCOUNT></create>";

        Reply reply = client.send(client.request(
                client.login(""),
                "",
                "<uniqueid>false</uniqueid><showadditionalerrorinfo>true</showadditionalerrorinfo>",
                duplicate));

        assertThat(reply.all("errorid")).containsExactly("GL-0493", "GL-0504");
        assertThat(reply.all("category")).contains("Duplication Prevention", "Unable to create record.");
        assertThat(reply.shape("additionalinfo"))
                .containsExactly("errorid", "category", "target", "description", "cdescription", "correction");
        assertThat(reply.shape("cdescription")).containsExactly("messageid", "target", "placeholders");
        assertThat(reply.elements("placeholder").get(0).getAttribute("value")).isEqualTo("4000");
        assertThat(reply.elements("target").get(0).getAttribute("requestinfo")).contains("%7E");
        assertThat(client.call(duplicate).all("errorid")).isEmpty();
    }

    @Test
    void replyIsLaidOutUnlessTheClientDoesNotWantIt() {
        String plain = client.request(
                client.login(""),
                "",
                "<uniqueid>false</uniqueid><includewhitespace>false</includewhitespace>",
                "<readEntityDetails/>");

        Reply dense = client.send(plain);
        Reply laidOut = client.send(plain.replace("<includewhitespace>false</includewhitespace>", ""));

        assertThat(dense.text().lines()).hasSize(2);
        assertThat(laidOut.text())
                .contains("\n<response>\n  <control>\n    <status>success</status>\n", "\n  </operation>\n</response>");
        assertThat(Shape.of(laidOut.text())).isEqualTo(Shape.of(dense.text()));
        assertThat(laidOut.all("name")).isEqualTo(dense.all("name"));
    }

    @Test
    void companyIsReachedThroughAConsole() {
        String company = credentials.companyId();
        for (String place : new String[] {"console|" + company, "console|" + company + "|100"}) {
            assertThat(client.as(
                                    IntacctClient.login(credentials.userId(), credentials.userPassword(), place, ""),
                                    "<readEntityDetails/>")
                            .one("locationid"))
                    .isEqualTo(place.endsWith("100") ? "100" : "");
        }
        String login = client.login("")
                .replace(company, "console")
                .replace("</login>", "<clientid>" + company + "</clientid></login>");
        assertThat(client.as(login, "<readEntityDetails/>").result()).isEqualTo("success");
    }

    @Test
    void endpointOfSessionsCanBeNamed() {
        try (IntacctSandbox other = IntacctSandbox.start(IntacctSettings.builder()
                .invoices(0)
                .endpoint(java.net.URI.create("https://na12.intacct.com/ia/xml/xmlgw.phtml"))
                .build())) {
            assertThat(new IntacctClient(other.credentials())
                            .call("<getAPISession/>")
                            .one("endpoint"))
                    .isEqualTo("https://na12.intacct.com/ia/xml/xmlgw.phtml");
        }
    }
}
