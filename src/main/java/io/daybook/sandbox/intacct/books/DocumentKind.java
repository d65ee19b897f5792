package io.daybook.sandbox.intacct.books;

import java.util.stream.Stream;

/** The kinds of documents that come over the wire, header and lines (Intacct reference 5). */
public enum DocumentKind {
    INVOICE("ARINVOICE", "ri", "4.AR", "CUSTOMER", "invoice"),
    ADJUSTMENT("ARADJUSTMENT", "ra", "4.AR", "CUSTOMER", "AR adjustment"),
    BILL("APBILL", "pi", "3.AP", "VENDOR", "bill");

    private final String object;
    private final String recordType;
    private final String module;
    private final String party;
    private final String title;

    DocumentKind(String object, String recordType, String module, String party, String title) {
        this.object = object;
        this.recordType = recordType;
        this.module = module;
        this.party = party;
        this.title = title;
    }

    /** The kind that an object is; it must be one. */
    public static DocumentKind of(String object) {
        return Stream.of(values())
                .filter(kind -> kind.object.equals(object))
                .findFirst()
                .orElseThrow();
    }

    /** What people call one. */
    public String title() {
        return title;
    }

    /** The object of its lines. */
    public String lineObject() {
        return object + "ITEM";
    }

    String object() {
        return object;
    }

    String recordType() {
        return recordType;
    }

    /** Where it is typed in: {@code 4.AR}. */
    String module() {
        return module;
    }

    /** The object of whom it is for. */
    String party() {
        return party;
    }

    String partyId() {
        return party + "ID";
    }

    String partyName() {
        return party + "NAME";
    }
}
