package io.daybook.sandbox.intacct.books;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads a whole row by the names of its columns, days and clocks as {@code java.time}. Immutable. */
final class RowMapper implements org.jdbi.v3.core.mapper.RowMapper<Map<String, Object>> {
    @Override
    public Map<String, Object> map(ResultSet result, StatementContext context) throws SQLException {
        ResultSetMetaData columns = result.getMetaData();
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.put(columns.getColumnName(i), value(result, i, columns.getColumnType(i)));
        }
        return row;
    }

    private static Object value(ResultSet result, int column, int type) throws SQLException {
        return switch (type) {
            case java.sql.Types.DATE -> result.getObject(column, java.time.LocalDate.class);
            case java.sql.Types.TIMESTAMP -> result.getObject(column, java.time.LocalDateTime.class);
            default -> result.getObject(column);
        };
    }
}
