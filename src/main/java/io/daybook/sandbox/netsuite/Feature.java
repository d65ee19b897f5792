package io.daybook.sandbox.netsuite;

/** A feature of a NetSuite account; switched off, what belongs to it is not there (NetSuite reference 6, point 11). */
public enum Feature {
    /** Subsidiaries: without it there is neither the table nor any column {@code subsidiary}. */
    ONE_WORLD,
    /** More than one currency: without it there is neither the table nor any column {@code currency}. */
    MULTIPLE_CURRENCIES,
    DEPARTMENTS,
    CLASSES,
    LOCATIONS,
    /** More than one set of books: without it there is no {@code accountingbook}. */
    MULTI_BOOK,
    /** REST web services at all. */
    REST_WEB_SERVICES,
    /** SuiteAnalytics Workbook, which SuiteQL needs. */
    SUITE_ANALYTICS_WORKBOOK,
    /** OAuth 2.0: without it the token endpoint refuses every client. */
    OAUTH2,
    /** Token-based authentication: without it each such login fails. */
    TOKEN_BASED_AUTHENTICATION
}
