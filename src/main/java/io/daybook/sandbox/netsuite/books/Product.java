package io.daybook.sandbox.netsuite.books;

import java.util.List;
import java.util.stream.Stream;

/**
 * An item that is sold.
 *
 * @param category revenue category of its lines, {@code custcol_iw_item_revenue_category}; {@code null} for none
 * @param recurring whether its lines cover a period
 * @param lowestPrice and {@code highestPrice}: unit price in euro cents
 */
record Product(
        long id,
        String code,
        String name,
        String category,
        boolean recurring,
        String itemType,
        Account income,
        int lowestPrice,
        int highestPrice) {
    static final List<Product> CATALOGUE = List.of(
            service(201, "SUB-STD", "Abonnement Standard", "Subscription", true, Account.SUBSCRIPTIONS, 4900, 19900),
            service(202, "SUB-PRO", "Abonnement Pro", "Subscription", true, Account.SUBSCRIPTIONS, 9900, 49900),
            service(
                    203,
                    "SUB-ENT",
                    "Abonnement Entreprise",
                    "Subscription",
                    true,
                    Account.SUBSCRIPTIONS,
                    99900,
                    990000),
            service(204, "SAAS-API", "Accès API", "SaaS", true, Account.SUBSCRIPTIONS, 2900, 29900),
            service(205, "SAAS-ANL", "Module Analytique", "SaaS", true, Account.SUBSCRIPTIONS, 7900, 39900),
            service(206, "MNT-GOLD", "Maintenance Or", "Maintenance", true, Account.SUBSCRIPTIONS, 15000, 80000),
            service(207, "MNT-STD", "Maintenance standard", "Maintenance", true, Account.SUBSCRIPTIONS, 5000, 20000),
            service(208, "SET-UP", "Mise en service", "Setup", false, Account.SERVICES, 50000, 250000),
            service(209, "SET-MIG", "Reprise de données", "Setup", false, Account.SERVICES, 80000, 400000),
            service(210, "TRN-DAY", "Formation, la journée", "Training", false, Account.SERVICES, 90000, 140000),
            service(211, "TRN-WEB", "Formation à distance", "Training", false, Account.SERVICES, 25000, 60000),
            new Product(
                    212, "HW-BOX", "Boîtier d'acquisition", "Hardware", false, "InvtPart", Account.GOODS, 19900, 89900),
            new Product(213, "HW-TAB", "Tablette durcie", "Hardware", false, "InvtPart", Account.GOODS, 45000, 120000));

    /** Lines a real invoice has and no revenue category covers. */
    static final Product FREIGHT =
            new Product(214, "PORT", "Frais de port", null, false, "OthCharge", Account.SERVICES, 500, 4500);

    static final Product DISCOUNT =
            new Product(215, "REMISE", "Remise commerciale", null, false, "Discount", Account.DISCOUNTS, 500, 5000);

    /** The item of that id, or {@code null}: some lines sell none. */
    static Product ofId(long id) {
        return Stream.concat(CATALOGUE.stream(), Stream.of(FREIGHT, DISCOUNT))
                .filter(product -> product.id == id)
                .findFirst()
                .orElse(null);
    }

    private static Product service(
            long id,
            String code,
            String name,
            String category,
            boolean recurring,
            Account income,
            int lowestPrice,
            int highestPrice) {
        return new Product(id, code, name, category, recurring, "Service", income, lowestPrice, highestPrice);
    }
}
