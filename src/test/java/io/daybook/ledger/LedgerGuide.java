package io.daybook.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** The questions of docs/ledger.md, as a reader copies them. */
public final class LedgerGuide {
    private LedgerGuide() {}

    public static String text() throws IOException {
        return Files.readString(Path.of("docs/ledger.md"));
    }

    /** Heading to SQL. */
    public static Map<String, String> questions() throws IOException {
        Matcher matcher = Pattern.compile("### ([^\n]+)\n(?:(?!###).)*?```sql\n(.*?);\n```", Pattern.DOTALL)
                .matcher(text());
        return matcher.results()
                .collect(Collectors.toMap(
                        result -> result.group(1), result -> result.group(2), (a, b) -> a, LinkedHashMap::new));
    }

    /** The answer, a text a row. */
    public static List<String> ask(Jdbi database, String sql) {
        return database.withHandle(handle -> handle.createQuery(sql.replace(":", "\\:"))
                .map((row, context) -> {
                    int columns = row.getMetaData().getColumnCount();
                    StringBuilder text = new StringBuilder();
                    for (int i = 1; i <= columns; i++) {
                        text.append(i > 1 ? " | " : "").append(row.getString(i));
                    }
                    return text.toString();
                })
                .list());
    }
}
