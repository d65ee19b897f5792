package io.daybook.sandbox.intacct.books;

import java.time.Instant;

/** Rows of {@code AUDITHISTORY} (Intacct reference 3.5). Immutable. */
final class AuditTrail {
    private AuditTrail() {}

    /**
     * A deletion.
     *
     * @param object upper case; the trail has it in lower case
     */
    static Row deletion(long number, String object, long recordNumber, Instant moment) {
        boolean master = object.equals("CUSTOMER") || object.equals("VENDOR");
        return new Row()
                .set("ID", "1:" + number)
                .set("OBJECTTYPE", object.toLowerCase(java.util.Locale.ROOT))
                .set("OBJECTKEY", master ? recordNumber + "--REC" : String.valueOf(recordNumber))
                .set("USERID", "controller")
                .set("ACCESSTIME", moment)
                .set("ACCESSMODE", "D")
                .set("SOURCE", "ui");
    }
}
