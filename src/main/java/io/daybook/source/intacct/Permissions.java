package io.daybook.source.intacct;

import java.util.Locale;
import java.util.Map;

/** Where a role gets the right to list and view an object, and which application brings it (Intacct reference 7). */
final class Permissions {
    private static final String ROLE = "Company > Admin > Roles > Permissions > ";

    private static final Map<String, String> MENU = Map.ofEntries(
            Map.entry("CUSTOMER", "Accounts Receivable > Customers"),
            Map.entry("ARINVOICE", "Accounts Receivable > Invoices"),
            Map.entry("ARINVOICEITEM", "Accounts Receivable > Invoices"),
            Map.entry("ARADJUSTMENT", "Accounts Receivable > Adjustments"),
            Map.entry("ARADJUSTMENTITEM", "Accounts Receivable > Adjustments"),
            Map.entry("ARPYMT", "Accounts Receivable > Payments"),
            Map.entry("VENDOR", "Accounts Payable > Vendors"),
            Map.entry("APBILL", "Accounts Payable > Bills"),
            Map.entry("APBILLITEM", "Accounts Payable > Bills"),
            Map.entry("GLACCOUNT", "General Ledger > Accounts"),
            Map.entry("LOCATIONENTITY", "Company > Entities"),
            Map.entry("LOCATION", "Company > Locations"),
            Map.entry("DEPARTMENT", "Company > Departments"),
            Map.entry("ITEM", "Inventory Control > Items"),
            Map.entry("SODOCUMENT", "Order Entry > Order Entry transactions"),
            Map.entry("CONTRACT", "Contracts > Contracts"),
            Map.entry("CONTRACTDETAIL", "Contracts > Contracts"),
            Map.entry("AUDITHISTORY", "Platform Services > Custom reports"));

    private Permissions() {}

    /** What to grant, as a sentence's beginning. */
    static String grant(String object) {
        String menu = MENU.get(object.toUpperCase(Locale.ROOT));
        return "Grant List and View on "
                + (menu == null ? "what holds " + object : menu)
                + " to the Web Services user's role (" + ROLE
                + (menu == null ? "the application" : menu.substring(0, menu.indexOf(" >"))) + ")";
    }
}
