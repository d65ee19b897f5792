package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Chance;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** Writes customers and vendors, with their subsidiaries and their rows among the entities. Used by one thread. */
final class EntityWriter {
    private final Connection connection;
    private final BooksSettings settings;

    EntityWriter(Connection connection, BooksSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    void customers(Customers customers) throws SQLException {
        try (Insert rows = customerRows();
                Insert entities = entities();
                Insert relations = relations("customersubsidiaryrelationship");
                DeletionLog deletions = new DeletionLog(connection, settings)) {
            long relation = 1;
            for (int index = 0; index < customers.count(); index++) {
                Customer customer = customers.at(index);
                write(rows, entities, customer);
                Chance chance = Chance.of(settings.seed(), "relation", index);
                relation = relate(
                        relations,
                        relation,
                        customer.id(),
                        customer.subsidiary(),
                        customer.currency(),
                        customer.created(),
                        chance);
                if (chance.perMille(10)) {
                    long twinId = customer.id() % 2 == 0 ? customer.id() + 1 : customer.id() - 1;
                    deletions.customer(twinId, customer, chance);
                }
            }
            rows.flush();
            entities.flush();
            relations.flush();
            deletions.flush();
        }
    }

    /** Writes one customer more, of one subsidiary. */
    void customer(Customer customer) throws SQLException {
        try (Insert rows = customerRows();
                Insert entities = entities();
                Insert relations = relations("customersubsidiaryrelationship")) {
            write(rows, entities, customer);
            relations.row(
                    customer.id(),
                    customer.id(),
                    customer.subsidiary().id(),
                    true,
                    customer.currency().id(),
                    customer.created());
            rows.flush();
            entities.flush();
            relations.flush();
        }
    }

    private Insert customerRows() throws SQLException {
        return new Insert(
                connection,
                settings,
                "customer",
                """
                id, entityid, entitynumber, companyname, altname, firstname, lastname, isperson, email, phone,
                currency, isinactive, datecreated, lastmodifieddate, receivablesaccount, terms, searchstage,
                comments""");
    }

    private static void write(Insert rows, Insert entities, Customer customer) throws SQLException {
        rows.row(
                customer.id(),
                customer.entityId(),
                customer.number(),
                customer.companyName(),
                customer.altName(),
                customer.firstName(),
                customer.lastName(),
                customer.person(),
                customer.email(),
                customer.phone(),
                customer.currency().id(),
                customer.inactive(),
                customer.created(),
                customer.modified(),
                Account.RECEIVABLE.id(),
                Lists.termOfDays(customer.termsDays()),
                "CUSTOMER",
                customer.comments());
        entities.row(
                customer.id(),
                "CustJob",
                customer.entityId(),
                customer.altName(),
                customer.id(),
                null,
                customer.inactive(),
                customer.modified());
    }

    void vendors(Vendors vendors) throws SQLException {
        try (Insert rows = new Insert(
                        connection,
                        settings,
                        "vendor",
                        """
                        id, entityid, entitynumber, companyname, altname, legalname, isperson, email, currency,
                        isinactive, datecreated, lastmodifieddate, payablesaccount, expenseaccount, terms""");
                Insert entities = entities();
                Insert relations = relations("vendorsubsidiaryrelationship")) {
            long relation = 1;
            for (int index = 0; index < vendors.count(); index++) {
                Vendor vendor = vendors.at(index);
                rows.row(
                        vendor.id(),
                        vendor.entityId(),
                        vendor.number(),
                        vendor.person() ? null : vendor.name(),
                        vendor.name(),
                        vendor.person() ? null : vendor.name(),
                        vendor.person(),
                        index % 5 == 4 ? null : "facturation" + vendor.number() + "@fournisseur.example",
                        vendor.currency().id(),
                        vendor.inactive(),
                        vendor.created(),
                        vendor.created(),
                        Account.PAYABLE.id(),
                        Account.HOSTING.id(),
                        Lists.termOfDays(30));
                entities.row(
                        vendor.id(),
                        "Vendor",
                        vendor.entityId(),
                        vendor.name(),
                        null,
                        vendor.id(),
                        vendor.inactive(),
                        vendor.created());
                relation = relate(
                        relations,
                        relation,
                        vendor.id(),
                        vendor.subsidiary(),
                        vendor.currency(),
                        vendor.created(),
                        Chance.of(settings.seed(), "vendor relation", index));
            }
            rows.flush();
            entities.flush();
            relations.flush();
        }
    }

    /** The entity's own subsidiary and, for one in ten, a second one: what an unwary join multiplies. */
    private static long relate(
            Insert relations,
            long next,
            long entity,
            Subsidiary subsidiary,
            Currency currency,
            Instant moment,
            Chance chance)
            throws SQLException {
        relations.row(next, entity, subsidiary.id(), true, currency.id(), moment);
        if (!chance.perMille(100)) {
            return next + 1;
        }
        Subsidiary second = subsidiary.equals(Subsidiary.PARENT) ? Subsidiary.GERMANY : Subsidiary.PARENT;
        relations.row(next + 1, entity, second.id(), false, currency.id(), moment);
        return next + 2;
    }

    private Insert entities() throws SQLException {
        return new Insert(
                connection,
                settings,
                "entity",
                "id, type, entityid, altname, customer, vendor, isinactive, lastmodifieddate");
    }

    private Insert relations(String table) throws SQLException {
        return new Insert(
                connection, settings, table, "id, entity, subsidiary, isprimarysub, primarycurrency, lastmodifieddate");
    }
}
