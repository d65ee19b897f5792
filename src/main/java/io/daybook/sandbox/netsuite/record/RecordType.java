package io.daybook.sandbox.netsuite.record;

import io.daybook.sandbox.netsuite.Feature;
import io.daybook.sandbox.netsuite.Permission;
import java.util.Arrays;
import java.util.Optional;

/** The record types that the record service knows, and the rows of the books that they are (NetSuite reference 4). */
enum RecordType {
    CUSTOMER("customer", "customer", Permission.LIST_CUSTJOB),
    VENDOR("vendor", "vendor", Permission.LIST_VENDOR),
    ITEM("item", "item", Permission.LIST_ITEM),
    ACCOUNT("account", "account", Permission.LIST_ACCOUNT),
    SUBSIDIARY("subsidiary", "subsidiary", Permission.LIST_SUBSIDIARY, Feature.ONE_WORLD),
    CURRENCY("currency", "currency", Permission.LIST_CURRENCY, Feature.MULTIPLE_CURRENCIES),
    DEPARTMENT("department", "department", Permission.LIST_DEPARTMENT, Feature.DEPARTMENTS),
    CLASSIFICATION("classification", "classification", Permission.LIST_CLASS, Feature.CLASSES),
    LOCATION("location", "location", Permission.LIST_LOCATION, Feature.LOCATIONS),
    INVOICE("invoice", "CustInvc", Permission.TRAN_CUSTINVC, -1),
    CREDIT_MEMO("creditMemo", "CustCred", Permission.TRAN_CUSTCRED, 1),
    CUSTOMER_PAYMENT("customerPayment", "CustPymt", Permission.TRAN_CUSTPYMT, 1),
    VENDOR_BILL("vendorBill", "VendBill", Permission.TRAN_VENDBILL, 1),
    VENDOR_CREDIT("vendorCredit", "VendCred", Permission.TRAN_VENDCRED, -1),
    VENDOR_PAYMENT("vendorPayment", "VendPymt", Permission.TRAN_VENDPYMT, -1);

    private final String title;
    private final String table;
    private final String transactionType;
    private final Permission permission;
    private final Feature feature;
    private final int lineSign;

    RecordType(String title, String table, Permission permission) {
        this(title, table, permission, null);
    }

    RecordType(String title, String table, Permission permission, Feature feature) {
        this.title = title;
        this.table = table;
        this.transactionType = null;
        this.permission = permission;
        this.feature = feature;
        this.lineSign = 0;
    }

    RecordType(String title, String transactionType, Permission permission, int lineSign) {
        this.title = title;
        this.table = "transaction";
        this.transactionType = transactionType;
        this.permission = permission;
        this.feature = null;
        this.lineSign = lineSign;
    }

    /** The type of a name in any case, as connectors use it. */
    static Optional<RecordType> of(String name) {
        return Arrays.stream(values())
                .filter(type -> type.title.equalsIgnoreCase(name))
                .findFirst();
    }

    /** As it stands in addresses: {@code creditMemo}. */
    String title() {
        return title;
    }

    String table() {
        return table;
    }

    boolean isTransaction() {
        return transactionType != null;
    }

    /** {@code transaction.type}; null for others. */
    String transactionType() {
        return transactionType;
    }

    Permission permission() {
        return permission;
    }

    Optional<Feature> feature() {
        return Optional.ofNullable(feature);
    }

    /** What an item line's amount is multiplied by to be its posting: credits are negative (NetSuite reference 3.2). */
    int lineSign() {
        return lineSign;
    }

    /** Which rows of its table it is. */
    String condition() {
        return isTransaction() ? "\"type\" = '" + transactionType + "'" : "TRUE";
    }
}
