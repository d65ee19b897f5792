package io.daybook.sandbox.netsuite.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static Books books;

    @BeforeAll
    static void makeBooks() {
        books = Books.create(BooksSettings.of(1, 3));
    }

    @AfterAll
    static void closeBooks() {
        books.close();
    }

    @Test
    void knowsEveryTableOfTheReference() {
        assertThat(books.catalog().tables().keySet())
                .contains(
                        "transaction",
                        "transactionline",
                        "transactionaccountingline",
                        "previoustransactionlink",
                        "nexttransactionlink",
                        "previoustransactionlinelink",
                        "nexttransactionlinelink",
                        "currency",
                        "currencyrate",
                        "consolidatedexchangerate",
                        "customer",
                        "vendor",
                        "customersubsidiaryrelationship",
                        "vendorsubsidiaryrelationship",
                        "item",
                        "account",
                        "subsidiary",
                        "entity",
                        "term",
                        "department",
                        "classification",
                        "location",
                        "accountingperiod",
                        "accountingbook",
                        "salestaxitem",
                        "customfield",
                        "transactionstatus",
                        "deletedrecord");
    }

    @Test
    void listsExactlyWhatSelectStarGives() throws Exception {
        try (Connection connection = books.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (Table table : books.catalog().tables().values()) {
                List<String> given = new ArrayList<>();
                try (ResultSet rows = statement.executeQuery("SELECT * FROM " + table.name())) {
                    ResultSetMetaData columns = rows.getMetaData();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        given.add(columns.getColumnName(i).toLowerCase(Locale.ROOT));
                    }
                }
                assertThat(given)
                        .as(table.name())
                        .containsExactlyElementsOf(table.columns().keySet());
                assertThat(given).as("key of " + table.name()).containsAll(table.key());
                assertThat(table.key()).as("key of " + table.name()).isNotEmpty();
            }
        }
    }

    @Test
    void saysTheLogicalTypeOfAColumn() {
        Table transaction = books.catalog().table("Transaction").orElseThrow();
        assertThat(transaction.columns())
                .containsEntry("id", ColumnType.INTEGER)
                .containsEntry("number", ColumnType.TEXT)
                .containsEntry("status", ColumnType.TEXT)
                .containsEntry("trandate", ColumnType.DATE)
                .containsEntry("lastmodifieddate", ColumnType.TIMESTAMP)
                .containsEntry("foreigntotal", ColumnType.DECIMAL)
                .containsEntry("voided", ColumnType.BOOLEAN);
        assertThat(books.catalog().table("account").orElseThrow().columns())
                .containsEntry("subsidiary", ColumnType.LIST);
        assertThat(books.catalog()
                        .table("transactionaccountingline")
                        .orElseThrow()
                        .columns())
                .containsEntry("posting", ColumnType.BOOLEAN)
                .containsEntry("amount", ColumnType.DECIMAL)
                .containsEntry("account", ColumnType.INTEGER);
    }

    @Test
    void hidesColumnsThatAreOurOwn() {
        assertThat(books.catalog().table("transactionline").orElseThrow().columns())
                .containsKeys("uniquekey", "custcol_iw_item_revenue_category")
                .doesNotContainKey("account_");
    }

    @Test
    void pointsReferencesAtColumnsThatExist() {
        for (Table table : books.catalog().tables().values()) {
            table.references().forEach((column, reference) -> {
                Table target = books.catalog().table(reference.table()).orElseThrow();
                assertThat(target.columns())
                        .as(table.name() + "." + column)
                        .containsKeys(reference.key(), reference.display());
            });
        }
        assertThat(books.catalog().table("transaction").orElseThrow().references())
                .containsEntry("currency", new Reference("currency", "id", "name"));
    }

    @Test
    void knowsNoOtherTable() {
        assertThat(books.catalog().table("dual_control")).isEmpty();
    }
}
