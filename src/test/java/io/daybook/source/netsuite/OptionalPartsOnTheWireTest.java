package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.source.Page;
import io.daybook.source.PageRequest;
import io.daybook.source.PlanRequest;
import io.daybook.source.Position;
import io.daybook.source.SourceException;
import io.daybook.source.Window;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account without the feature "Multiple Currencies" and without OneWorld. */
class OptionalPartsOnTheWireTest {
    private final FakeAccount account = new FakeAccount();

    OptionalPartsOnTheWireTest() {
        account.handler.set(OptionalPartsOnTheWireTest::answer);
    }

    @AfterEach
    void close() {
        account.close();
    }

    private static MockResponse answer(RecordedRequest request) {
        String statement = request.getBody().utf8();
        if (statement.contains("currency cur")) {
            return FakeAccount.error(
                    400, "INVALID_PARAMETER", "Search error occurred: Record 'currency' was not found.");
        }
        if (statement.contains("t.subsidiary")) {
            return FakeAccount.error(
                    400,
                    "INVALID_PARAMETER",
                    "Search error occurred: Unknown identifier 'subsidiary'. Available identifiers are: {t=transaction}.");
        }
        return statement.contains("COUNT(*)")
                ? FakeAccount.page(false, "\"n\":\"1\",\"low\":\"10\",\"high\":\"10\"")
                : FakeAccount.page(
                        false,
                        "\"daybook_document\":\"10\",\"daybook_key\":\"501\",\"f_number\":\"INV-1\",\"f_amount\":\"5\"");
    }

    private Page read(long connection) {
        return account.platform.read(new PageRequest(
                account.connection(connection, FakeAccount.CERTIFICATE),
                "invoices",
                Questions.invoices(),
                Window.all(),
                Position.afterDocument(0)));
    }

    @Test
    void whatAnAccountLacksIsLeftOutAndHasNoValue() {
        Page page = read(7);

        assertThat(page.records().get(0).names())
                .containsExactly("number", "trandate", "amount", "symbol", "subsidiary");
        assertThat(page.records().get(0).values()).containsExactly("INV-1", null, "5", null, null);
    }

    @Test
    void itIsFoundOutOnceForEachConnectionAndRun() {
        read(7);
        assertThat(account.statements).hasSize(3);
        read(7);
        assertThat(account.statements).hasSize(4);
        read(8);
        assertThat(account.statements).hasSize(7);
    }

    @Test
    void aNewPlanLooksAgain() {
        read(7);

        // the feature has been switched on meanwhile
        account.handler.set(request -> FakeAccount.page(
                false,
                request.getBody().utf8().contains("COUNT(*)")
                        ? "\"n\":\"1\",\"low\":\"10\",\"high\":\"10\""
                        : "\"daybook_document\":\"10\",\"daybook_key\":\"501\",\"f_symbol\":\"EUR\""));
        assertThat(read(7).records().get(0).value(3)).as("still the old run").isEqualTo("EUR");
        String old =
                account.statements.get(account.statements.size() - 1).getBody().utf8();
        assertThat(old).doesNotContain("cur.symbol");

        account.platform.plan(
                new PlanRequest(account.connection(7, FakeAccount.CERTIFICATE), "invoices", Questions.invoices()));
        read(7);
        String now =
                account.statements.get(account.statements.size() - 1).getBody().utf8();
        assertThat(now).contains("cur.symbol").contains("t.subsidiary");
    }

    @Test
    void anAccountThatKeepsRefusingComesToAnEnd() {
        // Given an account that says of every statement that the same column is missing
        account.handler.set(request ->
                FakeAccount.error(400, "INVALID_PARAMETER", "Search error occurred: Unknown identifier 'subsidiary'."));

        assertThatThrownBy(() -> read(7))
                .isInstanceOf(SourceException.Forbidden.class)
                .hasMessageContaining("subsidiary");
        assertThat(account.statements).hasSize(2);
    }
}
