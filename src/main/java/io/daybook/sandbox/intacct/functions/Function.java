package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.wire.Element;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One of the functions that a request can call. */
@FunctionalInterface
public interface Function {
    /**
     * @param handle the books, in a transaction
     * @throws io.daybook.sandbox.intacct.wire.IntacctError to refuse
     */
    Outcome run(Call call, Handle handle);

    /** What breaks the schema in the element that calls it, which fails the whole request; empty where nothing does. */
    default Optional<String> mistake(Element body) {
        return Optional.empty();
    }
}
