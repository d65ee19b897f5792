package io.daybook.sandbox.intacct.books;

import java.math.BigDecimal;
import java.time.Instant;

/** What a customer becomes in the tables, with contract and recurring invoice. Immutable. */
final class MasterRows {
    private MasterRows() {}

    static Row customer(Customer customer) {
        Row row = new Row()
                .set("RECORDNO", customer.recordNumber())
                .set("CUSTOMERID", customer.id())
                .set("NAME", customer.name())
                .set("ENTITY", "C" + customer.id())
                .set("TERMNAME", customer.terms())
                .set(
                        "TAXID",
                        customer.number() % 5 == 0
                                ? null
                                : customer.home().country() + (40_000_000L + customer.number()))
                .set("TOTALDUE", BigDecimal.ZERO)
                .set("CURRENCY", customer.number() % 9 == 0 ? null : customer.currency())
                .set("STATUS", customer.status())
                .set("ONETIME", false)
                .set("ONHOLD", customer.number() % 40 == 0)
                .set("DELIVERY_OPTIONS", customer.number() % 3 == 0 ? "Print#~#E-Mail" : "E-Mail")
                .set("OBJECTRESTRICTION", "Unrestricted")
                .set("DISPLAYCONTACT.CONTACTNAME", customer.name() + " (" + customer.id() + ")")
                .set("DISPLAYCONTACT.COMPANYNAME", customer.name())
                .set("DISPLAYCONTACT.PRINTAS", customer.name())
                .set(
                        "DISPLAYCONTACT.EMAIL1",
                        customer.number() % 8 == 0 ? null : "ap" + customer.number() + "@client.example")
                .set("DISPLAYCONTACT.PHONE1", customer.number() % 3 == 0 ? null : "+33 1 55 00 " + customer.number())
                .set(
                        "DISPLAYCONTACT.MAILADDRESS.CITY",
                        customer.home().country().equals("FR") ? "Évry" : "Springfield")
                .set("DISPLAYCONTACT.MAILADDRESS.COUNTRYCODE", customer.home().country());
        stamp(row, customer.created(), customer.modified());
        return DocumentRows.owned(row, customer.owner(), customer.hidden());
    }

    static Row contract(Customer customer, Instant asOf) {
        Row row = new Row()
                .set("RECORDNO", 3_000L + customer.number())
                .set("CONTRACTID", customer.contractId())
                .set("NAME", "Contract " + customer.contractId())
                .set("STATE", customer.number() % 10 == 0 ? "Cancelled" : "In progress")
                .set("TERMTYPE", customer.number() % 2 == 0 ? "Evergreen" : "Termed")
                .set("BEGINDATE", io.daybook.sandbox.Calendar.day(customer.created()))
                .set(
                        "ENDDATE",
                        customer.number() % 2 == 0
                                ? null
                                : io.daybook.sandbox.Calendar.day(asOf).plusYears(1))
                .set("CUSTOMERID", customer.id())
                .set("CUSTOMERNAME", customer.name())
                .set("BILLINGFREQUENCY", customer.number() % 5 == 0 ? "Annually" : "Monthly")
                .set("RENEWAL", customer.number() % 2 == 1)
                .set("BASECURR", customer.home().currency())
                .set("CURRENCY", customer.currency())
                .set("STATUS", "active")
                .set("LOCATIONID", customer.home().id());
        stamp(row, customer.created(), customer.created());
        return DocumentRows.owned(row, customer.owner(), customer.hidden());
    }

    static Row contractLine(Customer customer, Item item) {
        Row row = new Row()
                .set("RECORDNO", customer.number() * 20L + item.ordinal())
                .set("CONTRACTKEY", 3_000L + customer.number())
                .set("CONTRACTID", customer.contractId())
                .set("CONTRACTNAME", "Contract " + customer.contractId())
                .set("STATE", "In progress")
                .set("LINENO", String.valueOf(item.ordinal() + 1))
                .set("BEGINDATE", io.daybook.sandbox.Calendar.day(customer.created()))
                .set("ITEMID", item.id())
                .set("ITEMNAME", item.title())
                .set("BILLINGOPTIONS", item.recurring() ? "Use billing template" : "One-time")
                .set("BILLINGFREQUENCY", item.recurring() ? "Monthly" : null)
                .set("RECURRING", item.recurring())
                .set("MRR", item.recurring())
                .set("LINETYPE", item.recurring() ? "New" : null)
                .set("QUANTITY", BigDecimal.ONE)
                .set("PRICE", ExchangeRates.fromEuro(item.lowest() * 100L, customer.currency()))
                .set("CUSTOMERID", customer.id())
                .set("CUSTOMERNAME", customer.name());
        return stamp(row, customer.created(), customer.created());
    }

    static Row schedule(Customer customer) {
        Row row = new Row()
                .set("RECORDNO", InvoiceMaker.FIRST_SCHEDULE + customer.number())
                .set("DESCRIPTION", "Recurring invoice")
                .set("WHENCREATED", io.daybook.sandbox.Calendar.day(customer.created()))
                .set("AUWHENCREATED", customer.created())
                .set("WHENMODIFIED", customer.created())
                .set("STATUS", "active")
                .set("CUSTOMERID", customer.id())
                .set("CUSTOMERNAME", customer.name())
                .set("CURRENCY", customer.currency())
                .set("BASECURR", customer.home().currency())
                .set("FREQUENCY", customer.number() % 5 == 0 ? "Years" : "Months")
                .set("REPEATINTERVAL", 1L)
                .set("CREATEDBY", 1L)
                .set("MODIFIEDBY", 1L);
        return DocumentRows.owned(row, customer.owner(), customer.hidden());
    }

    /** When and by whom it was made and changed. */
    static Row stamp(Row row, Instant created, Instant modified) {
        return row.set("WHENCREATED", created)
                .set("WHENMODIFIED", modified)
                .set("CREATEDBY", 1L)
                .set("MODIFIEDBY", 1L);
    }
}
