package io.daybook.sandbox.netsuite.wire;

/** Something that answers requests that were let in. */
@FunctionalInterface
public interface Endpoint {
    /** @throws NetSuiteError to refuse */
    Response answer(Request request);
}
