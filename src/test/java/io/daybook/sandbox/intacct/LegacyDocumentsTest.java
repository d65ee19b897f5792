package io.daybook.sandbox.intacct;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.intacct.IntacctClient.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Intacct reference 5: the functions of documents and payments. */
class LegacyDocumentsTest {
    private static final String DAY = "<year>2026</year><month>9</month><day>21</day>";
    private static final String LINE = "<lineitem><glaccountno>4000</glaccountno><amount>%s</amount>"
            + "<memo>Widgets</memo><locationid>100</locationid></lineitem>";

    private static IntacctSandbox sandbox;
    private static IntacctClient client;
    private static int numbers;

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
    void invoiceIsWrittenWithWhatThePlatformAdds() {
        Reply reply = client.call(invoice(
                "<dateposted>" + DAY + "</dateposted><termname>N30</termname><action>Submit</action><batchkey/>"
                        + "<invoiceno>INV-9001</invoiceno><ponumber>PO-7</ponumber><description>A &amp; B</description>"
                        + "<externalid>shop-551</externalid><billto><contactname>X</contactname></billto>"
                        + "<currency>USD</currency><exchratetype/>",
                LINE.formatted("100.005")
                        + "<lineitem><accountlabel>Sales</accountlabel><amount>-20</amount><locationid>110</locationid>"
                        + "<revrectemplate>Straight-line</revrectemplate><revrecstartdate>" + DAY + "</revrecstartdate>"
                        + "<revrecenddate>" + DAY + "</revrecenddate><itemid>SUPPORT-GOLD</itemid></lineitem>"));

        assertThat(reply.shape("result")).containsExactly("status", "function", "controlid", "key");
        assertThat(fields(
                        "ARINVOICE",
                        reply.one("key"),
                        "RECORDID,DOCNUMBER,STATE,CURRENCY,BASECURR,WHENDUE,TRX_TOTALDUE"))
                .isEqualTo("INV-9001 PO-7 Posted USD EUR 10/21/2026 80.01");
        Reply read = client.call("<read><object>ARINVOICE</object><keys>" + reply.one("key") + "</keys></read>");
        assertThat(read.all("TRX_AMOUNT")).containsExactly("100.01", "-20");
        assertThat(read.all("REVRECENDDATE")).containsExactly("", "09/21/2026");
        assertThat(Double.parseDouble(read.one("EXCHANGE_RATE"))).isBetween(0.8, 1.0);
        assertThat(read.all("DEFERREVENUE")).containsExactly("false", "true");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<invoiceno>D1</invoiceno> | <datedue/><termname/> | Missing due date or payment term",
                "<invoiceno>D1</invoiceno> | <termname>N31</termname> | Invalid payment term 'N31'",
                "'' | <termname>N30</termname> | Document number missing",
                "<invoiceno>D1</invoiceno><currency>USD</currency> | <termname>N30</termname> | Missing exchange rate",
                "<invoiceno>D1</invoiceno><exchratetype>Intacct Daily Rate</exchratetype> | <termname>N30</termname> | Missing currency",
                "<invoiceno>D1</invoiceno><currency>USD</currency><exchratetype/><exchrate>1.1</exchrate> | <termname>N30</termname> | cannot both be given",
                "<invoiceno>D1</invoiceno><currency>XXX</currency><exchratetype/> | <termname>N30</termname> | There is no exchange rate from XXX"
            })
    void invoiceThatCannotBeIsRefusedAndNotWritten(String after, String due, String why) {
        long before = sandbox.books().truth().count("ARINVOICE");

        Reply reply = client.call(invoice(due + (after == null ? "" : after), LINE.formatted("1")));

        assertThat(reply.result()).isEqualTo("failure");
        assertThat(reply.one("description2")).contains(why);
        assertThat(sandbox.books().truth().count("ARINVOICE")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<lineitem><glaccountno>4000</glaccountno><amount>1</amount></lineitem>",
                "<lineitem><amount>1</amount><locationid>100</locationid></lineitem>",
                "<lineitem><glaccountno>4000</glaccountno><amount>much</amount><locationid>100</locationid></lineitem>",
                "<lineitem><glaccountno>4000</glaccountno><amount>1</amount><locationid>nowhere</locationid></lineitem>",
                ""
            })
    void linesAreChecked(String lines) {
        Reply reply = client.call(invoice("<termname>N30</termname><invoiceno>L1</invoiceno>", lines));

        assertThat(reply.one("errorno")).isEqualTo("BL03000018");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<create_invoice><datecreated/><customerid>C-00001</customerid><invoiceitems/></create_invoice>",
                "<create_invoice><customerid>C-00001</customerid><datecreated/></create_invoice>",
                "<create_invoice><customerid>C-00001</customerid><datecreated/><colour/><invoiceitems/></create_invoice>",
                "<create_invoice><customerid>C-00001</customerid><datecreated/><invoiceitems><lineitem><memo/><amount>1</amount></lineitem></invoiceitems></create_invoice>",
                "<create_invoice><customerid>C-00001</customerid><datecreated/><invoiceitems><line/></invoiceitems></create_invoice>",
                "<reverse_invoice><datereversed/></reverse_invoice>"
            })
    void partsHaveAnOrderAndBreakTheSchemaOtherwise(String function) {
        Reply reply = client.call(function);

        assertThat(reply.shape("response")).containsExactly("control", "errormessage");
        assertThat(reply.one("errorno")).isEqualTo("XL03000003");
    }

    @Test
    void batchAndActionComeInEitherOrder() {
        String both = "<termname>N30</termname>%s<invoiceno>E%d</invoiceno>";
        assertThat(client.call(invoice(
                                both.formatted("<batchkey>1</batchkey><action>Draft</action>", 1), LINE.formatted("1")))
                        .result())
                .isEqualTo("success");
        assertThat(client.call(invoice(
                                both.formatted("<action>Draft</action><batchkey>1</batchkey>", 2), LINE.formatted("1")))
                        .result())
                .isEqualTo("success");
    }

    @Test
    void companyThatNumbersItsInvoicesOverridesWhatItIsSent() {
        try (IntacctSandbox other = IntacctSandbox.start(
                IntacctSettings.builder().invoices(0).numbering(true).build())) {
            IntacctClient there = new IntacctClient(other.credentials()).inSession("100");
            String key = there.call(invoice("<termname>N30</termname><invoiceno>MINE</invoiceno>", LINE.formatted("1")))
                    .one("key");
            assertThat(there.call("<read><object>ARINVOICE</object><keys>" + key
                                    + "</keys><fields>RECORDID,MEGAENTITYID</fields></read>")
                            .one("RECORDID"))
                    .isNotEqualTo("MINE")
                    .isNotEmpty();
        }
    }

    @Test
    void linesAreChangedByTheirNumberAndAdded() {
        String key = open("10", "20");

        client.call("<update_invoice key=\"" + key + "\"><description>New</description><updateinvoiceitems>"
                + "<updatelineitem line_num=\"2\"><amount>25</amount><memo>changed</memo></updatelineitem>"
                + LINE.formatted("5") + "</updateinvoiceitems></update_invoice>");

        assertThat(fields("ARINVOICE", key, "DESCRIPTION,TRX_TOTALENTERED,TRX_TOTALDUE"))
                .isEqualTo("New 40 40");
        assertThat(client.call("<read><object>ARINVOICE</object><keys>" + key + "</keys></read>")
                        .all("ENTRYDESCRIPTION"))
                .containsExactly("Widgets", "changed", "Widgets");
        assertThat(client.call("<update_invoice key=\"" + key + "\"><updateinvoiceitems><updatelineitem line_num=\"9\">"
                                + "<amount>1</amount></updatelineitem></updateinvoiceitems></update_invoice>")
                        .one("description2"))
                .contains("no line 9");
    }

    @Test
    void invoiceIsReversedOnItsDayOrDeleted() {
        String reversed = open("10");
        String deleted = open("10");

        Reply reply = client.call("<reverse_invoice key=\"" + reversed + "\"><datereversed>" + DAY
                + "</datereversed><description>wrong</description></reverse_invoice>");
        Reply gone = client.call("<delete_invoice key=\"" + deleted + "\"></delete_invoice>");

        assertThat(reply.one("key")).isEqualTo(reversed);
        assertThat(fields("ARINVOICE", reversed, "STATE")).isEqualTo("Reversed");
        assertThat(gone.shape("result")).containsExactly("status", "function", "controlid");
        assertThat(client.call("<delete_invoice key=\"" + deleted + "\"/>").result())
                .isEqualTo("failure");
        assertThat(client.query("AUDITHISTORY", "<select><field>OBJECTKEY</field></select>")
                        .all("OBJECTKEY"))
                .contains(deleted);
    }

    @Test
    void signOfAnAdjustmentTellsWhatItIs() {
        String credit = client.call("<create_aradjustment><customerid>C-00001</customerid><datecreated>" + DAY
                        + "</datecreated><adjustmentno/><action>Submit</action><invoiceno/><aradjustmentitems>"
                        + LINE.formatted("-12.5") + "</aradjustmentitems></create_aradjustment>")
                .one("key");
        String invoice = open("10");

        client.call("<apply_arpayment><arpaymentkey>" + credit + "</arpaymentkey><paymentdate>" + DAY
                + "</paymentdate><arpaymentitems><arpaymentitem><invoicekey>" + invoice
                + "</invoicekey><amount>10</amount></arpaymentitem></arpaymentitems></apply_arpayment>");

        assertThat(fields("ARADJUSTMENT", credit, "TRX_TOTALENTERED,TRX_TOTALDUE,STATE"))
                .isEqualTo("-12.5 -2.5 Partially Paid");
        assertThat(fields("ARINVOICE", invoice, "TRX_TOTALDUE,STATE")).isEqualTo("0 Paid");
    }

    @Test
    void paymentIsAppliedLaterAndTakenBack() {
        String invoice = open("30");
        String payment = client.call(
                        "<create_arpayment><customerid>C-00001</customerid><paymentamount>50</paymentamount>"
                                + "<bankaccountid>BANK-100</bankaccountid><refid>77</refid><datereceived>" + DAY
                                + "</datereceived><paymentmethod>EFT</paymentmethod><arpaymentitem><invoicekey>"
                                + invoice
                                + "</invoicekey><amount>10</amount></arpaymentitem></create_arpayment>")
                .one("key");
        assertThat(fields("ARINVOICE", invoice, "TRX_TOTALDUE,STATE")).isEqualTo("20 Partially Paid");
        assertThat(fields("ARPYMT", payment, "TRX_TOTALENTERED,TRX_TOTALPAID,TRX_TOTALDUE"))
                .isEqualTo("50 10 40");

        client.call("<apply_arpayment><arpaymentkey>" + payment + "</arpaymentkey><paymentdate>" + DAY
                + "</paymentdate><arpaymentitems><arpaymentitem><invoicekey>" + invoice
                + "</invoicekey><amount>20</amount></arpaymentitem></arpaymentitems></apply_arpayment>");
        assertThat(fields("ARINVOICE", invoice, "STATE")).isEqualTo("Paid");
        assertThat(client.call("<delete_invoice key=\"" + invoice + "\"/>").result())
                .isEqualTo("failure");

        client.call("<reverse_arpayment key=\"" + payment + "\"><datereversed>" + DAY
                + "</datereversed></reverse_arpayment>");
        assertThat(fields("ARINVOICE", invoice, "TRX_TOTALDUE,TRX_TOTALPAID,STATE"))
                .isEqualTo("30 0 Posted");
        assertThat(fields("ARPYMT", payment, "DISPLAYSTATE")).isEqualTo("Reversed");
    }

    @Test
    void moreThanIsDueOrThanWasPaidCannotBeApplied() {
        String invoice = open("30");
        String payment = "<create_arpayment><customerid>C-00001</customerid><paymentamount>%s</paymentamount>%s"
                + "<datereceived>" + DAY + "</datereceived><arpaymentitem><invoicekey>" + invoice
                + "</invoicekey><amount>%s</amount></arpaymentitem></create_arpayment>";

        for (String wrong : new String[] {
            payment.formatted("50", "<bankaccountid>B</bankaccountid>", "31"),
            payment.formatted("5", "<bankaccountid>B</bankaccountid>", "10"),
            payment.formatted("5", "", "5"),
            payment.formatted("0", "<bankaccountid>B</bankaccountid>", "0")
        }) {
            assertThat(client.call(wrong).result()).isEqualTo("failure");
        }
        assertThat(fields("ARINVOICE", invoice, "TRX_TOTALDUE")).isEqualTo("30");
    }

    @Test
    void genericFunctionsWriteBillsAndPayments() {
        Reply bill = client.call(
                "<create><APBILL><WHENCREATED>09/01/2026</WHENCREATED><WHENDUE>10/01/2026</WHENDUE>"
                        + "<VENDORID>V-001</VENDORID><RECORDID>B-1</RECORDID><APBILLITEMS><APBILLITEM><ACCOUNTNO>6100</ACCOUNTNO>"
                        + "<TRX_AMOUNT>10.005</TRX_AMOUNT><LOCATIONID>200</LOCATIONID></APBILLITEM></APBILLITEMS></APBILL></create>");
        String invoice = open("30");
        Reply payment = client.call(
                "<create><ARPYMT><FINANCIALENTITY>BANK-100</FINANCIALENTITY>"
                        + "<PAYMENTMETHOD>Cash</PAYMENTMETHOD><CUSTOMERID>C-00001</CUSTOMERID><RECEIPTDATE>09/15/2026</RECEIPTDATE>"
                        + "<CURRENCY>EUR</CURRENCY><ARPYMTDETAILS><ARPYMTDETAIL><RECORDKEY>" + invoice
                        + "</RECORDKEY><TRX_PAYMENTAMOUNT>30</TRX_PAYMENTAMOUNT></ARPYMTDETAIL></ARPYMTDETAILS></ARPYMT></create>");

        assertThat(bill.shape("apbill")).containsExactly("RECORDNO");
        assertThat(fields("APBILL", bill.one("RECORDNO"), "VENDORNAME,BASECURR,TRX_TOTALDUE,STATE"))
                .isEqualTo("Supplier 1 USD 10.01 Posted");
        assertThat(payment.result()).isEqualTo("success");
        assertThat(fields("ARINVOICE", invoice, "STATE")).isEqualTo("Paid");
        assertThat(client.call("<delete><object>APBILL</object><keys>" + bill.one("RECORDNO") + "</keys></delete>")
                        .result())
                .isEqualTo("success");
        assertThat(client.call("<reverse_bill key=\"" + bill.one("RECORDNO") + "\"><datereversed>" + DAY
                                + "</datereversed></reverse_bill>")
                        .result())
                .isEqualTo("failure");
    }

    @Test
    void rightsAreThoseOfTheApplication() {
        IntacctClient limited = new IntacctClient(sandbox.user(IntacctSandbox.LIMITED)).inSession();

        assertThat(limited.call(invoice("<termname>N30</termname><invoiceno>R1</invoiceno>", LINE.formatted("1")))
                        .result())
                .isEqualTo("success");
        assertThat(limited.call("<delete_bill key=\"1\"/>").one("errorno")).isEqualTo("PL04000005");
    }

    @Test
    void transactionThatFailsLeavesNoInvoice() {
        long before = sandbox.books().truth().count("ARINVOICE");
        Reply reply = client.send(client.request(
                client.session(),
                " transaction=\"true\"",
                "",
                invoice("<termname>N30</termname><invoiceno>T1</invoiceno>", LINE.formatted("1")),
                "<delete_invoice key=\"99999999\"/>"));

        assertThat(reply.all("status")).containsExactly("success", "success", "aborted", "failure");
        assertThat(sandbox.books().truth().count("ARINVOICE")).isEqualTo(before);
    }

    private static String invoice(String parts, String lines) {
        return "<create_invoice><customerid>C-00001</customerid><datecreated>" + DAY + "</datecreated>" + parts
                + "<invoiceitems>" + lines + "</invoiceitems></create_invoice>";
    }

    /** The record number of an open invoice over those amounts. */
    private static String open(String... amounts) {
        StringBuilder lines = new StringBuilder();
        for (String amount : amounts) {
            lines.append(LINE.formatted(amount));
        }
        String parts = "<termname>N30</termname><invoiceno>O-" + ++numbers + "</invoiceno>";
        return client.call(invoice(parts, lines.toString())).one("key");
    }

    private static String fields(String object, String key, String names) {
        Reply reply = client.call(
                "<read><object>" + object + "</object><keys>" + key + "</keys><fields>" + names + "</fields></read>");
        StringBuilder values = new StringBuilder();
        for (String name : names.split(",")) {
            values.append(values.isEmpty() ? "" : " ").append(reply.one(name));
        }
        return values.toString();
    }
}
