package io.daybook.sync;

import io.daybook.mapping.Draft;
import io.daybook.mapping.RejectedException;

/** The business steps of the record route, as beans. Stateless. */
public final class RecordSteps {
    /** Fills the columns that are copied or converted; may ignore the document. */
    public void map(Entry entry) {
        entry.mapping().map(entry.draft());
    }

    /** Decides what kind of revenue a line is, and why. */
    public void classify(Entry entry) {
        if (entry.draft().ignored() == null) {
            entry.mapping().classify(entry.draft());
        }
    }

    /** Checks currencies and fills amounts. */
    public void currency(Entry entry) {
        if (entry.draft().ignored() == null) {
            entry.mapping().currency(entry.draft());
        }
    }

    /**
     * Marks a record as refused, so that its document is set aside when its page is loaded.
     *
     * @param cause what the step threw
     * @param route id of the route
     * @param step id of the step
     */
    public void refuse(Entry entry, Throwable cause, String route, String step) {
        boolean rejected = cause instanceof RejectedException;
        String message = rejected && cause.getMessage() != null ? cause.getMessage() : String.valueOf(cause);
        entry.draft().fail(new Draft.Failure(rejected ? "rejected" : "defect", message, route, step));
    }
}
