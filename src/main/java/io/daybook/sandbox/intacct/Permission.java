package io.daybook.sandbox.intacct;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a role lets its users list and view: a policy of an application (Intacct reference 7). */
public enum Permission {
    ENTITIES("Company", "Entities", "LOCATIONENTITY"),
    LOCATIONS("Company", "Locations", "LOCATION"),
    DEPARTMENTS("Company", "Departments", "DEPARTMENT"),
    CLASSES("Company", "Classes", "CLASS"),
    USERS("Company", "Users", "USERINFO"),
    EXCHANGE_RATES("Company", "Exchange rates", "EXCHANGERATE", "EXCHANGERATETYPES"),
    ACCOUNTS("General Ledger", "GL Accounts", "GLACCOUNT"),
    CUSTOMERS("Accounts Receivable", "Customers", "CUSTOMER"),
    INVOICES("Accounts Receivable", "Invoices", "ARINVOICE", "ARINVOICEITEM"),
    ADJUSTMENTS("Accounts Receivable", "Adjustments", "ARADJUSTMENT", "ARADJUSTMENTITEM"),
    RECEIPTS("Accounts Receivable", "Payments", "ARPYMT", "ARPYMTDETAIL"),
    ADVANCES("Accounts Receivable", "Advances", "ARADVANCE"),
    ACCOUNT_LABELS("Accounts Receivable", "Account labels", "ARACCOUNTLABEL"),
    TERMS("Accounts Receivable", "Terms", "ARTERM"),
    RECURRING_INVOICES("Accounts Receivable", "Recurring invoices", "ARRECURINVOICE"),
    VENDORS("Accounts Payable", "Vendors", "VENDOR"),
    BILLS("Accounts Payable", "Bills", "APBILL", "APBILLITEM"),
    PAYABLE_ADJUSTMENTS("Accounts Payable", "Adjustments", "APADJUSTMENT", "APADJUSTMENTITEM"),
    PAYABLE_PAYMENTS("Accounts Payable", "Payments", "APPYMT", "APPYMTDETAIL"),
    PAYABLE_TERMS("Accounts Payable", "Terms", "APTERM"),
    TAXES("Taxes", "Tax details", "TAXDETAIL"),
    REVENUE("Revenue Management", "Revenue recognition schedules", "REVRECSCHEDULE", "REVRECSCHEDULEENTRY"),
    ITEMS("Inventory Control", "Items", "ITEM"),
    ORDERS("Order Entry", "Order Entry transactions", "SODOCUMENT", "SODOCUMENTENTRY"),
    CONTRACTS(
            "Contracts",
            "Contracts",
            "CONTRACT",
            "CONTRACTDETAIL",
            "CONTRACTREVENUESCHEDULE",
            "CONTRACTBILLINGSCHEDULE"),
    /** Without it nobody may view audit history (Intacct reference 3.5). */
    CUSTOM_REPORTS("Platform Services", "Custom reports", "AUDITHISTORY");

    private final String application;
    private final String policy;
    private final Set<String> objects;

    Permission(String application, String policy, String... objects) {
        this.application = application;
        this.policy = policy;
        this.objects = Set.of(objects);
    }

    /** The application, which a company may or may not have subscribed to. */
    public String application() {
        return application;
    }

    public String policy() {
        return policy;
    }

    /** What it opens. */
    public Set<String> objects() {
        return objects;
    }

    /** What opens that object. */
    public static Optional<Permission> of(String object) {
        return Stream.of(values())
                .filter(permission -> permission.objects.contains(object))
                .findFirst();
    }
}
