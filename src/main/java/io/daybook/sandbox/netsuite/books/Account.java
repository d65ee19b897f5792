package io.daybook.sandbox.netsuite.books;

import java.util.NoSuchElementException;

/** The chart of accounts, as far as documents post to it; types are NetSuite's {@code accttype}. */
enum Account {
    RECEIVABLE(119, "411000", "AcctRec", "Clients"),
    PAYABLE(120, "401000", "AcctPay", "Fournisseurs"),
    BANK(121, "512000", "Bank", "Banque"),
    UNDEPOSITED(122, "511200", "OthCurrAsset", "Chèques à encaisser"),
    SALES_TAX(123, "445710", "OthCurrLiab", "TVA collectée"),
    INPUT_TAX(124, "445660", "OthCurrAsset", "TVA déductible"),
    STOCK(125, "370000", "OthCurrAsset", "Stocks de marchandises"),
    DEFERRED_REVENUE(126, "487000", "DeferRevenue", "Produits constatés d'avance"),
    SUBSCRIPTIONS(127, "706100", "Income", "Abonnements"),
    SERVICES(128, "706200", "Income", "Prestations de services"),
    GOODS(129, "707000", "Income", "Ventes de marchandises"),
    DISCOUNTS(130, "709000", "Income", "Rabais, remises, ristournes"),
    COST_OF_GOODS(131, "607000", "COGS", "Achats de marchandises"),
    HOSTING(132, "613500", "Expense", "Hébergement"),
    FEES(133, "622600", "Expense", "Honoraires"),
    TRAVEL(134, "625100", "Expense", "Voyages et déplacements"),
    SALARIES(135, "641000", "Expense", "Rémunérations"),
    ACCRUED(136, "428600", "OthCurrLiab", "Personnel, charges à payer"),
    EXCHANGE(137, "666000", "OthExpense", "Pertes de change");

    private final long id;
    private final String number;
    private final String type;
    private final String title;

    Account(long id, String number, String type, String title) {
        this.id = id;
        this.number = number;
        this.type = type;
        this.title = title;
    }

    /** @throws NoSuchElementException when no account has that id */
    static Account ofId(long id) {
        for (Account account : values()) {
            if (account.id == id) {
                return account;
            }
        }
        throw new NoSuchElementException("no account has id " + id);
    }

    long id() {
        return id;
    }

    String number() {
        return number;
    }

    String type() {
        return type;
    }

    String title() {
        return title;
    }
}
