package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** A payment received and how it is applied, one invoice each. Immutable. */
final class PaymentRows {
    private PaymentRows() {}

    static Row payment(long number, Document invoice, BigDecimal amount, LocalDate day, Instant moment) {
        Row row = new Row()
                .set("RECORDNO", number)
                .set("RECORDTYPE", "rp")
                .set("FINANCIALENTITY", "BANK-" + invoice.entity.id())
                .set("FINANCIALACCOUNTCURRENCY", invoice.entity.currency())
                .set("STATE", "A")
                .set("DISPLAYSTATE", "Complete")
                .set("PAYMENTMETHOD", "EFT")
                .set("CUSTOMERID", invoice.customerId)
                .set("CUSTOMERNAME", invoice.customer.name())
                .set("DOCNUMBER", "TRF" + number)
                .set("WHENCREATED", day)
                .set("RECEIPTDATE", day)
                .set("WHENPAID", day)
                .set("BASECURR", invoice.entity.currency())
                .set("CURRENCY", invoice.currency)
                .set("EXCHANGE_RATE", invoice.rate)
                .set("CLEARED", "F")
                .set("AUWHENCREATED", moment)
                .set("WHENMODIFIED", moment)
                .set("CREATEDBY", 1L)
                .set("MODIFIEDBY", 1L);
        DocumentRows.amounts(row, amount, amount, invoice.base(amount), invoice.base(amount));
        return DocumentRows.owned(row, invoice.topLevel ? null : invoice.entity, invoice.hidden);
    }

    static Row detail(long number, long payment, Document invoice, BigDecimal amount, LocalDate day, Instant moment) {
        return new Row()
                .set("RECORDNO", number)
                .set("PAYMENTKEY", payment)
                .set("RECORDKEY", invoice.recordNumber)
                .set("CURRENCY", invoice.currency)
                .set("TRX_PAYMENTAMOUNT", amount)
                .set("PAYMENTAMOUNT", invoice.base(amount))
                .set("PAYMENTDATE", day)
                .set("STATE", "A")
                .set("MODULEKEY", "4.AR")
                .set("WHENCREATED", moment)
                .set("WHENMODIFIED", moment)
                .set("CREATEDBY", 1L)
                .set("MODIFIEDBY", 1L);
    }
}
