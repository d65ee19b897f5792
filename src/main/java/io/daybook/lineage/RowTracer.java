package io.daybook.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.daybook.config.Problem;
import io.daybook.lineage.LedgerRows.Stored;
import io.daybook.lineage.Origins.Origin;
import io.daybook.mapping.Draft;
import io.daybook.mapping.Made;
import io.daybook.mapping.MappedRow;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.RejectedException;
import io.daybook.mapping.SourceRecord;
import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import io.daybook.mapping.Target.Type;
import io.daybook.sync.MappingVersions;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Maps the record a row came from once more, with the mapping of then, and says of each value how it was made. Used for one
 * trace by one thread.
 */
final class RowTracer {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String platform;
    private final String dataType;
    private final Origins origins;
    private final MappingVersions versions;

    RowTracer(String platform, String dataType, Origins origins, MappingVersions versions) {
        this.platform = platform;
        this.dataType = dataType;
        this.origins = origins;
        this.versions = versions;
    }

    Trace.Row trace(Stored row) throws SQLException {
        Origin origin = origins.of(row.pageId());
        if (origin.trouble().isPresent()) {
            return traced(row, origin, Optional.empty(), values(row, Map.of(), null), origin.trouble());
        }
        Optional<SourceRecord> record = record(row, origin);
        if (record.isEmpty()) {
            String missing =
                    "page " + row.pageId() + " has no record of it: its document came in several pages, was a dead"
                            + " letter and was replayed. The next time it changes the right page is named.";
            return traced(row, origin, record, values(row, Map.of(), null), Optional.of(missing));
        }
        Mapping mapping;
        try {
            mapping = versions.get(platform, dataType, row.mappingVersion());
        } catch (Problem unreadable) {
            return traced(row, origin, record, values(row, Map.of(), null), Optional.of(unreadable.getMessage()));
        }
        SourceRecord asked = under(mapping, record.get());
        try {
            Map<String, Made> made = new TreeMap<>();
            mapping.explain(asked).stream()
                    .filter(each -> each.table().equals(row.table().name()))
                    .forEach(each -> made.put(each.column(), each));
            return traced(
                    row, origin, record, values(row, made, remapped(mapping, asked, row.table())), Optional.empty());
        } catch (RejectedException refused) {
            String why = "mapping " + row.mappingVersion() + " refuses the page's record: " + refused.getMessage();
            return traced(row, origin, record, values(row, Map.of(), null), Optional.of(why));
        }
    }

    /** The line's own record, or the first of the document, which makes the head. */
    private static Optional<SourceRecord> record(Stored row, Origin origin) {
        long document = Long.parseLong(row.document());
        boolean head = row.document().equals(row.originalId()) && !isLine(row);
        return origin.records().stream()
                .filter(record -> record.document() == document
                        && (head || Long.toString(record.key()).equals(row.originalId())))
                .findFirst();
    }

    private static boolean isLine(Stored row) {
        return row.table().section().equals("lines");
    }

    /** The record's values by the names of a mapping, which may not be the one that asked for the page. */
    private static SourceRecord under(Mapping mapping, SourceRecord record) {
        Map<String, String> present = record.present();
        List<String> names = mapping.question().fieldNames();
        return new SourceRecord(
                names,
                names.stream().map(present::get).toArray(String[]::new),
                record.document(),
                record.key(),
                record.modified());
    }

    private static MappedRow remapped(Mapping mapping, SourceRecord record, Table table) {
        Draft draft = new Draft(record, true);
        mapping.map(draft);
        if (draft.ignored() != null) {
            return null;
        }
        mapping.classify(draft);
        mapping.currency(draft);
        return mapping.target().head().equals(table) ? draft.headRow() : draft.lineRow();
    }

    private static List<Trace.Value> values(Stored row, Map<String, Made> made, MappedRow again) {
        List<Trace.Value> values = new ArrayList<>();
        for (int i = 0; i < row.values().size(); i++) {
            Column column = row.table().columns().get(i);
            Made how = made.get(column.name());
            String stored = row.values().get(i);
            Object now = again == null ? null : again.values()[i];
            boolean differs = again != null && !same(column.type(), stored, now);
            values.add(value(column.name(), stored, how, differs ? Optional.of(text(now)) : Optional.empty()));
        }
        custom(row).forEach((name, value) -> {
            String column = "custom." + name;
            String now = again == null ? null : again.custom().get(name);
            boolean differs = again != null && !Objects.equals(value, now);
            values.add(value(column, value, made.get(column), differs ? Optional.of(text(now)) : Optional.empty()));
        });
        return values;
    }

    private static Trace.Value value(String column, String stored, Made how, Optional<String> pageGives) {
        return how == null
                ? new Trace.Value(column, stored, 0, "", pageGives)
                : new Trace.Value(column, stored, how.line(), how.how(), pageGives);
    }

    private static String text(Object value) {
        return value == null
                ? "nothing"
                : value instanceof BigDecimal amount ? amount.toPlainString() : value.toString();
    }

    private static boolean same(Type type, String stored, Object now) {
        if (stored == null || now == null) {
            return stored == null && now == null;
        }
        return switch (type) {
            case DECIMAL -> new BigDecimal(stored).compareTo((BigDecimal) now) == 0;
            case TIMESTAMP -> true; // PostgreSQL prints it in the session's own way
            case TEXT, DATE, BOOLEAN, CURRENCY -> stored.equals(now.toString());
        };
    }

    private static Map<String, String> custom(Stored row) {
        try {
            return row.custom() == null ? Map.of() : new TreeMap<>(JSON.readValue(row.custom(), TEXTS));
        } catch (JsonProcessingException byHand) {
            return Map.of("?", row.custom());
        }
    }

    private static Trace.Row traced(
            Stored row,
            Origin origin,
            Optional<SourceRecord> record,
            List<Trace.Value> values,
            Optional<String> trouble) {
        return new Trace.Row(
                row.table().name(),
                row.originalId(),
                row.mappingVersion(),
                values,
                row.modified(),
                row.loadedAt(),
                row.deletedAt(),
                row.deletedBecause(),
                origin.page(),
                record.map(SourceRecord::present).orElse(Map.of()),
                trouble);
    }
}
