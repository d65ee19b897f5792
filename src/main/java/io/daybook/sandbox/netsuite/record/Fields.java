package io.daybook.sandbox.netsuite.record;

import io.daybook.sandbox.netsuite.books.Catalog;
import io.daybook.sandbox.netsuite.books.ColumnType;
import io.daybook.sandbox.netsuite.books.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which columns a record shows, under which names: JSON is camel case, the books are not. Immutable. */
final class Fields {
    /** Column to property, by lower-casing; a column that is not here keeps its name. */
    private static final Map<String, String> SPELLINGS = Stream.of(("id tranId tranDate dueDate closeDate createdDate"
                            + " lastModifiedDate exchangeRate entity currency subsidiary postingPeriod terms memo"
                            + " externalId otherRefNum approvalStatus entityId entityNumber companyName altName firstName"
                            + " lastName isPerson email phone parent isInactive dateCreated defaultBillingAddress"
                            + " defaultShippingAddress receivablesAccount payablesAccount expenseAccount creditLimit"
                            + " searchStage category url comments legalName balance workCalendar itemId fullName"
                            + " displayName description itemType subtype incomeAccount assetAccount deferralAccount"
                            + " acctNumber acctType generalRate cashFlowRate isSummary name symbol displaySymbol"
                            + " currencyPrecision isBaseCurrency symbolPlacement country state fiscalCalendar"
                            + " isElimination mainAddress department class location quantity rate item")
                    .split(" "))
            .collect(Collectors.toMap(name -> name.toLowerCase(Locale.ROOT), Function.identity()));
    /** What a transaction's record calls otherwise than its table; amounts are those in the transaction's currency. */
    private static final Map<String, String> OF_TRANSACTIONS = Map.of(
            "foreigntotal", "total", "foreignamountpaid", "amountPaid", "foreignamountunpaid", "amountRemaining");

    private static final Set<String> NOT_IN_TRANSACTIONS = Set.of(
            "total",
            "type",
            "recordtype",
            "number",
            "transactionnumber",
            "voided",
            "void",
            "posting",
            "createdby",
            "lastmodifiedby",
            "foreignpaymentamountused",
            "foreignpaymentamountunused",
            "billingaddress",
            "shippingaddress",
            "closedate");
    private static final Set<String> READ_ONLY = Set.of(
            "id",
            "createddate",
            "datecreated",
            "lastmodifieddate",
            "foreigntotal",
            "foreignamountpaid",
            "foreignamountunpaid",
            "status",
            "balance");

    private final Catalog catalog;

    Fields(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The body fields of a type, in order. */
    List<Field> of(RecordType type) {
        Table table = table(type.table());
        List<Field> fields = new ArrayList<>();
        table.columns().forEach((column, columnType) -> {
            if (!type.isTransaction() || !NOT_IN_TRANSACTIONS.contains(column)) {
                fields.add(field(type, table, column, columnType));
            }
        });
        return fields;
    }

    /** The body field of a property in any case. */
    Optional<Field> of(RecordType type, String property) {
        return of(type).stream()
                .filter(field -> field.property().equalsIgnoreCase(property))
                .findFirst();
    }

    /** The fields of item lines that are more than amounts: dimensions and custom ones. */
    List<Field> ofLines() {
        Table lines = table("transactionline");
        List<Field> fields = new ArrayList<>();
        lines.columns().forEach((column, type) -> {
            if (column.startsWith("custcol")
                    || Set.of("department", "class", "location").contains(column)) {
                fields.add(new Field(
                        SPELLINGS.getOrDefault(column, column),
                        column,
                        type,
                        Optional.ofNullable(lines.references().get(column)),
                        false));
            }
        });
        return fields;
    }

    Table table(String name) {
        return catalog.table(name).orElseThrow(() -> new IllegalStateException("the books have no " + name));
    }

    private static Field field(RecordType type, Table table, String column, ColumnType columnType) {
        String property = SPELLINGS.getOrDefault(column, column);
        if (type.isTransaction()) {
            property = OF_TRANSACTIONS.getOrDefault(column, property);
        }
        return new Field(
                property,
                column,
                columnType,
                Optional.ofNullable(table.references().get(column)),
                READ_ONLY.contains(column));
    }
}
