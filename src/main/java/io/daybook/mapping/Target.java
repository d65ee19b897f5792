package io.daybook.mapping;

import java.util.List;
import java.util.Optional;

/**
 * What a data type becomes: the ledger's tables as a mapping sees them. Given to the mapping by the ledger, so that a
 * column that does not exist is found when the file is read.
 *
 * @param dataType such as {@code invoices}
 * @param head the table with one row a document; its name in {@code become} is {@link Table#section()}
 * @param lines the table with one row a record, where documents have lines
 */
public record Target(String dataType, Table head, Optional<Table> lines) {

    /** What a column holds, and so which operations may fill it. */
    public enum Type {
        TEXT,
        DATE,
        TIMESTAMP,
        DECIMAL,
        BOOLEAN,
        /** ISO 4217 letters. */
        CURRENCY
    }

    /**
     * @param name column name
     * @param required a record without a value for it is rejected
     * @param values the only texts allowed; empty where any is
     */
    public record Column(String name, Type type, boolean required, List<String> values) {
        public Column {
            values = List.copyOf(values);
        }
    }

    /**
     * @param section its name in a mapping file's {@code become}, such as {@code invoice} or {@code lines}
     * @param name table name in schema {@code ledger}
     * @param columns what a mapping may fill, in the order of {@link MappedRow#values()}; the first is
     *     {@code original_id}
     */
    public record Table(String section, String name, List<Column> columns) {
        public Table {
            columns = List.copyOf(columns);
        }

        /** Position of a column among {@link #columns()}, or -1. */
        public int indexOf(String column) {
            for (int i = 0; i < columns.size(); i++) {
                if (columns.get(i).name().equals(column)) {
                    return i;
                }
            }
            return -1;
        }
    }
}
