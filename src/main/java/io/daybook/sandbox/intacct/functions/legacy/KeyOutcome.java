package io.daybook.sandbox.intacct.functions.legacy;

import io.daybook.sandbox.intacct.functions.Outcome;
import io.daybook.sandbox.intacct.wire.IntacctError;
import io.daybook.sandbox.intacct.wire.XmlWriter;
import java.util.function.LongSupplier;

/** What the functions of documents and payments answer: a record number, or a refusal with its wrapper (Intacct reference 1.4). */
final class KeyOutcome {
    private KeyOutcome() {}

    /**
     * Does the work and answers its record number.
     *
     * @param what is done: {@code create}
     * @param title what people call that which it is done to
     * @param work an {@link IllegalArgumentException} of it is the reason of a refusal
     */
    static Outcome of(String what, String title, LongSupplier work) {
        try {
            return Outcome.success(new XmlWriter().text("key", String.valueOf(work.getAsLong())));
        } catch (IllegalArgumentException refused) {
            throw IntacctError.validation(refused.getMessage())
                    .wrapped("BL01001973", "Could not " + what + " " + title + " record!");
        }
    }
}
