package io.daybook.sandbox.netsuite.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.books.BooksSettings;
import io.daybook.sandbox.netsuite.books.ColumnType;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Creates, changes and deletes records; SuiteQL sees it at once, with clocks moved (NetSuite reference 4.1). Thread-safe. */
final class RecordWriter {
    private static final Map<RecordType, String> REQUIRED = Map.of(
            RecordType.CUSTOMER, "companyname",
            RecordType.VENDOR, "companyname",
            RecordType.ITEM, "itemid",
            RecordType.ACCOUNT, "acctnumber");
    private static final Set<RecordType> UNWRITABLE = Set.of(RecordType.SUBSIDIARY, RecordType.CURRENCY);

    private final Books books;
    private final Fields fields;
    private final Values values;
    private final LineWriter lines;

    RecordWriter(Books books, Fields fields) {
        this.books = books;
        this.fields = fields;
        this.values = new Values(books.settings().loginZone());
        this.lines = new LineWriter(fields, values);
    }

    /**
     * What a body asks for.
     *
     * @param columns values for columns; null clears
     * @param lines the item sublist, or a missing node
     * @param unknown properties that the type does not have
     */
    record Change(Map<String, Object> columns, JsonNode lines, JsonNode subsidiary, List<String> unknown) {}

    Change read(Handle handle, RecordType type, JsonNode body) {
        if (!body.isObject()) {
            throw NetSuiteError.invalidContent("Invalid content in the request body.");
        }
        Map<String, Object> columns = new LinkedHashMap<>();
        List<String> unknown = new ArrayList<>();
        body.properties().forEach(entry -> {
            String property = entry.getKey();
            Optional<Field> field = fields.of(type, property);
            if (field.isPresent() && !field.get().readOnly()) {
                columns.put(field.get().column(), values.read(handle, field.get(), entry.getValue(), property));
            } else if (field.isEmpty()
                    && !Set.of("links", "item", "subsidiary", "refName").contains(property)) {
                unknown.add(property);
            }
        });
        return new Change(columns, body.path("item"), body.path("subsidiary"), unknown);
    }

    /** Answers the new record's id. */
    long create(Handle handle, RecordType type, Change change) {
        refuseUnwritable(type);
        LocalDateTime now = now();
        Map<String, Object> row = new LinkedHashMap<>();
        complete(handle, type, change.columns(), row, now);
        boolean entity = type == RecordType.CUSTOMER || type == RecordType.VENDOR;
        // customers and vendors share the numbers of entities
        long id = Rows.nextId(handle, entity ? "entity" : type.table());
        row.put("id", id);
        Rows.insertAsIs(handle, type.table(), row);
        if (type.isTransaction()) {
            if (row.get("tranid") == null) {
                String number = type.transactionType().toUpperCase(Locale.ROOT) + id;
                handle.execute(
                        "UPDATE \"transaction\" SET \"tranid\" = ?, \"transactionnumber\" = ?, \"number\" = ? WHERE"
                                + " \"id\" = ?",
                        number,
                        number,
                        number,
                        id);
            }
            lines.writeMain(handle, type, id, now);
            lines.write(handle, type, id, change.lines(), false, now);
        } else if (entity) {
            entity(handle, type, id, row, change.subsidiary(), now);
        }
        return id;
    }

    void update(Handle handle, RecordType type, long id, Change change, Set<String> replace) {
        refuseUnwritable(type);
        LocalDateTime now = now();
        Map<String, Object> columns = new LinkedHashMap<>(change.columns());
        columns.put("lastmodifieddate", now);
        Rows.update(handle, type.table(), columns, "\"id\" = ?", id);
        if (type.isTransaction() && change.lines().has("items")) {
            lines.write(handle, type, id, change.lines(), replace.contains("item"), now);
        }
    }

    /** Deletes it and notes that in {@code deletedrecord}. */
    void delete(Handle handle, RecordType type, long id) {
        refuseUnwritable(type);
        if (type.isTransaction() && type != RecordType.VENDOR_CREDIT) {
            try {
                books.mutations().deleteDocument(id);
            } catch (IllegalStateException e) {
                throw dependent();
            } catch (NoSuchElementException e) {
                throw missing();
            }
            return;
        }
        boolean used = (type == RecordType.CUSTOMER || type == RecordType.VENDOR)
                        && Rows.count(handle, "SELECT COUNT(*) FROM \"transaction\" WHERE \"entity\" = ?", id) > 0
                || type == RecordType.ITEM
                        && Rows.count(handle, "SELECT COUNT(*) FROM \"transactionline\" WHERE \"item\" = ?", id) > 0;
        if (used) {
            throw dependent();
        }
        handle.execute("DELETE FROM \"" + type.table() + "\" WHERE \"id\" = ?", id);
        if (type == RecordType.CUSTOMER || type == RecordType.VENDOR) {
            handle.execute("DELETE FROM \"entity\" WHERE \"id\" = ?", id);
        }
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("name", type.title() + " " + id);
        log.put("recordid", id);
        log.put("recordtypeid", -2 - type.ordinal());
        log.put("scriptid", type.title().toLowerCase(Locale.ROOT));
        log.put("type", type.title().toLowerCase(Locale.ROOT));
        log.put("deleteddate", now());
        log.put("context", "RST");
        log.put("iscustomrecord", "F");
        log.put("iscustomlist", "F");
        log.put("iscustomtransaction", "F");
        Rows.insertAsIs(handle, "deletedrecord", log);
    }

    static NetSuiteError missing() {
        return NetSuiteError.of(
                404, "NONEXISTENT_ID", "The record instance does not exist. Provide a valid record instance ID.");
    }

    /** What a record has from the start although nobody wrote it. */
    private void complete(
            Handle handle, RecordType type, Map<String, Object> given, Map<String, Object> row, LocalDateTime now) {
        String required = type.isTransaction() ? "entity" : REQUIRED.getOrDefault(type, "name");
        if (given.get(required) == null && !"T".equals(given.get("isperson"))) {
            String property = fields.of(type).stream()
                    .filter(field -> field.column().equals(required))
                    .map(Field::property)
                    .findFirst()
                    .orElse(required);
            throw NetSuiteError.invalidContent(
                            "Error while accessing a resource. Please enter value(s) for: " + property)
                    .at(NetSuiteError.Locator.PATH, property);
        }
        fields.table(type.table()).columns().forEach((column, columnType) -> {
            if (columnType == ColumnType.BOOLEAN) {
                row.put(column, "F");
            } else if (Set.of("createddate", "datecreated", "lastmodifieddate").contains(column)) {
                row.put(column, now);
            }
        });
        if (type.isTransaction()) {
            transaction(handle, type, given, row, now);
        } else {
            String name = String.valueOf(given.getOrDefault(required, given.get("lastname")));
            for (String column : List.of(
                    "entityid",
                    "fullname",
                    "accountsearchdisplayname",
                    "accountsearchdisplaynamecopy",
                    "displaynamewithhierarchy",
                    "altname")) {
                if (fields.table(type.table()).columns().containsKey(column)) {
                    row.put(column, name);
                }
            }
            if (type == RecordType.ITEM) {
                row.put("itemtype", "Service");
            } else if (type == RecordType.ACCOUNT) {
                row.put("accttype", "Expense");
            }
        }
        row.putAll(given);
    }

    private static void transaction(
            Handle handle, RecordType type, Map<String, Object> given, Map<String, Object> row, LocalDateTime now) {
        row.put("type", type.transactionType());
        row.put("recordtype", type.title().toLowerCase(Locale.ROOT));
        row.put("status", "A");
        row.put("posting", "T");
        row.put("trandate", now.toLocalDate());
        row.put("exchangerate", BigDecimal.ONE);
        row.put("currency", Rows.count(handle, "SELECT MIN(\"id\") FROM \"currency\" WHERE \"isbasecurrency\" = 'T'"));
        row.put("subsidiary", Rows.count(handle, "SELECT MIN(\"id\") FROM \"subsidiary\""));
        row.put("foreignamountpaid", BigDecimal.ZERO);
        Object date = given.getOrDefault("trandate", now.toLocalDate());
        handle.select(
                        """
                        SELECT "id" FROM "accountingperiod" WHERE ? BETWEEN "startdate" AND "enddate"
                          AND "isquarter" = 'F' AND "isyear" = 'F' FETCH FIRST 1 ROWS ONLY
                        """,
                        date)
                .mapTo(Long.class)
                .findOne()
                .ifPresent(period -> row.put("postingperiod", period));
    }

    /** Customers and vendors are entities as well, and belong to a subsidiary. */
    private void entity(
            Handle handle, RecordType type, long id, Map<String, Object> row, JsonNode subsidiary, LocalDateTime now) {
        Map<String, Object> entity = new LinkedHashMap<>();
        entity.put("id", id);
        entity.put("type", type == RecordType.CUSTOMER ? "CustJob" : "Vendor");
        entity.put("entityid", row.get("entityid"));
        entity.put("altname", row.get("altname"));
        entity.put(type.title(), id);
        entity.put("isinactive", row.get("isinactive"));
        entity.put("lastmodifieddate", now);
        Rows.insertAsIs(handle, "entity", entity);
        if (!subsidiary.isMissingNode()) {
            Field field = new Field(
                    "subsidiary",
                    "subsidiary",
                    ColumnType.INTEGER,
                    Optional.of(new io.daybook.sandbox.netsuite.books.Reference("subsidiary", "id", "name")),
                    false);
            Map<String, Object> relation = new LinkedHashMap<>();
            relation.put("entity", id);
            relation.put("subsidiary", values.read(handle, field, subsidiary, "subsidiary"));
            relation.put("isprimarysub", "T");
            relation.put("lastmodifieddate", now);
            Rows.insert(handle, type.title() + "subsidiaryrelationship", relation);
        }
    }

    private static void refuseUnwritable(RecordType type) {
        if (UNWRITABLE.contains(type)) {
            throw NetSuiteError.of(
                    400, "USER_ERROR", "The sandbox does not let you change its " + type.title() + " records.");
        }
    }

    private static NetSuiteError dependent() {
        return NetSuiteError.of(400, "USER_ERROR", "This record cannot be deleted because it has dependent records.");
    }

    private LocalDateTime now() {
        BooksSettings settings = books.settings();
        return LocalDateTime.ofInstant(settings.now(), settings.loginZone());
    }
}
