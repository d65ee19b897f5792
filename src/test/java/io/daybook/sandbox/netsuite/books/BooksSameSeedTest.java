package io.daybook.sandbox.netsuite.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BooksSameSeedTest {
    private static final BooksSettings SETTINGS = BooksSettings.of(42, 130);

    @Test
    void makesTheSameBooksOnAnyDay() throws Exception {
        // Given the same settings on two days
        BooksSettings muchLater =
                SETTINGS.withClock(Clock.fixed(Instant.parse("2031-01-01T00:00:00Z"), ZoneOffset.UTC));
        // When books are made
        Map<String, String> first = hashes(SETTINGS);
        Map<String, String> second = hashes(muchLater);
        // Then every table is the same, bit for bit
        assertThat(second).isEqualTo(first);
    }

    @Test
    void makesOtherBooksFromAnotherSeed() throws Exception {
        Map<String, String> first = hashes(SETTINGS);
        Map<String, String> second = hashes(BooksSettings.of(43, 130));
        assertThat(second.get("transactionline")).isNotEqualTo(first.get("transactionline"));
        assertThat(second.get("customer")).isNotEqualTo(first.get("customer"));
    }

    @Test
    void anotherLoginZoneMovesTimestampsOnly() throws Exception {
        Map<String, String> first = hashes(SETTINGS);
        Map<String, String> second = hashes(SETTINGS.withLoginZone(ZoneId.of("Asia/Tokyo")));
        assertThat(second.get("transaction")).isNotEqualTo(first.get("transaction"));
        assertThat(second.get("transactionstatus")).isEqualTo(first.get("transactionstatus"));
    }

    private static Map<String, String> hashes(BooksSettings settings) throws SQLException, NoSuchAlgorithmException {
        Map<String, String> hashes = new TreeMap<>();
        try (Books books = Books.create(settings);
                Connection connection = books.dataSource().getConnection()) {
            for (Table table : books.catalog().tables().values()) {
                hashes.put(table.name(), hash(connection, table));
            }
        }
        return hashes;
    }

    private static String hash(Connection connection, Table table) throws SQLException, NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        String sql = "SELECT * FROM " + table.name() + " ORDER BY " + String.join(", ", table.key());
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                for (int i = 1; i <= table.columns().size(); i++) {
                    digest.update((rows.getString(i) + "\u0000").getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
