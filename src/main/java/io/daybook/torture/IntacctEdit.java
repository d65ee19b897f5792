package io.daybook.torture;

/** What people do to the books of an Intacct company in a torture, with how often they do it beside the others. */
enum IntacctEdit implements Weighted {
    CREATE_INVOICE(9),
    CREATE_DRAFT(3),
    CREATE_NEGATIVE_INVOICE(3),
    CREATE_ORDER_INVOICE(3),
    CREATE_CREDIT_MEMO(4),
    CREATE_DEBIT_MEMO(1),
    CREATE_WITHOUT_ISO_CURRENCY(1),
    IMPORT(2),
    IMPORT_UNTOUCHED(2),
    POST_DRAFT(3),
    PAY_FULLY(6),
    PAY_PARTLY(5),
    PAY_UNNOTICED(2),
    APPLY_CREDIT(3),
    REVERSE(3),
    REISSUE(3),
    REISSUE_UNNOTICED(1),
    DELETE(3),
    DELETE_UNNOTICED(1),
    EDIT_HEADER(6),
    CHANGE_DATE(3),
    EDIT_LINE(6),
    CHANGE_AMOUNT(5),
    CHANGE_SIGN(1),
    CHANGE_PERIOD(4),
    CHANGE_CONTRACT(3),
    ADD_LINE(5),
    DELETE_LINE(4),
    CREATE_CUSTOMER(3),
    EDIT_CUSTOMER(3),
    RENAME_CUSTOMER(1),
    SWITCH_CUSTOMER(1),
    DELETE_CUSTOMER(2);

    private final int weight;

    IntacctEdit(int weight) {
        this.weight = weight;
    }

    @Override
    public int weight() {
        return weight;
    }
}
