package io.daybook.sandbox.netsuite.books;

import java.util.List;

/**
 * A status letter and its meaning (NetSuite reference 3.6). Invoices also carry letters that are not in the list, as real
 * accounts do.
 */
record DocumentStatus(DocumentType type, String letter, String name) {
    static final List<DocumentStatus> ALL = List.of(
            new DocumentStatus(DocumentType.INVOICE, "A", "Open"),
            new DocumentStatus(DocumentType.INVOICE, "B", "Paid In Full"),
            new DocumentStatus(DocumentType.INVOICE, "D", "Pending Approval"),
            new DocumentStatus(DocumentType.INVOICE, "E", "Rejected"),
            new DocumentStatus(DocumentType.INVOICE, "V", "Voided"),
            new DocumentStatus(DocumentType.CREDIT_MEMO, "A", "Open"),
            new DocumentStatus(DocumentType.CREDIT_MEMO, "B", "Fully Applied"),
            new DocumentStatus(DocumentType.CREDIT_MEMO, "V", "Voided"),
            new DocumentStatus(DocumentType.CUSTOMER_PAYMENT, "A", "Unapproved Payment"),
            new DocumentStatus(DocumentType.CUSTOMER_PAYMENT, "B", "Not Deposited"),
            new DocumentStatus(DocumentType.CUSTOMER_PAYMENT, "C", "Deposited"),
            new DocumentStatus(DocumentType.CUSTOMER_PAYMENT, "V", "Voided"),
            new DocumentStatus(DocumentType.SALES_ORDER, "A", "Pending Approval"),
            new DocumentStatus(DocumentType.SALES_ORDER, "B", "Pending Fulfillment"),
            new DocumentStatus(DocumentType.SALES_ORDER, "C", "Cancelled"),
            new DocumentStatus(DocumentType.SALES_ORDER, "D", "Partially Fulfilled"),
            new DocumentStatus(DocumentType.SALES_ORDER, "E", "Pending Billing/Partially Fulfilled"),
            new DocumentStatus(DocumentType.SALES_ORDER, "F", "Pending Billing"),
            new DocumentStatus(DocumentType.SALES_ORDER, "G", "Billed"),
            new DocumentStatus(DocumentType.SALES_ORDER, "H", "Closed"),
            new DocumentStatus(DocumentType.VENDOR_BILL, "A", "Open"),
            new DocumentStatus(DocumentType.VENDOR_BILL, "B", "Paid In Full"),
            new DocumentStatus(DocumentType.VENDOR_BILL, "C", "Cancelled"),
            new DocumentStatus(DocumentType.VENDOR_BILL, "D", "Pending Approval"),
            new DocumentStatus(DocumentType.VENDOR_BILL, "E", "Rejected"),
            new DocumentStatus(DocumentType.VENDOR_BILL, "F", "Payment In-Transit"),
            new DocumentStatus(DocumentType.VENDOR_PAYMENT, "A", "Pending Approval"),
            new DocumentStatus(DocumentType.VENDOR_PAYMENT, "B", "In-Transit"),
            new DocumentStatus(DocumentType.VENDOR_PAYMENT, "C", "Confirmed"),
            new DocumentStatus(DocumentType.VENDOR_PAYMENT, "V", "Voided"),
            new DocumentStatus(DocumentType.VENDOR_PAYMENT, "Y", "Undefined"),
            new DocumentStatus(DocumentType.JOURNAL, "A", "Pending Approval"),
            new DocumentStatus(DocumentType.JOURNAL, "B", "Approved for Posting"));
}
