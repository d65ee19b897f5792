package io.daybook.sandbox.netsuite.books;

import io.daybook.sandbox.Calendar;
import io.daybook.sandbox.Chance;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Writes the lists that documents refer to (NetSuite reference 3.5). Used by one thread. */
final class Lists {
    private static final List<Integer> TERMS = List.of(0, 30, 45, 60);
    private static final String EVERY_SUBSIDIARY = "1, 2, 3, 4, 5, 6, 7";
    private static final long PRIMARY_BOOK = 1;

    private final Connection connection;
    private final BooksSettings settings;
    private final Calendar calendar;
    private final Instant start;

    Lists(Connection connection, BooksSettings settings, Calendar calendar) {
        this.connection = connection;
        this.settings = settings;
        this.calendar = calendar;
        this.start = Calendar.later(calendar.written(0, 1), -400, Chance.of(settings.seed(), "account opened", 0));
    }

    /** Id of the payment term of so many days. */
    static long termOfDays(int days) {
        return 1L + TERMS.indexOf(days);
    }

    /** Id of the accounting period a day falls into. */
    static long periodOf(LocalDate day) {
        return (day.getYear() - 2000) * 12L + day.getMonthValue();
    }

    void write() throws SQLException {
        currencies();
        rates();
        consolidatedRates();
        subsidiaries();
        accounts();
        items();
        taxes();
        terms();
        segments();
        periods();
        books();
        statuses();
        customFields();
    }

    private void currencies() throws SQLException {
        try (Insert rows = insert(
                "currency",
                """
                id, name, symbol, displaysymbol, currencyprecision, exchangerate, isbasecurrency, isinactive,
                symbolplacement, lastmodifieddate""")) {
            for (Currency each : Currency.ALL) {
                rows.row(
                        each.id(),
                        each.name(),
                        each.symbol(),
                        each.displaySymbol(),
                        (long) each.decimals(),
                        each.inEuro(),
                        baseOfSomeSubsidiary(each),
                        each.inactive(),
                        2L,
                        start);
            }
            rows.flush();
        }
    }

    /** A OneWorld account marks every currency that some subsidiary keeps its books in. */
    private static boolean baseOfSomeSubsidiary(Currency currency) {
        return Subsidiary.ALL.stream()
                .anyMatch(subsidiary -> subsidiary.currency().equals(currency));
    }

    private void rates() throws SQLException {
        ExchangeRates rates = new ExchangeRates(settings.seed());
        try (Insert rows = insert(
                "currencyrate",
                """
                id, basecurrency, transactioncurrency, exchangerate, effectivedate, lastmodifieddate, currencyratetype,
                fxsourcemethod""")) {
            long id = 1;
            for (LocalDate day = firstPeriod().atDay(1); !day.isAfter(today()); day = day.plusMonths(1)) {
                for (Currency base : List.of(Currency.EUR, Currency.USD, Currency.GBP, Currency.JPY, Currency.TND)) {
                    for (Currency each : Currency.ALL) {
                        if (!each.equals(base)) {
                            Instant moment =
                                    day.atStartOfDay(settings.loginZone()).toInstant();
                            rows.row(
                                    id++,
                                    base.id(),
                                    each.id(),
                                    rates.rate(each, base, day),
                                    day,
                                    moment,
                                    1L,
                                    each.inactive() ? null : "Thomson Reuters");
                        }
                    }
                }
            }
            rows.flush();
        }
    }

    private void consolidatedRates() throws SQLException {
        ExchangeRates rates = new ExchangeRates(settings.seed());
        try (Insert rows = insert(
                "consolidatedexchangerate",
                """
                id, postingperiod, fromsubsidiary, tosubsidiary, fromcurrency, tocurrency, currentrate, averagerate,
                historicalrate, accountingbook""")) {
            long id = 1;
            for (LocalDate day = firstPeriod().atDay(1); !day.isAfter(today()); day = day.plusMonths(1)) {
                for (Subsidiary each : Subsidiary.ALL) {
                    BigDecimal rate = rates.rate(each.currency(), Currency.EUR, day);
                    rows.row(
                            id++,
                            periodOf(day),
                            each.id(),
                            Subsidiary.PARENT.id(),
                            each.currency().id(),
                            Currency.EUR.id(),
                            rate,
                            rate,
                            each.currency().inEuro(),
                            PRIMARY_BOOK);
                }
            }
            rows.flush();
        }
    }

    private void subsidiaries() throws SQLException {
        try (Insert rows = insert(
                "subsidiary",
                """
                id, name, fullname, legalname, parent, currency, country, fiscalcalendar, iselimination, isinactive,
                lastmodifieddate""")) {
            for (Subsidiary each : Subsidiary.ALL) {
                boolean parent = each.equals(Subsidiary.PARENT);
                rows.row(
                        each.id(),
                        each.name(),
                        parent ? each.name() : Subsidiary.PARENT.name() + " : " + each.name(),
                        each.elimination() ? null : each.name(),
                        parent ? null : Subsidiary.PARENT.id(),
                        each.currency().id(),
                        each.country(),
                        1L,
                        each.elimination(),
                        false,
                        start);
            }
            rows.flush();
        }
    }

    private void accounts() throws SQLException {
        try (Insert rows = insert(
                "account",
                """
                id, acctnumber, accttype, accountsearchdisplayname, accountsearchdisplaynamecopy,
                displaynamewithhierarchy, fullname, isinactive, issummary, eliminate, inventory, subsidiary,
                generalrate, cashflowrate, lastmodifieddate""")) {
            for (Account each : Account.values()) {
                rows.row(
                        each.id(),
                        each.number(),
                        each.type(),
                        each.number() + " " + each.title(),
                        each.title(),
                        each.title(),
                        each.title(),
                        false,
                        false,
                        false,
                        each == Account.STOCK,
                        EVERY_SUBSIDIARY,
                        "AVERAGE",
                        "AVERAGE",
                        start);
            }
            rows.flush();
        }
    }

    private void items() throws SQLException {
        try (Insert rows = insert(
                "item",
                """
                id, itemid, fullname, displayname, itemtype, subtype, isinactive, subsidiary, incomeaccount,
                deferralaccount, createddate, lastmodifieddate""")) {
            for (Product each : Product.CATALOGUE) {
                item(rows, each);
            }
            item(rows, Product.FREIGHT);
            item(rows, Product.DISCOUNT);
            rows.flush();
        }
    }

    private void item(Insert rows, Product each) throws SQLException {
        rows.row(
                each.id(),
                each.code(),
                each.code(),
                each.name(),
                each.itemType(),
                each.itemType().equals("Discount") ? null : "Sale",
                false,
                EVERY_SUBSIDIARY,
                each.income().id(),
                each.recurring() ? Account.DEFERRED_REVENUE.id() : null,
                start,
                start);
    }

    private void taxes() throws SQLException {
        try (Insert rows = insert(
                "salestaxitem", "id, itemid, fullname, description, rate, taxaccount, isinactive, lastmodifieddate")) {
            for (Subsidiary each : Subsidiary.ALL) {
                BigDecimal rate = BigDecimal.valueOf(each.taxPerMille(), 1);
                String name = "VAT " + each.country() + " " + each.id();
                rows.row(each.id(), name, name, each.name(), rate, Account.SALES_TAX.id(), false, start);
            }
            rows.flush();
        }
    }

    private void terms() throws SQLException {
        try (Insert rows = insert("term", "id, name, daysuntilnetdue, isinactive, preferred, lastmodifieddate")) {
            for (int days : TERMS) {
                String name = days == 0 ? "Due on receipt" : "Net " + days;
                rows.row(termOfDays(days), name, (long) days, false, days == 30, start);
            }
            rows.flush();
        }
    }

    private void segments() throws SQLException {
        segment("department", List.of("Ventes", "Support", "R&D", "Administration"));
        segment("classification", List.of("Récurrent", "Projets", "Matériel"));
        segment("location", List.of("Paris", "München", "東京"));
    }

    private void segment(String table, List<String> names) throws SQLException {
        try (Insert rows = insert(table, "id, name, fullname, subsidiary, isinactive, lastmodifieddate")) {
            for (int i = 0; i < names.size(); i++) {
                rows.row(i + 1L, names.get(i), names.get(i), EVERY_SUBSIDIARY, false, start);
            }
            rows.flush();
        }
    }

    private void periods() throws SQLException {
        try (Insert rows = insert(
                "accountingperiod",
                """
                id, periodname, startdate, enddate, isquarter, isyear, isposting, isadjust, isinactive, closed,
                closedondate, fiscalcalendar, lastmodifieddate""")) {
            YearMonth last = YearMonth.from(today()).plusMonths(1);
            for (YearMonth month = firstPeriod(); !month.isAfter(last); month = month.plusMonths(1)) {
                boolean closed = month.isBefore(last.minusMonths(3));
                String name = month.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
                rows.row(
                        periodOf(month.atDay(1)),
                        name + " " + month.getYear(),
                        month.atDay(1),
                        month.atEndOfMonth(),
                        false,
                        false,
                        true,
                        false,
                        false,
                        closed,
                        closed ? month.plusMonths(1).atDay(12) : null,
                        1L,
                        start);
            }
            rows.flush();
        }
    }

    private void books() throws SQLException {
        try (Insert rows =
                insert("accountingbook", "id, name, isprimary, isadjustmentonly, isinactive, lastmodifieddate")) {
            rows.row(PRIMARY_BOOK, "Primary Accounting Book", true, false, false, start);
            rows.flush();
        }
    }

    private void statuses() throws SQLException {
        try (Insert rows = insert("transactionstatus", "trantype, id, name, fullname")) {
            for (DocumentStatus each : DocumentStatus.ALL) {
                rows.row(
                        each.type().type(),
                        each.letter(),
                        each.name(),
                        each.type().title() + " : " + each.name());
            }
            rows.flush();
        }
    }

    private void customFields() throws SQLException {
        try (Insert rows = insert(
                "customfield",
                "internalid, scriptid, name, fieldtype, fieldvaluetype, isinactive, ismandatory, lastmodifieddate")) {
            rows.row(11L, "CUSTCOL_IW_RR_START_DATE", "Rev. Rec. Start", "COLUMN", "Date", false, false, start);
            rows.row(12L, "CUSTCOL_IW_RR_END_DATE", "Rev. Rec. End", "COLUMN", "Date", false, false, start);
            rows.row(
                    13L,
                    "CUSTCOL_IW_ITEM_REVENUE_CATEGORY",
                    "Revenue Category",
                    "COLUMN",
                    "Free-Form Text",
                    false,
                    false,
                    start);
            rows.flush();
        }
    }

    /** Documents may be dated some days back, so a month more than history has. */
    private YearMonth firstPeriod() {
        return YearMonth.from(calendar.firstDay(0)).minusMonths(1);
    }

    private LocalDate today() {
        return Calendar.day(settings.asOf());
    }

    private Insert insert(String table, String columns) throws SQLException {
        return new Insert(connection, settings, table, columns);
    }
}
