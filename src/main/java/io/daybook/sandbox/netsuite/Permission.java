package io.daybook.sandbox.netsuite;

/** A permission of the role that the sandbox's credentials log in with (NetSuite reference 6, point 12). */
public enum Permission {
    ADMI_RESTWEBSERVICES("REST Web Services"),
    ADMI_LOGIN_OAUTH2("Log in using OAuth 2.0 Access Tokens"),
    ADMI_LOGIN_OAUTH("Log in using Access Tokens"),
    REPO_ANALYTICS("SuiteAnalytics Workbook"),
    ADMI_DELETEDRECORD("Deleted Records"),
    /** Stands for the administrator role, which alone may read the governance limits. */
    ADMI_GOVERNANCE("Integration Management"),
    LIST_CUSTJOB("Customers"),
    LIST_VENDOR("Vendors"),
    LIST_ITEM("Items"),
    LIST_ACCOUNT("Accounts"),
    LIST_CURRENCY("Currency"),
    LIST_SUBSIDIARY("Subsidiaries"),
    LIST_DEPARTMENT("Departments"),
    LIST_CLASS("Classes"),
    LIST_LOCATION("Locations"),
    TRAN_CUSTINVC("Invoice"),
    TRAN_CUSTCRED("Credit Memo"),
    TRAN_CUSTPYMT("Customer Payment"),
    TRAN_VENDBILL("Bills"),
    TRAN_VENDCRED("Enter Vendor Credits"),
    TRAN_VENDPYMT("Pay Bills");

    private final String title;

    Permission(String title) {
        this.title = title;
    }

    /** What the role's page calls it. */
    public String title() {
        return title;
    }
}
