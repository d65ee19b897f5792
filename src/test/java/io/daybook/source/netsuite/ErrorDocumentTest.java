package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.source.http.HttpAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDocumentTest {
    private static ErrorDocument of(String type, String body) {
        return ErrorDocument.of(
                new HttpAnswer(400, Map.of("content-type", type), body.getBytes(StandardCharsets.UTF_8)));
    }

    private static ErrorDocument detail(String text) {
        return new ErrorDocument(java.util.List.of(new ErrorDocument.Detail("INVALID_PARAMETER", text, "q")));
    }

    @Test
    void severalDetailsAreKeptInTheirOrderWithTheirPlace() {
        ErrorDocument document = of(
                "application/vnd.oracle.resource+json; type=error",
                "{\"type\":\"https://www.w3.org/Protocols/rfc2616/rfc2616-sec10.html#sec10.4.1\",\"o:errorDetails\":["
                        + "{\"detail\":\"first\",\"o:errorCode\":\"A\",\"o:errorQueryParam\":\"q\"},"
                        + "{\"detail\":\"second\",\"o:errorCode\":\"B\",\"o:errorPath\":\"item.items[0].item\"},"
                        + "{\"detail\":\"third\",\"o:errorUrl\":\"/x\"}]}");

        assertThat(document.details())
                .containsExactly(
                        new ErrorDocument.Detail("A", "first", "q"),
                        new ErrorDocument.Detail("B", "second", "item.items[0].item"),
                        new ErrorDocument.Detail("", "third", "/x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{\"o:errorDetails\":5}", "{\"error\":\"text\"}", "{\"o:errorDet"})
    void aBodyThatIsNoSuchDocumentHasNoDetails(String body) {
        assertThat(of("application/json", body).details()).isEmpty();
        assertThat(of("text/html", body).details()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Search error occurred: Unknown identifier 'subsidiary'. Available identifiers are: {t=transaction}."
                        + "| Column | subsidiary",
                "Search error occurred: Unknown identifier 't.subsidiary'.| Column | t.subsidiary",
                "Search error occurred: Record 'currency' was not found.| Table | currency",
                "Detailed unprocessed description follows. Invalid search type: nosuchtable.| UnknownTable | nosuchtable",
                "Search error occurred: Field 'custcol_x' for record 'transactionLine' was not found. NOT_EXPOSED"
                        + "| Column | custcol_x"
            })
    void whatIsMissingIsReadOutOfTheText(String text, String kind, String name) {
        assertThat(detail(text).missing()).hasValueSatisfying(missing -> {
            assertThat(missing.getClass().getSimpleName()).isEqualTo(kind);
            assertThat(missing.name()).isEqualTo(name);
        });
    }

    @Test
    void otherTextsNameNothingMissing() {
        assertThat(detail("Search error occurred: Invalid or unsupported search.")
                        .missing())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CONCURRENCY_LIMIT_EXCEEDED, true",
        "SSS_REQUEST_LIMIT_EXCEEDED, true",
        "WS_REQUEST_BLOCKED, true",
        "USER_ERROR, false"
    })
    void oneRequestTooManyIsToldByItsCode(String code, boolean tooMany) {
        ErrorDocument document = new ErrorDocument(java.util.List.of(new ErrorDocument.Detail(code, "", "")));

        assertThat(document.tooManyRequests()).isEqualTo(tooMany);
    }

    @ParameterizedTest
    @CsvSource({
        "transactionLine, Transactions > Find Transaction, ''",
        "Customer, Lists > Customers, ''",
        "subsidiary, Lists > Subsidiaries, OneWorld",
        "deletedrecord, Setup > Deleted Records, ''",
        "customrecord_x, the permission for 'customrecord_x', ''"
    })
    void aTablesPermissionIsNamedByItsPlaceInTheMenu(String table, String permission, String feature) {
        assertThat(Permissions.grant(table)).isEqualTo("Grant " + permission + " (level View) to the role");
        assertThat(Permissions.feature(table).orElse("")).isEqualTo(feature);
    }
}
