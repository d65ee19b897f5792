package io.daybook.sandbox.intacct.functions;

import io.daybook.sandbox.intacct.session.Session;
import io.daybook.sandbox.intacct.wire.Element;

/**
 * A function that is called.
 *
 * @param body the element that names it
 * @param endpoint what a session is told to be its endpoint
 * @param spoil what a fault does to it
 */
public record Call(Element body, String controlId, Session session, String endpoint, Spoil spoil) {}
