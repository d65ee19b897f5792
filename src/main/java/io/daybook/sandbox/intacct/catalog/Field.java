package io.daybook.sandbox.intacct.catalog;

import java.util.List;

/**
 * A field of an object.
 *
 * @param id upper case; may have dots, as {@code DISPLAYCONTACT.EMAIL1} has
 * @param kept whether the books have a column for it; the others are always empty
 * @param values labels of an enumeration; empty where anything goes
 */
public record Field(String id, DataType type, boolean kept, boolean required, boolean readOnly, List<String> values) {
    public Field {
        values = List.copyOf(values);
    }
}
