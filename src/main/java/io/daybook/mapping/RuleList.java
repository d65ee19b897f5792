package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Text;
import java.util.List;

/**
 * The rules of a classification as they stand in the file; compiled for each column that uses them.
 *
 * @param otherwise what it is when no rule holds
 */
record RuleList(String name, int line, List<Rule> rules, Text otherwise) {
    RuleList {
        rules = List.copyOf(rules);
    }

    /**
     * @param when the condition
     * @param is what it is when the condition holds
     */
    record Rule(Text when, Text is) {}
}
