package io.daybook.sandbox.netsuite.books;

/** Kinds of documents, with the names NetSuite reference 3.1 gives them. */
public enum DocumentType {
    INVOICE("CustInvc", "invoice", "INV", "Invoice"),
    CREDIT_MEMO("CustCred", "creditmemo", "CM", "Credit Memo"),
    CUSTOMER_PAYMENT("CustPymt", "customerpayment", "PMT", "Payment"),
    SALES_ORDER("SalesOrd", "salesorder", "SO", "Sales Order"),
    VENDOR_BILL("VendBill", "vendorbill", "BILL", "Bill"),
    VENDOR_PAYMENT("VendPymt", "vendorpayment", "VP", "Bill Payment"),
    JOURNAL("Journal", "journalentry", "JE", "Journal");

    private final String type;
    private final String recordType;
    private final String prefix;
    private final String title;

    DocumentType(String type, String recordType, String prefix, String title) {
        this.type = type;
        this.recordType = recordType;
        this.prefix = prefix;
        this.title = title;
    }

    /** Value of {@code transaction.type}. */
    public String type() {
        return type;
    }

    /** Value of {@code transaction.recordtype}. */
    public String recordType() {
        return recordType;
    }

    /** What document numbers of this kind begin with. */
    String prefix() {
        return prefix;
    }

    /** Name that people see. */
    String title() {
        return title;
    }

    /** @throws IllegalArgumentException when no kind has that {@code transaction.type} */
    static DocumentType of(String type) {
        for (DocumentType each : values()) {
            if (each.type.equals(type)) {
                return each;
            }
        }
        throw new IllegalArgumentException("no document has type " + type);
    }
}
