package io.daybook.source.netsuite;

import io.daybook.mapping.Question.Join;

/**
 * The table and alias that a clause such as {@code currency cur ON cur.id = t.currency} begins with.
 *
 * @param table as written
 * @param alias the table's own name where none is given
 */
record JoinedTable(String table, String alias) {
    static JoinedTable of(String clause) {
        String[] words = clause.strip().split("\\s+", 4);
        int second = words.length > 1 && words[1].equalsIgnoreCase("AS") ? 2 : 1;
        boolean named = words.length > second && !words[second].equalsIgnoreCase("ON");
        return new JoinedTable(words[0], named ? words[second] : words[0]);
    }

    static JoinedTable of(Join join) {
        return of(join.clause());
    }
}
