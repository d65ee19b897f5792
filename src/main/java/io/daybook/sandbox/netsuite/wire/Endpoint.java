package io.daybook.sandbox.netsuite.wire;

import io.daybook.sandbox.http.Response;

/** Something that answers requests that were let in. */
@FunctionalInterface
public interface Endpoint {
    /** @throws NetSuiteError to refuse */
    Response answer(Request request);
}
