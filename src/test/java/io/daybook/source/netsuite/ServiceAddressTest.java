package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceAddressTest {
    private static final AccountId ACCOUNT = AccountId.parse("1234567_SB1");

    private static ServiceAddress of(String baseUrl) {
        return ServiceAddress.of(ACCOUNT, Optional.of(URI.create(baseUrl)), false);
    }

    @Test
    void anAccountHasItsUsualHost() {
        ServiceAddress address = ServiceAddress.of(ACCOUNT, Optional.empty(), false);

        assertThat(address.token())
                .hasToString("https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token");
        assertThat(address.suiteql(1000))
                .hasToString("https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/query/v1/suiteql"
                        + "?limit=1000&offset=0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://proxy.example.com/netsuite/",
                "http://localhost:8090",
                "http://127.0.0.1:8090/",
                "http://[::1]:8090"
            })
    void anotherAddressIsTaken(String baseUrl) {
        assertThat(of(baseUrl).serverTime())
                .hasToString(baseUrl.replaceAll("/$", "") + "/services/rest/system/v1/serverTime");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.com",
                "/services",
                "https:example.com",
                "https://user:secret@example.com",
                "https://example.com/?a=b",
                "https://example.com/#top",
                "http://example.com",
                "http://localhost.example.com"
            })
    void anAddressThatCouldLeakCredentialsIsRefused(String baseUrl) {
        assertThatThrownBy(() -> of(baseUrl))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("base URL")
                .hasMessageNotContaining("secret");
    }

    @Test
    void plainHttpElsewhereIsTakenOnlyWhereItIsAllowed() {
        URI plain = URI.create("http://netsuite-sandbox:8090");

        assertThat(ServiceAddress.of(ACCOUNT, Optional.of(plain), true).base()).isEqualTo(plain);
    }
}
