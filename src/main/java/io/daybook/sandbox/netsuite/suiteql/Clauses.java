package io.daybook.sandbox.netsuite.suiteql;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.statement.select.Fetch;
import net.sf.jsqlparser.statement.select.Join;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.select.Top;

/** Which clauses SuiteQL does not have, and what its row limits mean (NetSuite reference 2.4). */
final class Clauses {
    private Clauses() {}

    /** Refuses LIMIT, WITH, locks and whatever else only other databases know. */
    static void refuseForeign(Select select) {
        refuseIf(
                select.getLimit() != null
                        || select.getLimitBy() != null
                        || select.getWithItemsList() != null
                                && !select.getWithItemsList().isEmpty()
                        || select.getForClause() != null
                        || select.getForMode() != null
                        || select.getForUpdateTable() != null
                        || select.getIsolation() != null
                        || select.isOracleSiblings()
                        || select.getPivot() != null
                        || select.getUnPivot() != null,
                "LIMIT, WITH, locks and pivots are not part of the dialect");
    }

    static void refuseForeign(PlainSelect select) {
        refuseIf(
                select.getFromItem() == null
                        || select.getIntoTables() != null
                                && !select.getIntoTables().isEmpty()
                        || select.getIntoTempTable() != null
                        || select.getLateralViews() != null
                                && !select.getLateralViews().isEmpty()
                        || select.getQualify() != null
                        || select.getOracleHierarchical() != null
                        || select.getOracleHint() != null
                        || select.getOptimizeFor() != null
                        || select.getPreferringClause() != null
                        || select.getSampleClause() != null
                        || select.getSkip() != null
                        || select.getFirst() != null
                        || select.getForXmlPath() != null
                        || select.getKsqlWindow() != null
                        || select.getMySqlHintStraightJoin()
                        || select.getMySqlSqlCalcFoundRows()
                        || select.getMySqlSqlCacheFlag() != null
                        || select.getBigQuerySelectQualifier() != null
                        || select.isUsingFinal()
                        || select.isUsingOnly()
                        || select.isUseWithNoLog()
                        || select.isEmitChanges(),
                "a clause of another database is not part of the dialect");
        refuseIf(
                select.getWindowDefinitions() != null
                        && !select.getWindowDefinitions().isEmpty(),
                "WINDOW is not part of the dialect");
        refuseIf(
                select.getDistinct() != null
                        && (select.getDistinct().isUseUnique()
                                || select.getDistinct().getOnSelectItems() != null),
                "DISTINCT ON is not part of the dialect");
        List<Join> joins = Optional.ofNullable(select.getJoins()).orElse(List.of());
        // comma joins and ANSI joins cannot stand together
        refuseIf(
                joins.stream().anyMatch(Join::isSimple) && !joins.stream().allMatch(Join::isSimple),
                "comma joins and ANSI joins cannot stand together");
    }

    static void refuseForeign(Join join) {
        refuseIf(
                join.isApply()
                        || join.isSemi()
                        || join.isNatural()
                        || join.isGlobal()
                        || join.isStraight()
                        || join.isFull()
                        || join.isWindowJoin()
                        || join.isOuter() && !join.isLeft() && !join.isRight()
                        || join.getJoinHint() != null
                        || join.getUsingColumns() != null
                                && !join.getUsingColumns().isEmpty(),
                "that kind of join is not part of the dialect");
    }

    /** The rows that FETCH FIRST or TOP leaves; empty without either. */
    static OptionalLong most(Select select) {
        OptionalLong top = select instanceof PlainSelect plain && plain.getTop() != null
                ? OptionalLong.of(top(plain.getTop()))
                : OptionalLong.empty();
        Fetch fetch = select.getFetch();
        if (fetch == null) {
            return top;
        }
        boolean plain = fetch.getFetchParameters().stream()
                .allMatch(word -> List.of("ROW", "ROWS", "ONLY").contains(word.toUpperCase(java.util.Locale.ROOT)));
        refuseIf(!plain || top.isPresent(), "FETCH FIRST takes a number of rows only");
        return OptionalLong.of(number(fetch.getExpression()));
    }

    /** The rows that OFFSET drops. */
    static long skipped(Select select) {
        return select.getOffset() == null ? 0 : number(select.getOffset().getOffset());
    }

    private static long top(Top top) {
        refuseIf(top.isPercentage() || top.isWithTies(), "TOP takes a number of rows only");
        return number(top.getExpression());
    }

    private static long number(Expression expression) {
        if (expression instanceof LongValue number && number.getValue() >= 0) {
            return number.getValue();
        }
        throw Refusals.unsupported("a number of rows must be a plain number");
    }

    private static void refuseIf(boolean foreign, String why) {
        if (foreign) {
            throw Refusals.unsupported(why);
        }
    }
}
