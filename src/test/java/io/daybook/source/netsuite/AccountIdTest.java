package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {
    @ParameterizedTest
    @CsvSource({
        "1234567, 1234567, https://1234567.suitetalk.api.netsuite.com",
        "1234567_SB1, 1234567_SB1, https://1234567-sb1.suitetalk.api.netsuite.com",
        "1234567-sb1, 1234567_SB1, https://1234567-sb1.suitetalk.api.netsuite.com",
        "' tstdrv1234567 ', TSTDRV1234567, https://tstdrv1234567.suitetalk.api.netsuite.com",
    })
    void eitherSpellingGivesRealmAndHost(String typed, String realm, String baseUrl) {
        AccountId account = AccountId.parse(typed);

        assertThat(account.realm()).isEqualTo(realm);
        assertThat(account.baseUrl()).hasToString(baseUrl);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "1234567.evil.example",
                "evil.example/",
                "1234567@evil.example",
                "1234567_SB1_2",
                "_1234567",
                "1234567-",
                "12 34",
                "1234567#",
                "1234567:443",
                "１２３",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void nothingElseBecomesAHost(String typed) {
        assertThatThrownBy(() -> AccountId.parse(typed))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("is no NetSuite account id")
                .hasMessageContaining("1234567_SB1");
    }

    @Test
    void bothSpellingsAreTheSameAccount() {
        assertThat(AccountId.parse("1234567-sb1")).isEqualTo(AccountId.parse("1234567_SB1"));
    }
}
