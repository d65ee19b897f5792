package io.daybook.source.netsuite;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a role gets the permission for a table, and which feature brings the table (NetSuite reference 3.5, 6.11, 6.12). */
final class Permissions {
    private static final String FIND_TRANSACTION = "Transactions > Find Transaction";

    private static final Map<String, String> MENU = Map.ofEntries(
            Map.entry("transaction", FIND_TRANSACTION),
            Map.entry("transactionline", FIND_TRANSACTION),
            Map.entry("transactionaccountingline", FIND_TRANSACTION),
            Map.entry("previoustransactionlink", FIND_TRANSACTION),
            Map.entry("nexttransactionlink", FIND_TRANSACTION),
            Map.entry("previoustransactionlinelink", FIND_TRANSACTION),
            Map.entry("nexttransactionlinelink", FIND_TRANSACTION),
            Map.entry("customer", "Lists > Customers"),
            Map.entry("customersubsidiaryrelationship", "Lists > Customers"),
            Map.entry("vendor", "Lists > Vendors"),
            Map.entry("vendorsubsidiaryrelationship", "Lists > Vendors"),
            Map.entry("entity", "Lists > Customers and Lists > Vendors"),
            Map.entry("employee", "Lists > Employees"),
            Map.entry("item", "Lists > Items"),
            Map.entry("account", "Lists > Accounts"),
            Map.entry("currency", "Lists > Currency"),
            Map.entry("currencyrate", "Lists > Currency"),
            Map.entry("consolidatedexchangerate", "Lists > Currency"),
            Map.entry("subsidiary", "Lists > Subsidiaries"),
            Map.entry("department", "Lists > Departments"),
            Map.entry("classification", "Lists > Classes"),
            Map.entry("location", "Lists > Locations"),
            Map.entry("term", "Setup > Accounting Lists"),
            Map.entry("accountingperiod", "Setup > Manage Accounting Periods"),
            Map.entry("salestaxitem", "Lists > Tax Records"),
            Map.entry("customfield", "Setup > Custom Fields"),
            Map.entry("deletedrecord", "Setup > Deleted Records"));

    private static final Map<String, String> FEATURE = Map.of(
            "currency", "Multiple Currencies",
            "currencyrate", "Multiple Currencies",
            "consolidatedexchangerate", "OneWorld",
            "subsidiary", "OneWorld",
            "department", "Departments",
            "classification", "Classes",
            "location", "Locations",
            "accountingbook", "Multi-Book Accounting");

    private Permissions() {}

    /** What to grant, such as {@code Grant Lists > Currency to the role}. */
    static String grant(String table) {
        String menu = MENU.get(table.toLowerCase(Locale.ROOT));
        return "Grant " + (menu == null ? "the permission for '" + table + "'" : menu) + " (level View) to the role";
    }

    /** The account feature without which the table does not exist, if there is one. */
    static Optional<String> feature(String table) {
        return Optional.ofNullable(FEATURE.get(table.toLowerCase(Locale.ROOT)));
    }
}
