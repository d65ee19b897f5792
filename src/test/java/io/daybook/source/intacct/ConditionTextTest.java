package io.daybook.source.intacct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTextTest {
    private static final Part LINES = Part.of("ARINVOICEITEM of ARINVOICE").get(0);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
            LINEITEM = 'T'               | <equalto><field>LINEITEM</field><value>T</value></equalto>
            header.TRX_TOTALENTERED<0    | <lessthan><field>ARINVOICE.TRX_TOTALENTERED</field><value>0</value></lessthan>
            X >= -1.50                   | <greaterthanorequalto><field>X</field><value>-1.50</value></greaterthanorequalto>
            X != 'O''Neill <&>'          | <notequalto><field>X</field><value>O'Neill &lt;&amp;&gt;</value></notequalto>
            STATE not in ('a', 'b, c')   | <notin><field>STATE</field><value>a</value><value>b, c</value></notin>
            STATE IN ('a')               | <in><field>STATE</field><value>a</value></in>
            NAME like 'A%'               | <like><field>NAME</field><value>A%</value></like>
            NAME is  not  null           | <isnotnull><field>NAME</field></isnotnull>
            NAME IS NULL                 | <isnull><field>NAME</field></isnull>
            """)
    void conditionsBecomeFilters(String text, String markup) {
        assertThat(ConditionText.read(text, LINES).markup()).isEqualTo(markup);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LINEITEM",
                "LINEITEM = T",
                "LINEITEM == 'T'",
                "A in 'b'",
                "A in ()",
                "A is null 'x'",
                "A-B = 1",
                "= 1"
            })
    void whatIsNoConditionIsRefusedWithWhatWouldBe(String text) {
        assertThatThrownBy(() -> ConditionText.read(text, LINES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write ");
    }

    @Test
    void aHeaderThatIsNotNamedIsRefused() {
        Part customers = Part.of("CUSTOMER").get(0);

        assertThatThrownBy(() -> customers.path("HEADER.STATE")).hasMessageContaining("names none");
        assertThatThrownBy(() -> Part.of("CUSTOMER c")).hasMessageContaining("'CUSTOMER C' is no object");
    }
}
