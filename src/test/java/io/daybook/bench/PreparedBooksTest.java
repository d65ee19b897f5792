package io.daybook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.config.Problem;
import io.daybook.database.TestDatabase;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The books that a benchmark reads: whole, in order, and missed when one of them is missing. */
class PreparedBooksTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LINES =
            "SELECT t.id AS daybook_document, tl.uniquekey AS daybook_key, t.memo AS f_header_memo FROM transaction t"
                    + " WHERE t.type = 'CustInvc'";
    private static final long CONNECTION = 1;

    private final PreparedBooks books = new PreparedBooks(2_750, 0);

    @Test
    void pagesGiveEveryLineOnceAndInOrder() throws IOException {
        PreparedAnswers answers = new PreparedAnswers(books);
        List<Long> keys = new ArrayList<>();
        String from = "";
        JsonNode page;
        do {
            page = JSON.readTree(answer(answers, LINES + from));
            page.path("items").forEach(item -> keys.add(item.path("daybook_key").asLong()));
            long last = keys.get(keys.size() - 1);
            long document = PreparedBooks.document(last - PreparedBooks.FIRST_LINE);
            from = " AND t.id >= " + document + " AND (t.id > " + document + " OR tl.uniquekey > " + last + ")";
        } while (page.path("hasMore").asBoolean());

        assertThat(keys)
                .containsExactlyElementsOf(
                        LongStream.range(0, 2_750).mapToObj(PreparedBooks::key).toList());
    }

    @Test
    void aRangeOfDocumentsEndsWithItsLastLine() throws IOException {
        JsonNode page = JSON.readTree(
                answer(new PreparedAnswers(books), LINES + " AND t.id > 10000001 AND t.id <= 10000003 ORDER BY t.id"));

        assertThat(page.path("items")).hasSize(2 * PreparedBooks.LINES_OF_AN_INVOICE);
        assertThat(page.path("hasMore").asBoolean()).isFalse();
        assertThat(page.path("items").get(0).path("daybook_document").asText()).isEqualTo("10000002");
    }

    @Test
    void whatChangesIsAnotherEdition() throws IOException {
        PreparedAnswers answers = new PreparedAnswers(books);
        byte[] before = answer(answers, LINES);

        answers.show(books.changed());

        assertThat(answer(answers, LINES)).isNotEqualTo(before);
        assertThat(books.changed().foreignSums().get("EUR"))
                .isGreaterThan(books.foreignSums().get("EUR"));
    }

    @Test
    void aColumnThatTheBooksDoNotHaveIsNamed() {
        PreparedAnswers answers = new PreparedAnswers(books);

        assertThatThrownBy(
                        () -> answer(answers, "SELECT t.x AS f_unheard FROM transaction t WHERE t.type = 'CustInvc'"))
                .hasMessageContaining("f_unheard");
    }

    @Test
    void whatThePlainProgramLoadsIsCheckedToTheCent() throws Exception {
        try (InstantPlatform platform = InstantPlatform.start(books)) {
            long lines = new Ceiling(platform.address(), DATABASE.dataSource(), CONNECTION, 3).load();

            assertThat(lines).isEqualTo(2_750);
            check();

            change("UPDATE ledger.invoice_line SET description = description || '.' WHERE original_id = '1000000777'");
            assertThatThrownBy(this::check).isInstanceOf(Problem.class).hasMessageContaining("its lines are not");

            change("DELETE FROM ledger.invoice_line WHERE original_id = '1000000777'");
            assertThatThrownBy(this::check).isInstanceOf(Problem.class).hasMessageContaining("its sums are not");
        }
    }

    @Test
    void totalsAreThoseOfTheLines() throws IOException {
        JsonNode rows = JSON.readTree(answer(
                        new PreparedAnswers(books),
                        "SELECT cur.symbol AS daybook_currency, t.status AS daybook_status, COUNT(*) AS"
                                + " daybook_records FROM transaction t WHERE t.type = 'CustInvc'"))
                .path("items");
        long records = 0;
        BigDecimal euros = BigDecimal.ZERO;
        for (JsonNode row : rows) {
            records += row.path("daybook_records").asLong();
            if (row.path("daybook_currency").asText().equals("EUR")) {
                euros = euros.add(new BigDecimal(row.path("daybook_amount").asText()));
            }
        }

        assertThat(records).isEqualTo(2_750);
        assertThat(euros.negate()).isEqualByComparingTo(books.foreignSums().get("EUR"));
    }

    private static byte[] answer(PreparedAnswers answers, String statement) {
        JsonBuffer out = new JsonBuffer(100);
        answers.answer(statement, out);
        return out.toBytes();
    }

    private void check() throws SQLException {
        try (Connection database = DATABASE.dataSource().getConnection()) {
            new BooksCheck(books, CONNECTION).check(database);
        }
    }

    private static void change(String sql) throws SQLException {
        try (Connection database = DATABASE.dataSource().getConnection();
                Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
