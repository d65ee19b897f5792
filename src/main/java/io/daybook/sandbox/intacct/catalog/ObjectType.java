package io.daybook.sandbox.intacct.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One object of the company: a table of the books of the same name.
 *
 * @param name upper case
 * @param idField what {@code readByName} finds it by
 * @param fields by id, in the order of the object's definition
 * @param relations by path
 */
public record ObjectType(String name, String idField, Map<String, Field> fields, Map<String, Relation> relations) {
    /** The field by which all but the audit trail are keyed. */
    public static final String RECORD_NUMBER = "RECORDNO";

    /** The field of that id. */
    public Optional<Field> field(String id) {
        return Optional.ofNullable(fields.get(id));
    }

    /** Whether entities own its records, so that not every session sees all of them. */
    public boolean owned() {
        return fields.containsKey("MEGAENTITYID") && fields.get("MEGAENTITYID").kept();
    }

    /** {@link #RECORD_NUMBER}, or what stands for it. */
    public String key() {
        return fields.containsKey(RECORD_NUMBER) ? RECORD_NUMBER : idField;
    }

    /** Fields that the books keep. */
    public List<Field> kept() {
        return fields.values().stream().filter(Field::kept).toList();
    }

    /** The object of its lines, where it is a document. */
    public Optional<String> lines() {
        return switch (name) {
            case "ARINVOICE", "ARADJUSTMENT", "APBILL" -> Optional.of(name + "ITEM");
            case "ARPYMT" -> Optional.of("ARPYMTDETAIL");
            default -> Optional.empty();
        };
    }

    /** The field by which a line names its document. */
    public String lineParent() {
        return name.equals("ARPYMTDETAIL") ? "PAYMENTKEY" : "RECORDKEY";
    }

    /** The object whose line it is. */
    public Optional<String> document() {
        return switch (name) {
            case "ARINVOICEITEM", "ARADJUSTMENTITEM", "APBILLITEM" -> Optional.of(name.replace("ITEM", ""));
            case "ARPYMTDETAIL" -> Optional.of("ARPYMT");
            default -> Optional.empty();
        };
    }
}
