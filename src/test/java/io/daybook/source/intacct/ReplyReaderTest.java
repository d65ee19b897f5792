package io.daybook.source.intacct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.source.SourceException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {
    private static final Faults FAULTS = new Faults(null, "a test");

    private static Reply read(String xml) {
        return Wire.parse(xml.getBytes(StandardCharsets.UTF_8), FAULTS);
    }

    private static String inOperation(String content) {
        return "<response><control><status>success</status></control><operation>" + content + "</operation></response>";
    }

    private static String result(String content) {
        return inOperation("<authentication><status>success</status><userid>u</userid><companyid>c</companyid>"
                + "<sessiontimestamp>2026-11-21T01:00:00-08:00</sessiontimestamp>"
                + "<sessiontimeout>2026-11-21T15:00:00+00:00</sessiontimeout></authentication><result>" + content
                + "</result>");
    }

    @Test
    void rowsKeepTheirDottedNamesTextsAndEscapes() {
        Reply reply = read(result("<status>success</status><function>query</function><controlid>f1</controlid>"
                + "<data listtype=\"ARINVOICE\" totalcount=\"9\" offset=\"0\" count=\"2\" numremaining=\"7\">"
                + "<ARINVOICE><RECORDNO>1</RECORDNO><CUSTOMER.NAME>Bits &amp; <![CDATA[<Bobs>]]></CUSTOMER.NAME></ARINVOICE>"
                + "<ARINVOICE><RECORDNO>2</RECORDNO><CUSTOMER.NAME/></ARINVOICE></data>"));

        Reply.Result result = reply.results().get(0);
        assertThat(reply.failed()).isEmpty();
        assertThat(reply.time()).contains(Instant.parse("2026-11-21T09:00:00Z"));
        assertThat(result.succeeded()).isTrue();
        assertThat(result.total()).isEqualTo(9);
        assertThat(result.remaining()).isEqualTo(7);
        assertThat(result.rows()).extracting(row -> row.get("CUSTOMER.NAME")).containsExactly("Bits & <Bobs>", "");
    }

    @Test
    void theFirstErrorIsTheCauseAndItsSupportIdStandsApart() {
        Reply.Result result = read(result("<status>failure</status><errormessage>"
                        + "<error><errorno>BL34000061</errorno><description></description><description2>Another Vendor"
                        + " exists [Support ID: AbC%7E0]</description2><correction>Use another.</correction></error>"
                        + "<error><errorno>BL01001973</errorno><description2>Could not create</description2></error>"
                        + "</errormessage>"))
                .results()
                .get(0);

        GatewayError cause = Reply.cause(result.errors());
        assertThat(result.succeeded()).isFalse();
        assertThat(result.errors()).hasSize(2);
        assertThat(cause.number()).isEqualTo("BL34000061");
        assertThat(cause.text()).isEqualTo("Another Vendor exists");
        assertThat(cause.supportId()).contains("AbC%7E0");
    }

    @Test
    void eachLevelFailsByItself() {
        assertThat(read("<response><control><status>failure</status></control><errormessage><error>"
                                + "<errorno>XL03000006</errorno></error></errormessage></response>")
                        .failed())
                .contains(Reply.Level.CONTROL);
        assertThat(read(inOperation("<authentication><status>failure</status></authentication><errormessage><error>"
                                + "<errorno>XL03000006</errorno><description2>Invalid session x</description2></error>"
                                + "</errormessage>"))
                        .failed())
                .contains(Reply.Level.AUTHENTICATION);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><response>&b;</response>",
                "<!DOCTYPE r [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><response>&x;</response>",
                "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/x.dtd\"><response/>"
            })
    void aDocumentTypeIsRefused(String xml) {
        assertThatThrownBy(() -> read(xml))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("document type");
    }

    @Test
    void nestingWithoutEndIsRefusedBeforeItFillsTheMemory() {
        String nested = "<response>" + "<a>".repeat(2_000_000);

        assertThatThrownBy(() -> read(nested))
                .isInstanceOf(SourceException.Defect.class)
                .hasMessageContaining("nested deeper than 20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<response><control><status>success</status></control><operation><authen",
                "<response><control><status>success</status></control>",
                "<response/>",
                "<html><body>Off-line</body></html>",
                "not at all"
            })
    void whatIsCutOffOrDamagedIsAskedForAgain(String xml) {
        assertThatThrownBy(() -> read(xml)).isInstanceOf(SourceException.Transient.class);
    }
}
