package io.daybook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** What is copied is what PostgreSQL then has, whatever characters and numbers it is made of. */
class CopyBinaryTest {
    private static TestDatabase database;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    record Row(
            String text, BigDecimal number, LocalDate date, Instant moment, Boolean flag, Map<String, String> custom) {}

    @Provide
    Arbitrary<String> texts() {
        // Whatever there is but U+0000 and halves of surrogate pairs, and often what COPY or JSON treat in a way of
        // their own
        Arbitrary<String> any = Arbitraries.strings().all().filter(text -> text.codePoints()
                .noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF));
        return Arbitraries.oneOf(
                any,
                Arbitraries.strings()
                        .withChars('\\', '\t', '\n', '\r', 'N', '.', '"', '\'', '\b', '\f', (char) 0x0B, 'x', ','),
                Arbitraries.of("", "\\N", "\\.", "NULL", "\\\\x00", "\uD83D\uDE00", "\uFFFD"));
    }

    @Provide
    Arbitrary<List<Row>> rows() {
        Arbitrary<BigDecimal> numbers = numbers();
        Arbitrary<LocalDate> dates =
                Arbitraries.longs().between(-719_162, 2_932_896).map(LocalDate::ofEpochDay);
        Arbitrary<Instant> moments = Arbitraries.longs()
                .between(-62_135_596_800L * 1000, 253_402_300_799L * 1000)
                .map(milliseconds -> Instant.ofEpochMilli(milliseconds).plusNanos(1000));
        return Combinators.combine(
                        texts().injectNull(0.1),
                        numbers.injectNull(0.1),
                        dates.injectNull(0.1),
                        moments.injectNull(0.1),
                        Arbitraries.of(true, false).injectNull(0.1),
                        Arbitraries.maps(texts(), texts()).ofMaxSize(3))
                .as(Row::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(20);
    }

    /** Of any size, and often such as amounts are: few digits, many zeros. */
    @Provide
    Arbitrary<BigDecimal> numbers() {
        Arbitrary<BigInteger> any = Arbitraries.bigIntegers();
        Arbitrary<BigInteger> few = Combinators.combine(
                        Arbitraries.longs().between(-99_999, 99_999),
                        Arbitraries.integers().between(0, 12))
                .as((digits, zeros) -> BigInteger.valueOf(digits).multiply(BigInteger.TEN.pow(zeros)));
        Arbitrary<BigInteger> middling = Arbitraries.longs()
                .between(-10_000_000_000_000_000L, 10_000_000_000_000_000L)
                .map(BigInteger::valueOf);
        return Combinators.combine(
                        Arbitraries.oneOf(any, few, middling),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(-30, 60),
                                Arbitraries.integers().between(0, 9)))
                .as(BigDecimal::new)
                // PostgreSQL keeps digits, no exponents
                .map(number -> new BigDecimal(number.toPlainString()));
    }

    @Provide
    Arbitrary<List<BigDecimal>> manyNumbers() {
        return numbers().list().ofSize(1_000);
    }

    @Property(tries = 20)
    void numbersComeBackDigitByDigit(@ForAll("manyNumbers") List<BigDecimal> numbers) throws SQLException {
        CopyBinary copied = new CopyBinary(numbers.size());
        for (int i = 0; i < numbers.size(); i++) {
            copied.value(i).value(numbers.get(i)).endRow();
        }

        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE TEMPORARY TABLE copied (n bigint, number numeric) ON COMMIT DROP");
            send(connection, copied);
            List<BigDecimal> read = new ArrayList<>();
            try (ResultSet result = statement.executeQuery("SELECT number FROM copied ORDER BY n")) {
                while (result.next()) {
                    read.add(result.getBigDecimal(1));
                }
            }
            assertThat(read).isEqualTo(numbers);
            connection.rollback();
        }
    }

    @Property(tries = 200)
    void comesBackAsItWasCopied(@ForAll("rows") List<Row> rows) throws SQLException {
        CopyBinary copied = new CopyBinary(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            copied.value(i)
                    .value(row.text())
                    .value(row.number())
                    .value(row.date())
                    .value(row.moment())
                    .value(row.flag())
                    .json(new TreeMap<>(row.custom()))
                    .value(bytes(row))
                    .endRow();
        }

        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    """
                    CREATE TEMPORARY TABLE copied (n bigint, text text, number numeric, date date, moment timestamptz,
                        flag boolean, custom jsonb, bytes bytea) ON COMMIT DROP
                    """);
            send(connection, copied);
            assertThat(read(statement)).isEqualTo(rows);
            connection.rollback();
        }
    }

    private static void send(Connection connection, CopyBinary copied) throws SQLException {
        CopyIn copy =
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY copied FROM STDIN (FORMAT binary)");
        copied.writeTo(copy);
        copy.endCopy();
    }

    private static List<Row> read(Statement statement) throws SQLException {
        List<Row> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(
                """
                SELECT text, number, date, moment, flag, bytes,
                       (SELECT array_agg(key ORDER BY key) FROM jsonb_each_text(custom)),
                       (SELECT array_agg(value ORDER BY key) FROM jsonb_each_text(custom))
                  FROM copied ORDER BY n
                """)) {
            while (result.next()) {
                Map<String, String> custom = new TreeMap<>();
                if (result.getArray(7) != null) {
                    String[] names = (String[]) result.getArray(7).getArray();
                    String[] values = (String[]) result.getArray(8).getArray();
                    for (int i = 0; i < names.length; i++) {
                        custom.put(names[i], values[i]);
                    }
                }
                OffsetDateTime moment = result.getObject(4, OffsetDateTime.class);
                Object flag = result.getObject(5);
                BigDecimal number = result.getBigDecimal(2);
                Row row = new Row(
                        result.getString(1),
                        number,
                        result.getObject(3, LocalDate.class),
                        moment == null ? null : moment.toInstant(),
                        (Boolean) flag,
                        custom);
                assertThat(result.getBytes(6)).isEqualTo(bytes(row));
                rows.add(row);
            }
        }
        return rows;
    }

    private static byte[] bytes(Row row) {
        return ("" + row.text()).getBytes(StandardCharsets.UTF_8);
    }
}
