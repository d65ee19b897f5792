package io.daybook.sandbox.netsuite.record;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.daybook.sandbox.netsuite.books.Reference;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Reads records as JSON (NetSuite reference 4.2). Thread-safe. */
final class RecordReader {
    /** Whole minutes, as the samples have them. */
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:00'Z'", Locale.ROOT);

    private final Fields fields;
    private final ObjectMapper mapper;
    private final ZoneId loginZone;

    RecordReader(Fields fields, ObjectMapper mapper, ZoneId loginZone) {
        this.fields = fields;
        this.mapper = mapper;
        this.loginZone = loginZone;
    }

    /**
     * The record of an id.
     *
     * @param address of the record service, for links
     * @param expand whether sublists are part of it
     * @param only properties that were asked for; empty asks for all
     */
    Optional<ObjectNode> read(
            Handle books, RecordType type, long id, String address, boolean expand, Set<String> only) {
        String self = address + "/" + type.title() + "/" + id;
        Optional<ObjectNode> record = books.select(
                        "SELECT * FROM \"" + type.table() + "\" WHERE \"id\" = ? AND " + type.condition(), id)
                .map((row, context) -> {
                    ObjectNode node = mapper.createObjectNode();
                    node.set("links", links(self));
                    for (Field field : fields.of(type)) {
                        if (only.isEmpty()
                                || only.contains(field.property().toLowerCase(Locale.ROOT))
                                || field.column().equals("id")) {
                            value(books, type, row, field, node, address);
                        }
                    }
                    return node;
                })
                .findOne();
        if (type.isTransaction() && only.isEmpty()) {
            record.ifPresent(node -> node.set("item", expand ? lines(books, type, id, address) : link(self + "/item")));
        }
        return record;
    }

    /** The item lines of a transaction. */
    ObjectNode lines(Handle books, RecordType type, long id, String address) {
        String self = address + "/" + type.title() + "/" + id + "/item";
        ArrayNode items = mapper.createArrayNode();
        books.select(LineWriter.ITEM_LINES, id)
                .map((row, context) -> {
                    ObjectNode line = mapper.createObjectNode();
                    line.set("links", links(self + "/" + row.getLong("id")));
                    line.put("line", row.getLong("id"));
                    long item = row.getLong("item");
                    if (!row.wasNull()) {
                        line.set("item", reference(books, new Reference("item", "id", "itemid"), item, address));
                    }
                    number(line, "quantity", row.getBigDecimal("quantity"), true);
                    number(line, "rate", row.getBigDecimal("rate"), true);
                    BigDecimal amount = row.getBigDecimal("foreignamount");
                    number(
                            line,
                            "amount",
                            amount == null ? null : amount.multiply(BigDecimal.valueOf(type.lineSign())),
                            false);
                    Optional.ofNullable(row.getString("memo")).ifPresent(memo -> line.put("description", memo));
                    for (Field field : fields.ofLines()) {
                        value(books, type, row, field, line, address);
                    }
                    return line;
                })
                .forEach(items::add);
        ObjectNode sublist = mapper.createObjectNode();
        sublist.set("links", links(self));
        sublist.set("items", items);
        sublist.put("totalResults", items.size());
        sublist.put("count", items.size());
        sublist.put("hasMore", false);
        sublist.put("offset", 0);
        return sublist;
    }

    /** Writes one field into the record; one without a value is left out. */
    private void value(Handle books, RecordType type, ResultSet row, Field field, ObjectNode into, String address)
            throws SQLException {
        String text = row.getString(field.column());
        if (text == null || text.isEmpty()) {
            return;
        }
        String property = field.property();
        if (property.equals("id")) {
            into.put(property, text);
        } else if (field.column().equals("status") && type.isTransaction()) {
            String name = statusName(books, row.getString("type"), text);
            into.set(property, mapper.valueToTree(Map.of("id", name, "refName", name)));
        } else if (field.reference().isPresent()) {
            into.set(property, reference(books, field.reference().get(), row.getLong(field.column()), address));
        } else {
            switch (field.type()) {
                case INTEGER -> into.put(property, row.getLong(field.column()));
                case DECIMAL -> number(into, property, row.getBigDecimal(field.column()), type.isTransaction());
                case BOOLEAN -> into.put(property, text.equals("T"));
                case DATE ->
                    into.put(
                            property,
                            row.getObject(field.column(), LocalDate.class).toString());
                case TIMESTAMP -> into.put(property, moment(row.getObject(field.column(), LocalDateTime.class)));
                default -> into.put(property, text);
            }
        }
    }

    private String moment(LocalDateTime local) {
        return MOMENT.format(
                local.atZone(loginZone).withZoneSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MINUTES));
    }

    private static void number(ObjectNode into, String property, BigDecimal number, boolean absolute) {
        if (number != null) {
            BigDecimal shown = absolute ? number.abs() : number;
            into.put(
                    property,
                    shown.signum() == 0
                            ? BigDecimal.ZERO
                            : new BigDecimal(shown.stripTrailingZeros().toPlainString()));
        }
    }

    private static String statusName(Handle books, String type, String letter) {
        return books.select(
                        "SELECT \"name\" FROM \"transactionstatus\" WHERE \"trantype\" = ? AND \"id\" = ?",
                        type,
                        letter)
                .mapTo(String.class)
                .findOne()
                .orElse(letter);
    }

    private ObjectNode reference(Handle books, Reference reference, long id, String address) {
        ObjectNode node = mapper.createObjectNode();
        node.set("links", links(address + "/" + reference.table() + "/" + id));
        node.put("id", String.valueOf(id));
        books.select(
                        "SELECT \"" + reference.display() + "\" FROM \"" + reference.table() + "\" WHERE \""
                                + reference.key() + "\" = ?",
                        id)
                .mapTo(String.class)
                .findOne()
                .ifPresent(name -> node.put("refName", name));
        return node;
    }

    private ObjectNode link(String href) {
        ObjectNode node = mapper.createObjectNode();
        node.set("links", links(href));
        return node;
    }

    private ArrayNode links(String href) {
        return mapper.valueToTree(List.of(Map.of("rel", "self", "href", href)));
    }
}
