package io.daybook.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.database.TestDatabase;
import io.daybook.mapping.Target;
import io.daybook.mapping.Target.Column;
import io.daybook.mapping.Target.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerSchemaTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    /** What the loader and not a mapping fills. */
    private static final Set<String> LOADERS_OWN = Set.of(
            "connection_id",
            "custom",
            "source_modified_at",
            "content_hash",
            "source_hash",
            "mapping_version",
            "page_id",
            "loaded_at",
            "deleted_at",
            "deleted_because");

    private static final Map<Target.Type, String> SQL_TYPES = Map.of(
            Target.Type.TEXT, "text",
            Target.Type.CURRENCY, "text",
            Target.Type.DATE, "date",
            Target.Type.TIMESTAMP, "timestamp with time zone",
            Target.Type.DECIMAL, "numeric",
            Target.Type.BOOLEAN, "boolean");

    static Stream<Table> tables() {
        return new LedgerSchema()
                .targets().stream().flatMap(target -> Stream.concat(Stream.of(target.head()), target.lines().stream()));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void saysOfEachTableWhatTheDatabaseSays(Table table) {
        // Given the columns of the real table, without what the loader fills
        Set<String> own = new TreeSet<>(LOADERS_OWN);
        if (table.section().equals("lines")) {
            own.add(table.name().replace("_line", "_id"));
        }
        List<String> real = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        """
                                SELECT column_name || ' ' || data_type || CASE is_nullable WHEN 'NO' THEN ' required' ELSE '' END
                                  FROM information_schema.columns
                                 WHERE table_schema = 'ledger' AND table_name = :table AND NOT column_name = ANY (:own)
                                 ORDER BY ordinal_position
                                """)
                .bind("table", table.name())
                .bindArray("own", String.class, own)
                .mapTo(String.class)
                .list());

        // Then the schema has the same, in the same order, the key first
        assertThat(table.columns())
                .extracting(column ->
                        column.name() + " " + SQL_TYPES.get(column.type()) + (column.required() ? " required" : ""))
                .containsExactlyElementsOf(real);
        assertThat(table.columns().get(0).name()).isEqualTo("original_id");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void allowsTheChoicesThatTheDatabaseAllows(Table table) {
        // Given the choices in the table's CHECK constraints
        List<String> checks = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        """
                                SELECT pg_get_constraintdef(oid) FROM pg_constraint
                                 WHERE contype = 'c' AND conrelid = ('ledger.' || :table)::regclass
                                """)
                .bind("table", table.name())
                .mapTo(String.class)
                .list());
        Map<String, List<String>> real = checks.stream()
                .collect(Collectors.toMap(
                        check -> check.replaceAll("^CHECK \\(\\(+(\\w+) .*$", "$1"), LedgerSchemaTest::quoted));

        // Then they are the schema's
        Map<String, List<String>> known = table.columns().stream()
                .filter(column -> !column.values().isEmpty())
                .collect(Collectors.toMap(Column::name, Column::values));
        assertThat(known).isEqualTo(real);
    }

    @Test
    void coversEveryTableOfTheLedger() {
        List<String> real = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        "SELECT tablename FROM pg_tables WHERE schemaname = 'ledger' ORDER BY tablename")
                .mapTo(String.class)
                .list());

        assertThat(tables().map(Table::name)).containsExactlyInAnyOrderElementsOf(real);
    }

    @Test
    void commentsOnEveryTableViewAndColumn() {
        List<String> silent = DATABASE.jdbi().withHandle(handle -> handle.createQuery(
                        """
                                SELECT relname || coalesce('.' || attname, '')
                                  FROM (SELECT c.oid, c.relname, NULL AS attname, 0 AS attnum FROM pg_class c
                                         WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'v')
                                        UNION ALL
                                        SELECT c.oid, c.relname, a.attname, a.attnum FROM pg_class c
                                          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                                         WHERE c.relnamespace = 'ledger'::regnamespace AND c.relkind IN ('r', 'v')) AS named
                                 WHERE coalesce(CASE attnum WHEN 0 THEN obj_description(oid, 'pg_class')
                                                            ELSE col_description(oid, attnum) END, '') = ''
                                """)
                .mapTo(String.class)
                .list());

        assertThat(silent).isEmpty();
    }

    @Test
    void namesWhatItHasWhenAskedForWhatItHasNot() {
        assertThatThrownBy(() -> new LedgerSchema().of("payments"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'payments'")
                .hasMessageContaining("customers, invoices, creditNotes, currencies");
    }

    private static List<String> quoted(String check) {
        Matcher matcher = Pattern.compile("'(\\w+)'").matcher(check);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
