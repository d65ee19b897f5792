package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The short lists: entities, locations, departments, accounts, terms, items, vendors and bills. Used once. */
final class Lists {
    /** The location that is no entity. */
    static final String LYON = "110";

    private final WritingThread writer;
    private final Instant created;

    /** @param created when all of them were made */
    Lists(WritingThread writer, Instant created) {
        this.writer = writer;
        this.created = created;
    }

    void write() throws SQLException {
        for (Entity entity : Entity.values()) {
            writer.insert(
                    "LOCATIONENTITY",
                    stamped(place(entity)
                            .set("FIRSTMONTH", entity == Entity.JAPAN ? "4" : "1")
                            .set("ACCOUNTINGTYPE", "Entity")
                            .set("OPCOUNTRY", entity.country())
                            .set("ISROOT", "false")));
            writer.insert("LOCATION", stamped(place(entity)));
        }
        writer.insert(
                "LOCATION",
                stamped(new Row()
                        .set("LOCATIONID", LYON)
                        .set("RECORDNO", 6L)
                        .set("NAME", "Lyon")
                        .set("PARENTID", "100")
                        .set("STATUS", "active")));
        long number = 1;
        for (String title : List.of("Sales", "Services", "Support")) {
            writer.insert(
                    "DEPARTMENT",
                    stamped(new Row()
                            .set("DEPARTMENTID", String.valueOf(10 * number))
                            .set("RECORDNO", number++)
                            .set("TITLE", title)
                            .set("STATUS", "active")));
        }
        account(1, "1200", "Accounts receivable", "balancesheet", "debit");
        account(2, "2100", "Accounts payable", "balancesheet", "credit");
        account(3, "2200", "Sales tax payable", "balancesheet", "credit");
        account(4, "2500", "Deferred revenue", "balancesheet", "credit");
        account(5, "4000", "Subscriptions", "incomestatement", "credit");
        account(6, "4100", "Services", "incomestatement", "credit");
        account(7, "4300", "Goods", "incomestatement", "credit");
        account(8, "6100", "Purchases", "incomestatement", "debit");
        for (int days : new int[] {0, 30, 45, 60}) {
            writer.insert(
                    "ARTERM",
                    stamped(new Row()
                            .set("NAME", days == 0 ? "Due upon receipt" : "N" + days)
                            .set("RECORDNO", 1L + days / 15)
                            .set("DUEDATE", (long) days)
                            .set("DUEFROM", "from invoice/bill date")
                            .set("STATUS", "active")));
        }
        items();
        bills();
    }

    private static Row place(Entity entity) {
        return new Row()
                .set("LOCATIONID", entity.id())
                .set("RECORDNO", entity.recordNumber())
                .set("NAME", entity.title())
                .set("CURRENCY", entity.currency())
                .set("LOCATIONTYPE", "E")
                .set("STATUS", "active");
    }

    private void account(long number, String id, String title, String type, String normal) throws SQLException {
        writer.insert(
                "GLACCOUNT",
                stamped(new Row()
                        .set("RECORDNO", number)
                        .set("ACCOUNTNO", id)
                        .set("TITLE", title)
                        .set("ACCOUNTTYPE", type)
                        .set("NORMALBALANCE", normal)
                        .set("CLOSINGTYPE", type.equals("balancesheet") ? "non-closing account" : "closing account")
                        .set("STATUS", "active")));
    }

    private void items() throws SQLException {
        for (Item item : Item.ALL) {
            writer.insert(
                    "ITEM",
                    stamped(new Row()
                            .set("RECORDNO", 10L + item.ordinal())
                            .set("ITEMID", item.id())
                            .set("NAME", item.title())
                            .set("STATUS", "active")
                            .set("ITEMTYPE", item.type())
                            .set("MRR", item.recurring())
                            .set("HASSTARTENDDATES", item.deferred())
                            .set("TERMPERIOD", item.deferred() ? "Months" : null)
                            .set("TOTALPERIODS", item.deferred() ? (long) item.months() : null)
                            .set("DEFAULTREVRECTEMPLKEY", item.deferred() ? "Straight-line, monthly" : null)
                            .set("BASEPRICE", BigDecimal.valueOf(item.lowest()))));
        }
    }

    private void bills() throws SQLException {
        for (int i = 1; i <= 20; i++) {
            writer.insert(
                    "VENDOR",
                    stamped(new Row()
                            .set("RECORDNO", (long) i)
                            .set("VENDORID", "V-" + String.format("%03d", i))
                            .set("NAME", "Supplier " + i)
                            .set("CURRENCY", i % 3 == 0 ? "USD" : "EUR")
                            .set("STATUS", "active")));
        }
    }

    private Row stamped(Row row) {
        return MasterRows.stamp(row, created, created);
    }
}
