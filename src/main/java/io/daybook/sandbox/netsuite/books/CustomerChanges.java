package io.daybook.sandbox.netsuite.books;

import java.sql.SQLException;
import java.util.List;
import java.util.NoSuchElementException;
import org.jdbi.v3.core.Handle;

/** Creating, editing, merging and deleting customers (NetSuite reference 3.5, 3.7 and 6.14). Immutable. */
final class CustomerChanges {
    private static final String CUSTOMER =
            """
            SELECT c.id, c.entityid, c.currency, r.subsidiary, COALESCE(t.daysuntilnetdue, 0) AS days
            FROM customer c
            JOIN customersubsidiaryrelationship r ON r.entity = c.id AND r.isprimarysub = 'T'
            LEFT JOIN term t ON t.id = c.terms
            """;
    // Ids of vanished customers stay theirs: the log of deletions names them.
    private static final String NEXT_ID =
            """
            SELECT GREATEST((SELECT MAX(id) FROM entity),
              (SELECT COALESCE(MAX(recordid), 0) FROM deletedrecord WHERE recordtypeid = ?)) + 1
            """;
    private static final List<String> OWN_TABLES = List.of("customer", "entity");

    private final Customers customers;

    CustomerChanges(Customers customers) {
        this.customers = customers;
    }

    /** Some customer there is, as chance has it. */
    static Customer any(Change change) {
        List<Long> ids = change.handle()
                .select("SELECT entity FROM customersubsidiaryrelationship WHERE isprimarysub = 'T' AND entity IN"
                        + " (SELECT id FROM customer) ORDER BY entity")
                .mapTo(Long.class)
                .list();
        return stored(change.handle(), change.chance().pick(ids));
    }

    /** @throws NoSuchElementException when there is no customer of that id */
    static Customer stored(Handle handle, long id) {
        return handle.select(CUSTOMER + "WHERE c.id = ?", id)
                .map((row, context) -> new Customer(
                        id,
                        0,
                        row.getString("entityid"),
                        null,
                        null,
                        false,
                        row.getString("entityid"),
                        null,
                        null,
                        Subsidiary.ofId(row.getLong("subsidiary")),
                        Currency.ofId(row.getLong("currency")),
                        row.getInt("days"),
                        false,
                        null,
                        null,
                        null))
                .findOne()
                .orElseThrow(() -> new NoSuchElementException("no customer has id " + id));
    }

    Touched create(Change change) {
        long id = change.handle()
                .select(NEXT_ID, DeletionLog.CUSTOMER)
                .mapTo(Long.class)
                .one();
        long number = change.handle()
                        .select("SELECT MAX(entitynumber) FROM customer")
                        .mapTo(Long.class)
                        .one()
                + 1;
        Customer like = customers.at((int) change.chance().below(customers.count()));
        Customer fresh = like.anew(id, number, change.moment());
        try {
            new EntityWriter(change.handle().getConnection(), change.settings()).customer(fresh);
        } catch (SQLException e) {
            throw new IllegalStateException("the sandbox's books refuse a customer: " + e.getMessage(), e);
        }
        return Touched.customers(change.moment(), List.of(id));
    }

    Touched setEmail(Change change, long customer, String email) {
        return edited(change, customer, "UPDATE customer SET email = ? WHERE id = ?", email);
    }

    Touched setInactive(Change change, long customer, boolean inactive) {
        Touched touched =
                edited(change, customer, "UPDATE customer SET isinactive = ? WHERE id = ?", inactive ? "T" : "F");
        change.handle().execute("UPDATE entity SET isinactive = ? WHERE id = ?", inactive ? "T" : "F", customer);
        return touched;
    }

    Touched rename(Change change, long customer, String entityId) {
        Touched touched = edited(change, customer, "UPDATE customer SET entityid = ? WHERE id = ?", entityId);
        change.handle().execute("UPDATE entity SET entityid = ? WHERE id = ?", entityId, customer);
        return touched;
    }

    Touched merge(Change change, long duplicate, long into) {
        String name = stored(change.handle(), duplicate).altName();
        stored(change.handle(), into);
        if (duplicate == into) {
            throw new IllegalArgumentException("a customer cannot be merged into itself: " + into);
        }
        List<Long> documents = change.handle()
                .select("SELECT id FROM transaction WHERE entity = ? ORDER BY id", duplicate)
                .mapTo(Long.class)
                .list();
        change.handle()
                .execute(
                        "UPDATE transaction SET entity = ?, lastmodifieddate = GREATEST(lastmodifieddate, ?) WHERE entity = ?",
                        into,
                        change.now(),
                        duplicate);
        change.handle().execute("UPDATE transactionline SET entity = ? WHERE entity = ?", into, duplicate);
        touch(change, into);
        vanish(change, duplicate, name);
        return new Touched(change.moment(), documents, List.of(), List.of(duplicate, into));
    }

    Touched delete(Change change, long customer) {
        String name = stored(change.handle(), customer).altName();
        long documents = change.handle()
                .select("SELECT COUNT(*) FROM transaction WHERE entity = ?", customer)
                .mapTo(Long.class)
                .one();
        if (documents > 0) {
            throw new IllegalStateException(name + " cannot be deleted: it has " + documents + " documents");
        }
        vanish(change, customer, name);
        return Touched.customers(change.moment(), List.of(customer));
    }

    private static Touched edited(Change change, long customer, String update, String value) {
        if (change.handle().execute(update, value, customer) == 0) {
            throw new NoSuchElementException("no customer has id " + customer);
        }
        touch(change, customer);
        return Touched.customers(change.moment(), List.of(customer));
    }

    private static void touch(Change change, long customer) {
        for (String table : OWN_TABLES) {
            change.handle()
                    .execute(
                            "UPDATE " + table
                                    + " SET lastmodifieddate = GREATEST(COALESCE(lastmodifieddate, ?), ?) WHERE id = ?",
                            change.now(),
                            change.now(),
                            customer);
        }
    }

    private static void vanish(Change change, long customer, String name) {
        change.handle().execute("DELETE FROM customersubsidiaryrelationship WHERE entity = ?", customer);
        OWN_TABLES.forEach(table -> change.handle().execute("DELETE FROM " + table + " WHERE id = ?", customer));
        change.handle()
                .execute(
                        Removals.LOG,
                        name,
                        customer,
                        DeletionLog.CUSTOMER,
                        "customer",
                        "customer",
                        change.now(),
                        Change.SOMEBODY);
    }
}
