package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.catalog.ObjectType;
import io.daybook.sandbox.intacct.wire.ErrorDetails;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.IntacctError.Cause;
import java.util.Locale;

/** What a client is told whose record cannot be written (Intacct reference 1.2, 1.4). */
public final class Refused {
    private static final String GENERIC = "BL01001973";

    private Refused() {}

    /** A record of that id is there already. */
    static IntacctError duplicate(ObjectType object, Object id) {
        if (object.name().equals("GLACCOUNT")) {
            // the one object whose refusal is published with all its details
            return IntacctError.of(new Cause(
                            GENERIC,
                            "Duplicate account number",
                            "The account number '" + id + "' already exists",
                            "Enter unique account number",
                            ErrorDetails.duplicateAccount(id.toString())))
                    .wrapped(new Cause(
                            GENERIC, "", "Could not create GL Account record.", "", ErrorDetails.accountNotCreated()));
        }
        return notCreated(
                object,
                IntacctError.of(
                        "BL34000061",
                        "Another " + words(object) + " with the given value(s) " + id + "  already exists",
                        "Use a unique value instead."));
    }

    /** That, with the wrapper that comes after it. */
    static IntacctError notCreated(ObjectType object, IntacctError why) {
        String name = object.name().toLowerCase(Locale.ROOT);
        return why.wrapped(GENERIC, "Could not create " + name + " record!")
                .wrapped(GENERIC, "Error while saving the " + words(object) + " info");
    }

    /** What people call an object. */
    public static String words(ObjectType object) {
        return Lookup.words(object.name());
    }
}
