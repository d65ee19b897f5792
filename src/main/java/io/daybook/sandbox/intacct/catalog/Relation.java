package io.daybook.sandbox.intacct.catalog;

/**
 * A many-to-one relation, crossed by a dotted field name (Intacct reference 3.1).
 *
 * @param path what stands before the dot
 * @param object what it leads to
 * @param type {@code MANY2ONE} or {@code ONE2ONE}
 * @param by the field of this object that names the other, by its record number or by its id
 */
public record Relation(String path, String object, String type, String by) {
    /** Whether {@link #by} holds a record number, not an id. */
    public boolean byRecordNumber() {
        return by.endsWith("KEY") || by.endsWith("EDBY");
    }
}
