package io.daybook.sandbox.netsuite.record;

import io.daybook.sandbox.netsuite.books.ColumnType;
import io.daybook.sandbox.netsuite.books.Reference;
import java.util.Optional;

/**
 * A body field of a record.
 *
 * @param property its name in JSON
 * @param column its name in the books
 * @param reference where its text stands, when it refers to another record
 * @param readOnly whether NetSuite sets it itself
 */
record Field(String property, String column, ColumnType type, Optional<Reference> reference, boolean readOnly) {}
