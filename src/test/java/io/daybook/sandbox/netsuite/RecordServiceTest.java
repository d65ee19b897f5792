package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordServiceTest {
    private static final String BASE = "/services/rest/record/v1/";

    private static NetSuiteSandbox sandbox;
    private static SandboxClient client;
    private static String invoice;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.start(settings -> settings);
        client = new SandboxClient(sandbox.credentials());
        invoice = client.row("SELECT MIN(id) AS id FROM transaction WHERE type = 'CustInvc' AND status = 'B'")
                .path("id")
                .asText();
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @Test
    void invoiceReadsInCamelCaseWithRealTypesAndReferences() {
        JsonNode row = client.row("SELECT TO_CHAR(trandate, 'YYYY-MM-DD') AS d, foreigntotal, entity FROM transaction"
                + " WHERE id = " + invoice);

        Answer answer = client.get(BASE + "invoice/" + invoice);

        JsonNode json = answer.json();
        assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.oracle.resource+json; type=singular");
        assertThat(json.path("id").asText()).isEqualTo(invoice);
        assertThat(json.path("id").isTextual()).isTrue();
        assertThat(json.path("tranDate").asText()).isEqualTo(row.path("d").asText());
        assertThat(json.path("total").isNumber()).isTrue();
        assertThat(json.path("total").decimalValue())
                .isEqualByComparingTo(new BigDecimal(row.path("foreigntotal").asText()));
        assertThat(json.path("entity").path("id").asText())
                .isEqualTo(row.path("entity").asText());
        assertThat(json.path("entity").path("refName").asText()).isNotBlank();
        assertThat(json.path("status").path("id").asText()).isEqualTo("Paid In Full");
        assertThat(json.path("createdDate").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:00Z");
        assertThat(json.path("item").path("links")).hasSize(1);
        assertThat(json.path("item").has("items")).isFalse();
        assertThat(json.path("links").path(0).path("href").asText())
                .isEqualTo(sandbox.baseUrl() + BASE + "invoice/" + invoice);
    }

    @Test
    void expandingInlinesTheLinesAndTheSublistHasThemToo() {
        JsonNode expanded = client.get(BASE + "invoice/" + invoice + "?expandSubResources=true")
                .json();
        JsonNode sublist = client.get(BASE + "invoice/" + invoice + "/item").json();

        assertThat(expanded.path("item").path("items")).isNotEmpty();
        assertThat(expanded.path("item").path("totalResults").asInt())
                .isEqualTo(expanded.path("item").path("items").size());
        JsonNode line = expanded.path("item").path("items").path(0);
        assertThat(line.path("amount").isNumber()).isTrue();
        assertThat(line.path("item").path("id").asText()).isNotBlank();
        assertThat(sublist.path("items")).isEqualTo(expanded.path("item").path("items"));
    }

    @Test
    void fieldsAndEnumsCanBeNarrowed() {
        JsonNode json = client.get(BASE + "invoice/" + invoice + "?fields=tranDate,status&simpleEnumFormat=true")
                .json();

        assertThat(names(json)).containsExactlyInAnyOrder("links", "id", "tranDate", "status");
        assertThat(json.path("status").asText()).isEqualTo("Paid In Full");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer",
                "vendor",
                "item",
                "account",
                "subsidiary",
                "currency",
                "invoice",
                "creditMemo",
                "customerPayment",
                "vendorBill",
                "vendorPayment",
                "creditmemo"
            })
    void everyMainTypeListsStubsThatCanBeRead(String type) {
        JsonNode list = client.get(BASE + type + "?limit=2").json();

        assertThat(list.path("items")).as(type).isNotEmpty();
        assertThat(names(list.path("items").path(0))).containsExactly("links", "id");
        String id = list.path("items").path(0).path("id").asText();
        assertThat(client.get(BASE + type + "/" + id).json().path("id").asText())
                .isEqualTo(id);
    }

    @Test
    void missingRecordsAndTypesAreTold() {
        Answer missing = client.get(BASE + "invoice/1");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.json().path("title").asText()).isEqualTo("Not Found");
        assertThat(missing.code()).isEqualTo("NONEXISTENT_ID");
        assertThat(missing.detail())
                .isEqualTo("The record instance does not exist. Provide a valid record instance ID.");
        assertThat(client.get(BASE + "creditMemo/" + invoice).status()).isEqualTo(404);
        assertThat(client.get(BASE + "invoice/eid:none").status()).isEqualTo(404);

        Answer type = client.get(BASE + "bad-path/1");
        assertThat(type.status()).isEqualTo(404);
        assertThat(type.detail()).isEqualTo("Record type 'bad-path' does not exist");
    }

    @Test
    void missingPermissionIs403AndMissingFeatureIs404() {
        sandbox.setup().withhold(Permission.LIST_VENDOR);
        sandbox.setup().disable(Feature.ONE_WORLD);
        try {
            Answer forbidden = client.get(BASE + "vendor?limit=1");
            assertThat(forbidden.status()).isEqualTo(403);
            assertThat(forbidden.code()).isEqualTo("INSUFFICIENT_PERMISSION");
            assertThat(client.get(BASE + "subsidiary/1").status()).isEqualTo(404);
        } finally {
            sandbox.setup().grant(Permission.LIST_VENDOR);
            sandbox.setup().enable(Feature.ONE_WORLD);
        }
    }

    @Test
    void customerIsCreatedChangedAndDeletedAndSuiteQlSeesIt() {
        // When it is created
        Answer created = client.send(client.write(
                "POST",
                BASE + "customer",
                "{\"companyName\": \"Zoé & Fils\", \"email\": \"z@example.org\", \"externalId\": \"Z-1\","
                        + " \"subsidiary\": {\"id\": \"1\"}, \"isInactive\": false}"));

        // Then there is no body but a place, and SuiteQL sees it
        assertThat(created.status()).as(created.text()).isEqualTo(204);
        assertThat(created.text()).isEmpty();
        String location = created.header("Location");
        assertThat(location).startsWith(sandbox.baseUrl() + BASE + "customer/");
        String id = location.substring(location.lastIndexOf('/') + 1);
        JsonNode row = client.row("SELECT c.companyname, c.entityid, r.subsidiary FROM customer c"
                + " JOIN customersubsidiaryrelationship r ON r.entity = c.id JOIN entity e ON e.id = c.id"
                + " WHERE c.id = " + id);
        assertThat(row.path("companyname").asText()).isEqualTo("Zoé & Fils");
        assertThat(row.path("subsidiary").asText()).isEqualTo("1");

        // When it is changed by its external id: omitted fields stay, null clears
        Answer changed =
                client.send(client.write("PUT", BASE + "customer/eid:Z-1", "{\"email\": null, \"phone\": \"+33 1\"}"));
        assertThat(changed.status()).isEqualTo(204);
        assertThat(changed.header("Location")).isEqualTo(location);
        JsonNode record = client.get(BASE + "customer/eid:Z-1").json();
        assertThat(record.has("email")).isFalse();
        assertThat(record.path("phone").asText()).isEqualTo("+33 1");
        assertThat(record.path("companyName").asText()).isEqualTo("Zoé & Fils");

        // When it is deleted, it is gone and noted
        assertThat(client.send(client.to(BASE + "customer/" + id)
                                .header("Authorization", "Bearer " + client.token())
                                .DELETE())
                        .status())
                .isEqualTo(204);
        assertThat(client.get(BASE + "customer/" + id).status()).isEqualTo(404);
        assertThat(client.row("SELECT scriptid FROM deletedrecord WHERE recordid = " + id)
                        .path("scriptid")
                        .asText())
                .isEqualTo("customer");
    }

    @Test
    void putWithANewExternalIdCreates() {
        Answer first = client.send(client.write("PUT", BASE + "vendor/eid:NEW-1", "{\"companyName\": \"New Vendor\"}"));
        Answer again = client.send(client.write("PUT", BASE + "vendor/eid:NEW-1", "{\"companyName\": \"Renamed\"}"));

        assertThat(first.status()).isEqualTo(204);
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(client.query("SELECT companyname FROM vendor WHERE externalid = 'NEW-1'")
                        .json()
                        .path("items")
                        .toString())
                .contains("Renamed")
                .doesNotContain("New Vendor");
        assertThat(client.send(client.write("PUT", BASE + "vendor/5", "{}")).status())
                .isEqualTo(405);
    }

    @Test
    void invoiceWithLinesBalancesAndMovesClocks() {
        // Given an item and a customer
        String item = client.row("SELECT MIN(id) AS id FROM item").path("id").asText();
        String customer =
                client.row("SELECT MIN(id) AS id FROM customer").path("id").asText();

        // When an invoice of two lines is created
        Answer created = client.send(client.write(
                "POST",
                BASE + "invoice",
                "{\"entity\": {\"id\": \"" + customer + "\"}, \"tranDate\": \"2026-03-02\", \"memo\": \"two lines\","
                        + " \"item\": {\"items\": [{\"item\": {\"id\": \"" + item
                        + "\"}, \"quantity\": 2, \"rate\": 50.25,"
                        + " \"custcol_iw_item_revenue_category\": \"SaaS\"},"
                        + " {\"item\": {\"id\": \"" + item + "\"}, \"amount\": 10}]}}"));
        assertThat(created.status()).as(created.text()).isEqualTo(204);
        String id = created.header("Location").replaceAll(".*/", "");

        // Then its lines add up to nothing and the total is theirs
        JsonNode sums = client.row("SELECT SUM(tl.foreignamount) AS zero, COUNT(*) AS n FROM transactionline tl"
                + " WHERE tl.transaction = " + id);
        assertThat(sums.path("zero").asText()).isEqualTo("0");
        assertThat(sums.path("n").asText()).isEqualTo("3");
        JsonNode record = client.get(BASE + "invoice/" + id).json();
        assertThat(record.path("total").decimalValue()).isEqualByComparingTo("110.5");
        assertThat(record.path("amountRemaining").decimalValue()).isEqualByComparingTo("110.5");

        // When a line is appended without replace there is one more; with replace there is only the new one
        String line = "{\"item\": {\"items\": [{\"item\": {\"id\": \"" + item + "\"}, \"amount\": 1.5}]}}";
        client.send(client.write("PATCH", BASE + "invoice/" + id, line));
        assertThat(client.get(BASE + "invoice/" + id + "/item").json().path("items"))
                .hasSize(3);
        Answer replaced = client.send(client.write("PATCH", BASE + "invoice/" + id + "?replace=item", line));
        assertThat(replaced.status()).isEqualTo(204);
        assertThat(client.get(BASE + "invoice/" + id + "/item").json().path("items"))
                .hasSize(1);
        assertThat(client.get(BASE + "invoice/" + id).json().path("total").decimalValue())
                .isEqualByComparingTo("1.5");

        // When it is deleted, the log has it
        assertThat(client.send(client.write("DELETE", BASE + "invoice/" + id, ""))
                        .status())
                .isEqualTo(204);
        assertThat(client.row("SELECT type FROM deletedrecord WHERE recordid = " + id)
                        .path("type")
                        .asText())
                .isEqualTo("invoice");
    }

    @Test
    void replaceOnCreationAnswersTheRecord() {
        Answer created = client.send(
                client.write("POST", BASE + "customer?replace=addressBook", "{\"companyName\": \"Answered\"}"));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().path("companyName").asText()).isEqualTo("Answered");
        assertThat(created.header("Location"))
                .endsWith(created.json().path("id").asText());
    }

    @Test
    void wrongValuesAreRefusedWithTheirPath() {
        Answer reference = client.send(client.write(
                "PATCH",
                BASE + "invoice/" + invoice,
                "{\"item\": {\"items\": [{\"item\": {\"id\": \"9999999\"}, \"amount\": 1}]}}"));
        assertThat(reference.status()).isEqualTo(400);
        assertThat(reference.code()).isEqualTo("INVALID_CONTENT");
        assertThat(reference.detail())
                .isEqualTo("Error while accessing resource: You have entered an Invalid Field Value 9999999 for the"
                        + " following field: item");
        assertThat(reference
                        .json()
                        .path("o:errorDetails")
                        .path(0)
                        .path("o:errorPath")
                        .asText())
                .isEqualTo("item.items[0].item");

        Answer date = client.send(client.write("PATCH", BASE + "invoice/" + invoice, "{\"tranDate\": \"02/03/2026\"}"));
        assertThat(date.status()).isEqualTo(400);
        assertThat(date.detail()).contains("02/03/2026").contains("tranDate");

        Answer required = client.send(client.write("POST", BASE + "customer", "{}"));
        assertThat(required.detail())
                .isEqualTo("Error while accessing a resource. Please enter value(s) for: companyName");
        assertThat(client.send(client.write("POST", BASE + "customer", "[1]")).code())
                .isEqualTo("INVALID_CONTENT");
    }

    @Test
    void refusedWriteChangesNothing() {
        String before =
                client.row("SELECT COUNT(*) AS n FROM transaction").path("n").asText();
        String customer =
                client.row("SELECT MIN(id) AS id FROM customer").path("id").asText();

        Answer refused = client.send(client.write(
                "POST",
                BASE + "invoice",
                "{\"entity\": {\"id\": \"" + customer + "\"}, \"item\": {\"items\": [{\"amount\": 1}]}}"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(client.row("SELECT COUNT(*) AS n FROM transaction").path("n").asText())
                .isEqualTo(before);
    }

    @Test
    void misspeltPropertiesAreDroppedWarnedOfOrRefused() {
        String body = "{\"companyName\": \"Misspelt\", \"e-mial\": \"x\"}";

        Answer warned = client.send(client.write("POST", BASE + "customer", body));
        Answer ignored = client.send(
                client.write("POST", BASE + "customer", body).header("X-NetSuite-PropertyNameValidation", "ignore"));
        Answer refused = client.send(
                client.write("POST", BASE + "customer", body).header("X-NetSuite-PropertyNameValidation", "error"));

        assertThat(warned.status()).isEqualTo(204);
        assertThat(warned.header("X-NetSuite-PropertyValidation")).contains("e-mial");
        assertThat(ignored.status()).isEqualTo(204);
        assertThat(ignored.header("X-NetSuite-PropertyValidation")).isEmpty();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json()
                        .path("o:errorDetails")
                        .path(0)
                        .path("o:errorPath")
                        .asText())
                .isEqualTo("e-mial");
    }

    @Test
    void recordThatOthersNeedCannotBeDeleted() {
        String customer = client.row("SELECT MIN(entity) AS id FROM transaction WHERE type = 'CustInvc'")
                .path("id")
                .asText();

        Answer answer = client.send(client.write("DELETE", BASE + "customer/" + customer, ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("USER_ERROR");
        assertThat(client.get(BASE + "customer/" + customer).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "symbol IS EUR | symbol = 'EUR'",
                "symbol IS_NOT EUR | symbol <> 'EUR'",
                "name CONTAIN \"dollar\" | LOWER(name) LIKE '%dollar%'",
                "symbol START_WITH U | symbol LIKE 'U%'",
                "symbol END_WITH R OR symbol IS USD | symbol LIKE '%R' OR symbol = 'USD'",
                "currencyPrecision EQUAL 2 AND isBaseCurrency IS false | currencyprecision = 2 AND isbasecurrency = 'F'",
                "currencyPrecision ANY_OF [0, 3] | currencyprecision IN (0, 3)",
                "id BETWEEN [1, 3] | id BETWEEN 1 AND 3",
                "(symbol IS EUR OR symbol IS USD) AND id GREATER 1 | symbol IN ('EUR', 'USD') AND id > 1",
                "externalId EMPTY | externalid IS NULL",
                "externalId EMPTY_NOT | externalid IS NOT NULL",
                "lastModifiedDate ON_OR_AFTER \"1/1/2020\" | lastmodifieddate >= TO_DATE('2020-01-01', 'YYYY-MM-DD')"
            })
    void filtersSelectWhatTheSameSuiteQlSelects(String filter, String where) {
        List<String> expected = new ArrayList<>();
        client.query("SELECT id FROM currency WHERE " + where + " ORDER BY id")
                .json()
                .path("items")
                .forEach(row -> expected.add(row.path("id").asText()));

        Answer answer = client.get(BASE + "currency?q=" + SandboxClient.encode(filter));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        List<String> found = new ArrayList<>();
        answer.json().path("items").forEach(item -> found.add(item.path("id").asText()));
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void badFiltersAreRefusedInTheServicesWords() {
        for (String filter :
                List.of("symbol", "symbol FOO 1", "symbol IS EUR AND", "(symbol IS EUR", "symbol IS \"x")) {
            assertThat(client.get(BASE + "currency?q=" + SandboxClient.encode(filter))
                            .detail())
                    .as(filter)
                    .isEqualTo("Invalid search query. Provide a valid search query.");
        }
        assertThat(client.get(BASE + "currency?q=" + SandboxClient.encode("colour IS red"))
                        .code())
                .isEqualTo("NONEXISTENT_FIELD");
        Answer date = client.get(BASE + "currency?q=" + SandboxClient.encode("lastModifiedDate AFTER \"2020-01-01\""));
        assertThat(date.detail()).contains("Unparseable date:");
    }

    @Test
    void listPagesKeepTheirFilter() {
        JsonNode first = client.get(BASE + "invoice?q=" + SandboxClient.encode("id GREATER 0") + "&limit=5")
                .json();

        String next = first.path("links").path(0).path("href").asText();
        assertThat(first.path("links").path(0).path("rel").asText()).isEqualTo("next");
        JsonNode second = client.get(next.substring(sandbox.baseUrl().toString().length()))
                .json();
        assertThat(second.path("offset").asInt()).isEqualTo(5);
        assertThat(second.path("totalResults")).isEqualTo(first.path("totalResults"));
    }

    @Test
    void catalogDescribesTheTypes() {
        JsonNode catalog = client.get(BASE + "metadata-catalog").json();
        Answer schema = client.get(BASE + "metadata-catalog/invoice");
        Answer openApi = client.send(client.to(BASE + "metadata-catalog/customer")
                .header("Authorization", "Bearer " + client.token())
                .header("Accept", "application/swagger+json")
                .GET());

        assertThat(catalog.path("items")).hasSizeGreaterThan(10);
        List<String> rels = new ArrayList<>();
        catalog.path("items")
                .path(0)
                .path("links")
                .forEach(link -> rels.add(link.path("rel").asText()));
        assertThat(rels).containsExactly("canonical", "alternate", "alternate", "describes");
        assertThat(schema.json()
                        .path("properties")
                        .path("tranDate")
                        .path("format")
                        .asText())
                .isEqualTo("date");
        assertThat(schema.json().path("properties").path("entity").path("type").asText())
                .isEqualTo("object");
        assertThat(openApi.json().path("openapi").asText()).startsWith("3.0");
        assertThat(client.get(BASE + "metadata-catalog?select=invoice,customer")
                        .json()
                        .path("items"))
                .hasSize(2);
    }

    private static List<String> names(JsonNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
