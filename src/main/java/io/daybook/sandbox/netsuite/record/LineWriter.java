package io.daybook.sandbox.netsuite.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.netsuite.books.ColumnType;
import io.daybook.sandbox.netsuite.books.Reference;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * Writes the item lines of a transaction and keeps it balanced: the main line is what the others add up to
 * (NetSuite reference 3.2, 4.4). Thread-safe.
 */
final class LineWriter {
    static final String ITEM_LINES =
            """
            SELECT * FROM "transactionline"
            WHERE "transaction" = ? AND "mainline" = 'F' AND "taxline" = 'F' AND "iscogs" = 'F'
            ORDER BY "id"
            """;
    private static final Field ITEM =
            new Field("item", "item", ColumnType.INTEGER, Optional.of(new Reference("item", "id", "itemid")), false);

    private final Fields fields;
    private final Values values;

    LineWriter(Fields fields, Values values) {
        this.fields = fields;
        this.values = values;
    }

    /** The main line of a fresh transaction; it carries the total once {@link #balance} was called. */
    void writeMain(Handle books, RecordType type, long transaction, LocalDateTime now) {
        Map<String, Object> main = form(transaction, 0, now);
        main.put("mainline", "T");
        boolean sales = type.transactionType().startsWith("Cust");
        main.put("account_", account(books, sales ? "AcctRec" : "AcctPay"));
        Rows.insert(books, "transactionline", main);
    }

    /**
     * Writes lines: one with the number of a line that is there changes it, any other is added.
     *
     * @param replace whether the lines that are there go first
     */
    void write(Handle books, RecordType type, long transaction, JsonNode sublist, boolean replace, LocalDateTime now) {
        if (replace) {
            books.execute(
                    "DELETE FROM \"transactionline\" WHERE \"transaction\" = ? AND \"mainline\" = 'F'", transaction);
        }
        int index = 0;
        for (JsonNode line : sublist.path("items")) {
            String path = "item.items[" + index++ + "]";
            Map<String, Object> columns = columns(books, type, transaction, line, path);
            long number = line.path("line").asLong(-1);
            columns.put("linelastmodifieddate", now);
            boolean there = number > 0
                    && Rows.count(
                                    books,
                                    "SELECT COUNT(*) FROM \"transactionline\" WHERE \"transaction\" = ? AND \"id\" = ?",
                                    transaction,
                                    number)
                            > 0;
            if (there) {
                Rows.update(
                        books, "transactionline", columns, "\"transaction\" = ? AND \"id\" = ?", transaction, number);
            } else {
                insert(books, type, transaction, line, columns, path, now);
            }
        }
        balance(books, transaction, now);
    }

    private void insert(
            Handle books,
            RecordType type,
            long transaction,
            JsonNode line,
            Map<String, Object> columns,
            String path,
            LocalDateTime now) {
        if (!line.has("item")) {
            throw NetSuiteError.invalidContent("Error while accessing a resource. Please enter value(s) for: Item")
                    .at(NetSuiteError.Locator.PATH, path + ".item");
        }
        long next = Rows.count(
                        books,
                        "SELECT COALESCE(MAX(\"id\"), 0) FROM \"transactionline\" WHERE \"transaction\" = ?",
                        transaction)
                + 1;
        Map<String, Object> all = form(transaction, next, now);
        boolean sales = type.transactionType().startsWith("Cust");
        all.put("accountinglinetype", sales ? "INCOME" : "EXPENSE");
        all.put("account_", account(books, sales ? "Income" : "Expense"));
        all.putAll(columns);
        Rows.insert(books, "transactionline", all);
    }

    private Map<String, Object> form(long transaction, long number, LocalDateTime now) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("transaction", transaction);
        form.put("id", number);
        form.put("linesequencenumber", number);
        form.put("mainline", "F");
        form.put("taxline", "F");
        form.put("iscogs", "F");
        form.put("isclosed", "F");
        form.put("linecreateddate", now);
        form.put("linelastmodifieddate", now);
        return form;
    }

    private Map<String, Object> columns(Handle books, RecordType type, long transaction, JsonNode line, String path) {
        Map<String, Object> columns = new LinkedHashMap<>();
        if (line.has("item")) {
            columns.put("item", values.read(books, ITEM, line.get("item"), path + ".item"));
        }
        if (line.has("description")) {
            columns.put(
                    "memo",
                    line.get("description").isNull()
                            ? null
                            : line.get("description").asText());
        }
        BigDecimal quantity = decimal(line, "quantity", path);
        BigDecimal rate = decimal(line, "rate", path);
        BigDecimal amount = decimal(line, "amount", path);
        if (amount == null && rate != null) {
            amount = rate.multiply(quantity == null ? BigDecimal.ONE : quantity);
        }
        BigDecimal sign = BigDecimal.valueOf(type.lineSign());
        if (quantity != null) {
            columns.put("quantity", quantity.multiply(sign));
        }
        if (rate != null) {
            columns.put("rate", rate);
        }
        if (amount != null) {
            columns.put("foreignamount", amount.multiply(sign));
            columns.put("netamount", amount.multiply(sign).multiply(exchangeRate(books, transaction)));
        }
        for (Field field : fields.ofLines()) {
            if (line.has(field.property())) {
                columns.put(
                        field.column(),
                        values.read(books, field, line.get(field.property()), path + "." + field.property()));
            }
        }
        return columns;
    }

    /** The main line and the header's amounts, after the other lines. What was paid stays paid. */
    private static void balance(Handle books, long transaction, LocalDateTime now) {
        books.execute(
                """
                UPDATE "transactionline" SET "linelastmodifieddate" = ?,
                  "foreignamount" = (SELECT -SUM("o"."foreignamount") FROM "transactionline" "o"
                    WHERE "o"."transaction" = ? AND "o"."mainline" = 'F'),
                  "netamount" = (SELECT -SUM("o"."netamount") FROM "transactionline" "o"
                    WHERE "o"."transaction" = ? AND "o"."mainline" = 'F')
                WHERE "transaction" = ? AND "mainline" = 'T'
                """,
                now,
                transaction,
                transaction,
                transaction);
        books.execute(
                """
                UPDATE "transaction" "t" SET
                  "foreigntotal" = (SELECT "m"."foreignamount" FROM "transactionline" "m"
                    WHERE "m"."transaction" = "t"."id" AND "m"."mainline" = 'T' FETCH FIRST 1 ROWS ONLY),
                  "total" = (SELECT "m"."netamount" FROM "transactionline" "m"
                    WHERE "m"."transaction" = "t"."id" AND "m"."mainline" = 'T' FETCH FIRST 1 ROWS ONLY)
                WHERE "id" = ?
                """,
                transaction);
        books.execute(
                """
                UPDATE "transaction" SET "foreignamountunpaid" = ABS("foreigntotal") - "foreignamountpaid"
                WHERE "id" = ? AND "foreignamountpaid" IS NOT NULL
                """,
                transaction);
    }

    private static BigDecimal decimal(JsonNode line, String property, String path) {
        JsonNode value = line.path(property);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        try {
            return new BigDecimal(value.asText());
        } catch (NumberFormatException e) {
            throw Values.invalid(value, property, path + "." + property);
        }
    }

    private static BigDecimal exchangeRate(Handle books, long transaction) {
        return books.select("SELECT \"exchangerate\" FROM \"transaction\" WHERE \"id\" = ?", transaction)
                .mapTo(BigDecimal.class)
                .findOne()
                .orElse(BigDecimal.ONE);
    }

    private static Long account(Handle books, String type) {
        return books.select("SELECT MIN(\"id\") FROM \"account\" WHERE \"accttype\" = ?", type)
                .mapTo(Long.class)
                .findOne()
                .orElse(null);
    }
}
