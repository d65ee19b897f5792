package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.books.Reference;
import java.util.Map;

/**
 * Something in a FROM clause.
 *
 * @param alias lower case
 * @param table its table's name, or the alias again for a subquery
 * @param columns lower-case name to kind, in order
 * @param references columns with a display text elsewhere
 */
record Source(String alias, String table, Map<String, Sql.Kind> columns, Map<String, Reference> references) {}
