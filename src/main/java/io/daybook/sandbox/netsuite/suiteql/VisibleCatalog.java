package io.daybook.sandbox.netsuite.suiteql;

import io.daybook.sandbox.netsuite.AccountSetup;
import io.daybook.sandbox.netsuite.Feature;
import io.daybook.sandbox.netsuite.Permission;
import io.daybook.sandbox.netsuite.books.Catalog;
import io.daybook.sandbox.netsuite.books.ColumnType;
import io.daybook.sandbox.netsuite.books.Table;
import io.daybook.sandbox.netsuite.wire.NetSuiteError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of the books this login may see right now: features and permissions hide tables, columns and rows, and a hidden
 * table looks like a mistake in the statement (NetSuite reference 2.5, 6). Thread-safe.
 */
final class VisibleCatalog {
    private static final Map<String, Set<Feature>> FEATURES_OF_TABLES = Map.of(
            "subsidiary", Set.of(Feature.ONE_WORLD),
            "customersubsidiaryrelationship", Set.of(Feature.ONE_WORLD),
            "vendorsubsidiaryrelationship", Set.of(Feature.ONE_WORLD),
            "consolidatedexchangerate", Set.of(Feature.ONE_WORLD, Feature.MULTIPLE_CURRENCIES),
            "currency", Set.of(Feature.MULTIPLE_CURRENCIES),
            "currencyrate", Set.of(Feature.MULTIPLE_CURRENCIES),
            "department", Set.of(Feature.DEPARTMENTS),
            "classification", Set.of(Feature.CLASSES),
            "location", Set.of(Feature.LOCATIONS),
            "accountingbook", Set.of(Feature.MULTI_BOOK));
    private static final Map<String, Feature> FEATURE_OF_COLUMN = Map.of(
            "subsidiary", Feature.ONE_WORLD,
            "currency", Feature.MULTIPLE_CURRENCIES,
            "exchangerate", Feature.MULTIPLE_CURRENCIES,
            "department", Feature.DEPARTMENTS,
            "class", Feature.CLASSES,
            "location", Feature.LOCATIONS,
            "accountingbook", Feature.MULTI_BOOK);
    private static final Map<String, Permission> PERMISSION_OF_TABLE = Map.ofEntries(
            Map.entry("customer", Permission.LIST_CUSTJOB),
            Map.entry("customersubsidiaryrelationship", Permission.LIST_CUSTJOB),
            Map.entry("vendor", Permission.LIST_VENDOR),
            Map.entry("vendorsubsidiaryrelationship", Permission.LIST_VENDOR),
            Map.entry("item", Permission.LIST_ITEM),
            Map.entry("account", Permission.LIST_ACCOUNT),
            Map.entry("currency", Permission.LIST_CURRENCY),
            Map.entry("currencyrate", Permission.LIST_CURRENCY),
            Map.entry("subsidiary", Permission.LIST_SUBSIDIARY),
            Map.entry("department", Permission.LIST_DEPARTMENT),
            Map.entry("classification", Permission.LIST_CLASS),
            Map.entry("location", Permission.LIST_LOCATION),
            Map.entry("deletedrecord", Permission.ADMI_DELETEDRECORD));
    private static final Map<String, Permission> PERMISSION_OF_TRANSACTION = Map.of(
            "CustInvc", Permission.TRAN_CUSTINVC,
            "CustCred", Permission.TRAN_CUSTCRED,
            "CustPymt", Permission.TRAN_CUSTPYMT,
            "VendBill", Permission.TRAN_VENDBILL,
            "VendCred", Permission.TRAN_VENDCRED,
            "VendPymt", Permission.TRAN_VENDPYMT);

    private final Catalog catalog;
    private final AccountSetup setup;
    private final Set<String> hiddenFields;

    VisibleCatalog(Catalog catalog, AccountSetup setup, Set<String> hiddenFields) {
        this.catalog = catalog;
        this.setup = setup;
        this.hiddenFields = hiddenFields;
    }

    /**
     * The table of a name in any case, with the columns that are there.
     *
     * @throws NetSuiteError 400 when there is none or it is hidden
     */
    Table table(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Table table = catalog.table(lower).orElseThrow(() -> Refusals.unknownTable(name));
        if (hidden(lower)) {
            throw Refusals.hiddenTable(lower);
        }
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        table.columns().forEach((column, type) -> {
            Feature feature = FEATURE_OF_COLUMN.get(column);
            if (feature == null || setup.has(feature)) {
                columns.put(column, type);
            }
        });
        return new Table(table.name(), table.key(), columns, table.references());
    }

    /** The column that alone identifies a row of that table; empty when there is none. */
    Optional<String> keyOf(String table) {
        return catalog.table(table)
                .map(Table::key)
                .filter(key -> key.size() == 1)
                .map(key -> key.get(0));
    }

    /** Whether a table of that name can be seen, without a complaint when not. */
    boolean has(String table) {
        return catalog.table(table).isPresent() && !hidden(table);
    }

    /** Whether that column is there but not exposed. */
    boolean hidesField(String table, String column) {
        return hiddenFields.contains(table + "." + column);
    }

    /** The condition on a table's rows that the role's permissions add; empty when it may see all of them. */
    Optional<String> rowFilter(String table) {
        Set<String> withheld = PERMISSION_OF_TRANSACTION.entrySet().stream()
                .filter(type -> !setup.may(type.getValue()))
                .map(type -> "'" + type.getKey() + "'")
                .collect(Collectors.toSet());
        if (withheld.isEmpty()) {
            return Optional.empty();
        }
        String types = withheld.stream().sorted().collect(Collectors.joining(", "));
        return switch (table) {
            case "transaction" -> Optional.of("\"type\" NOT IN (" + types + ")");
            case "transactionline", "transactionaccountingline" ->
                Optional.of("\"transaction\" IN (SELECT \"id\" FROM \"transaction\" WHERE \"type\" NOT IN (" + types
                        + "))");
            case "previoustransactionlink",
                    "nexttransactionlink",
                    "previoustransactionlinelink",
                    "nexttransactionlinelink" ->
                Optional.of("\"previoustype\" NOT IN (" + types + ") AND \"nexttype\" NOT IN (" + types + ")");
            default -> Optional.empty();
        };
    }

    private boolean hidden(String table) {
        Permission permission = PERMISSION_OF_TABLE.get(table);
        return !setup.has(Feature.SUITE_ANALYTICS_WORKBOOK)
                || permission != null && !setup.may(permission)
                || FEATURES_OF_TABLES.getOrDefault(table, Set.of()).stream().anyMatch(feature -> !setup.has(feature))
                || List.of("transaction", "transactionline", "transactionaccountingline")
                                .contains(table)
                        && PERMISSION_OF_TRANSACTION.values().stream().noneMatch(setup::may);
    }
}
