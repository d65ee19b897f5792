package io.daybook.torture;

/** What people do to the books of a NetSuite account in a torture, with how often they do it beside the others. */
enum Edit implements Weighted {
    CREATE_INVOICE(9),
    CREATE_PENDING_INVOICE(3),
    CREATE_CREDIT_MEMO(2),
    CREDIT_INVOICE(4),
    APPLY_CREDIT(3),
    PAY_FULLY(6),
    PAY_PARTLY(5),
    EDIT_HEADER(6),
    EDIT_LINE(6),
    ADD_LINE(5),
    DELETE_LINE(4),
    DELETE_PAYMENT(3),
    DELETE_CREDIT_MEMO(2),
    DELETE_INVOICE(2),
    VOID_TO_ZERO(2),
    VOID_BY_JOURNAL(2),
    CHANGE_CURRENCY(3),
    CHANGE_QUANTITY(3),
    RE_PRICE(4),
    CHANGE_CATEGORY(5),
    CHANGE_PERIOD(4),
    CHANGE_DATE(3),
    APPROVE(2),
    REJECT(1),
    TOUCH_HEADERS(1),
    TOUCH_LINES(1),
    CREATE_CUSTOMER(3),
    EDIT_CUSTOMER(3),
    RENAME_CUSTOMER(1),
    SWITCH_CUSTOMER(1),
    MERGE_CUSTOMERS(2),
    DELETE_CUSTOMER(3);

    private final int weight;

    Edit(int weight) {
        this.weight = weight;
    }

    @Override
    public int weight() {
        return weight;
    }
}
