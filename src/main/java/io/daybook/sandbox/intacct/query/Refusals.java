package io.daybook.sandbox.intacct.query;

import io.daybook.sandbox.intacct.UnknownFieldWording;
import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.wire.IntacctError;

/** What a query that cannot be answered is told. Immutable. */
public final class Refusals {
    private final UnknownFieldWording wording;

    public Refusals(UnknownFieldWording wording) {
        this.wording = wording;
    }

    /** A field that the object does not have, in one of the wordings that clients have seen. */
    IntacctError unknownField(ObjectType object, String field) {
        String sentence = "The field " + field + " does not exist on the object " + object.name() + ".";
        return switch (wording) {
            case CODE -> IntacctError.processing(sentence);
            case QUERY_FAILED -> IntacctError.of("Query Failed", sentence);
            case INVALID_FIELDS_LIST -> IntacctError.of("Invalid fields list " + field, sentence);
        };
    }

    static IntacctError schema(String why) {
        return IntacctError.of("Query Failed", "The query is not valid: " + why);
    }
}
