package io.daybook.sandbox.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.sandbox.netsuite.SandboxClient.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemServiceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "INTEGRATION_SPECIFIC | {\"accountConcurrencyLimit\":5,\"accountUnallocatedConcurrencyLimit\":3,"
                        + "\"integrationConcurrencyLimit\":2,\"integrationLimitType\":\"integrationSpecific\"}",
                "ACCOUNT_LIMIT | {\"accountConcurrencyLimit\":5,\"accountUnallocatedConcurrencyLimit\":5,"
                        + "\"integrationLimitType\":\"accountLimit\"}",
                "INTERNAL | {\"accountConcurrencyLimit\":5,\"accountUnallocatedConcurrencyLimit\":5,"
                        + "\"integrationLimitType\":\"internal\"}"
            })
    void governanceLimitsHaveThreeShapesAndBelongToAdministrators(IntegrationLimit limit, String expected) {
        try (NetSuiteSandbox sandbox =
                SharedSandbox.start(settings -> settings.invoices(0).integrationLimit(limit))) {
            SandboxClient client = new SandboxClient(sandbox.credentials());

            Answer may = client.get("/services/rest/system/v1/governanceLimits");
            sandbox.setup().withhold(Permission.ADMI_GOVERNANCE);
            Answer mayNot = client.get("/services/rest/system/v1/governanceLimits");

            assertThat(may.text()).isEqualTo(expected);
            assertThat(mayNot.status()).isEqualTo(403);
            assertThat(mayNot.code()).isEqualTo("INSUFFICIENT_PERMISSION");
        }
    }

    @Test
    void serverTimeIsTheAccountsClockInUtc() {
        try (NetSuiteSandbox sandbox =
                SharedSandbox.start(settings -> settings.invoices(0).clock(SharedSandbox.standing()))) {
            SandboxClient client = new SandboxClient(sandbox.credentials(), SharedSandbox.standing());

            Answer answer = client.get("/services/rest/system/v1/serverTime");

            assertThat(answer.text()).isEqualTo("{\"serverTime\":\"2026-11-21T05:30:15.000Z\"}");
        }
    }
}
