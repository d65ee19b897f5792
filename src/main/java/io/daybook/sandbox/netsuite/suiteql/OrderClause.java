package io.daybook.sandbox.netsuite.suiteql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Column;
import net.sf.jsqlparser.statement.select.OrderByElement;

/**
 * What stands after ORDER BY.
 *
 * @param text empty when there is no order
 * @param keys its expressions without direction
 */
record OrderClause(String text, List<String> keys) {
    /** Names of outputs come first, then columns; outputs are written by their position. */
    static OrderClause of(
            List<OrderByElement> elements,
            List<Statement.Output> outputs,
            Scope scope,
            ExpressionTranslator expressions) {
        List<String> keys = new ArrayList<>();
        String text = Optional.ofNullable(elements).orElse(List.of()).stream()
                .map(element -> {
                    int output = position(element.getExpression(), outputs);
                    String key = output > 0
                            ? outputs.get(output - 1).text()
                            : expressions.write(element.getExpression(), scope).text();
                    keys.add(key);
                    return (output > 0 ? String.valueOf(output) : key)
                            + (element.isAsc() ? "" : " DESC")
                            + nulls(element, key);
                })
                .collect(Collectors.joining(", "));
        return new OrderClause(text, keys);
    }

    /** The output, counted from 1, that an element of ORDER BY names; 0 for any other expression. */
    private static int position(Expression expression, List<Statement.Output> outputs) {
        if (expression instanceof LongValue number) {
            if (number.getValue() < 1 || number.getValue() > outputs.size()) {
                throw Refusals.unsupported("there is no output " + number);
            }
            return (int) number.getValue();
        }
        if (expression instanceof Column column && column.getUnquotedTableName() == null) {
            String name = column.getUnquotedColumnName().toLowerCase(Locale.ROOT);
            for (int i = 0; i < outputs.size(); i++) {
                if (outputs.get(i).name().equals(name)) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    /** Oracle puts nulls last when ascending; written out only where it can matter, so that indexes keep their use. */
    private static String nulls(OrderByElement element, String key) {
        if (element.getNullOrdering() != null) {
            return element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST
                    ? " NULLS FIRST"
                    : " NULLS LAST";
        }
        if (key.endsWith(".\"id\"") || key.endsWith(".\"uniquekey\"")) {
            return "";
        }
        return element.isAsc() ? " NULLS LAST" : " NULLS FIRST";
    }
}
