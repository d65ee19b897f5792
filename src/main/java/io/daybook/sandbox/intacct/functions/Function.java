package io.daybook.sandbox.intacct.functions;

import org.jdbi.v3.core.Handle;

/** One of the functions that a request can call. */
@FunctionalInterface
interface Function {
    /**
     * @param handle the books, in a transaction
     * @throws io.daybook.sandbox.intacct.wire.IntacctError to refuse
     */
    Outcome run(Call call, Handle handle);
}
