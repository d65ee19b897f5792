package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "08000", "08001", "08003", "08006", "08007", "57P01", "57P02", "57P03", "57014", "53100", "53200",
                "53300", "40001", "40P01", "25006", "25P03", "55P03"
            })
    void mayGoByItself(String state) {
        assertThat(DatabaseAway.is(new IllegalStateException(new SQLException("wrapped", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P02", "23505", "23514", "42P01", "42501", "28P01", "XX000", "25P02"})
    void staysAsItIs(String state) {
        assertThat(DatabaseAway.is(new SQLException("refused", state))).isFalse();
    }

    @Test
    void knowsWhatTheDriverAndThePoolCallPassing() {
        assertThat(DatabaseAway.is(new SQLTransientConnectionException("no connection is free")))
                .isTrue();
        assertThat(DatabaseAway.is(new SQLRecoverableException("broken"))).isTrue();
    }

    @Test
    void takesNothingElseForPassing() {
        assertThat(DatabaseAway.is(new SQLException("without a state"))).isFalse();
        assertThat(DatabaseAway.is(new IllegalStateException("a bug"))).isFalse();
        assertThat(DatabaseAway.is(null)).isFalse();
    }
}
