package io.daybook.source.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Field;
import io.daybook.mapping.Question.Form;
import io.daybook.source.Position;
import io.daybook.source.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTest {
    private static final Position START = Position.afterDocument(Long.MIN_VALUE);

    private static Statement of(Question question) {
        return new Statement(new AskedQuestion(question, Dropped.NOTHING));
    }

    private static String where(Window window, Position position) {
        String statement = of(Questions.currencies()).page(window, position);
        int where = statement.indexOf("WHERE ");
        return where < 0
                ? ""
                : statement
                        .substring(where + 6, statement.indexOf("\nORDER BY"))
                        .replace("\n  ", " ");
    }

    private static Question asking(List<Field> fields) {
        return new Question("t", List.of(), List.of(), "t.id", "t.id", List.of("t.m"), fields, Optional.empty());
    }

    @Test
    void aWholeQuestionBecomesOneStatement() {
        assertThat(of(Questions.invoices()).page(new Window(100, OptionalLong.of(200)), Position.afterRecord(150, 9)))
                .isEqualTo(
                        """
                        SELECT t.id AS daybook_document,
                          tl.uniquekey AS daybook_key,
                          TO_CHAR(SYS_EXTRACT_UTC(t.lastmodifieddate),'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS daybook_modified_1,
                          TO_CHAR(SYS_EXTRACT_UTC(tl.linelastmodifieddate),'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS daybook_modified_2,
                          t.tranid AS f_number,
                          TO_CHAR(t.trandate,'DD/MM/YYYY') AS f_trandate,
                          tl.netamount AS f_amount,
                          cur.symbol AS f_symbol,
                          t.subsidiary AS f_subsidiary
                        FROM transaction t
                        INNER JOIN transactionLine tl ON tl.transaction = t.id
                        LEFT JOIN currency cur ON cur.id = t.currency
                        WHERE (t.type = 'CustInvc')
                          AND (tl.netamount IS NOT NULL)
                          AND t.id >= 150
                          AND (t.id > 150 OR tl.uniquekey > 9)
                          AND t.id <= 200
                        ORDER BY t.id, tl.uniquekey""");
    }

    @Test
    void aRecordThatIsItsOwnDocumentNeedsOneKey() {
        assertThat(of(Questions.currencies()).page(Window.all(), START))
                .isEqualTo(
                        """
                        SELECT c.id AS daybook_document,
                          c.name AS f_name,
                          c.symbol AS f_symbol
                        FROM currency c
                        ORDER BY c.id""");
    }

    @Test
    void thePositionIsKeptInsideTheWindow() {
        assertThat(where(Window.all(), START)).isEmpty();
        assertThat(where(Window.all(), Position.afterDocument(-5))).isEqualTo("c.id > -5");
        assertThat(where(new Window(10, OptionalLong.empty()), START)).isEqualTo("c.id > 10");
        assertThat(where(new Window(10, OptionalLong.of(20)), Position.afterDocument(10)))
                .isEqualTo("c.id > 10 AND c.id <= 20");
        assertThat(where(new Window(10, OptionalLong.of(20)), Position.afterDocument(15)))
                .isEqualTo("c.id > 15 AND c.id <= 20");
        assertThat(where(new Window(10, OptionalLong.of(20)), Position.afterRecord(5, 7)))
                .isEqualTo("c.id > 10 AND c.id <= 20");
    }

    @Test
    void theCountIsAskedOfTheSamePopulation() {
        assertThat(of(Questions.invoices()).count())
                .isEqualTo(
                        """
                        SELECT COUNT(*) AS n,
                          MIN(t.id) AS low,
                          MAX(t.id) AS high
                        FROM transaction t
                        INNER JOIN transactionLine tl ON tl.transaction = t.id
                        LEFT JOIN currency cur ON cur.id = t.currency
                        WHERE (t.type = 'CustInvc')
                          AND (tl.netamount IS NOT NULL)""");
    }

    @ParameterizedTest
    @CsvSource({
        "%d/%m/%Y, DD/MM/YYYY",
        "%m-%d-%y, MM-DD-YY",
        "%Y%m%d, YYYYMMDD",
        "%Y-%m-%d %H:%M:%S, YYYY-MM-DD HH24:MI:SS",
        "'', YYYY-MM-DD"
    })
    void datesAreAskedForInTheMappingsFormat(String format, String mask) {
        Field date = new Field("day", Form.DATE, "t.day", format, false);

        assertThat(of(asking(List.of(date))).page(Window.all(), START))
                .contains("TO_CHAR(t.day,'" + mask + "') AS f_day");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%d %b %Y", "%Y'||x||'", "YYYY", "%"})
    void aFormatThatCannotBeToldIsRefused(String format) {
        Field date = new Field("day", Form.DATE, "t.day", format, false);

        assertThatThrownBy(() -> of(asking(List.of(date))).page(Window.all(), START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("date format '" + format + "'");
    }

    @Test
    void momentsAreAskedForInUtc() {
        Field moment = new Field("created", Form.TIMESTAMP, "t.createddate", "", false);

        assertThat(of(asking(List.of(moment))).page(Window.all(), START))
                .contains("TO_CHAR(SYS_EXTRACT_UTC(t.createddate),'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') AS f_created");
    }

    @Test
    void moreColumnsThanNetSuiteAnswersAreRefused() {
        // Given a question with a key and a clock, that leaves 98 columns for fields
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i <= 98; i++) {
            fields.add(Questions.text("field" + i, "t.c" + i));
        }
        assertThat(of(asking(fields)).page(Window.all(), START)).contains("AS f_field98");

        // When one more is asked for
        fields.add(Questions.text("field99", "t.c99"));

        // Then it is said, for NetSuite would answer no rows and no error
        assertThatThrownBy(() -> of(asking(fields)).page(Window.all(), START))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("101 columns")
                .hasMessageContaining("no rows");
    }
}
