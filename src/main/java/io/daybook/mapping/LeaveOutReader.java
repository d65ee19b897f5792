package io.daybook.mapping;

import io.daybook.mapping.YamlNode.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the {@code leaveOut} part of a mapping file. */
final class LeaveOutReader {
    private final Asked asked;
    private final Mistakes mistakes;

    LeaveOutReader(Asked asked, Mistakes mistakes) {
        this.asked = asked;
        this.mistakes = mistakes;
    }

    /** @param file with or without the part */
    LeaveOut read(Entries file) {
        List<YamlNode> items = file.items("leaveOut");
        if (items.isEmpty()) {
            file.node("leaveOut")
                    .filter(YamlNode.Sequence.class::isInstance)
                    .ifPresent(empty -> mistakes.add(
                            empty.line(), "'leaveOut' is an empty list", "give it at least one rule, or remove it"));
            return LeaveOut.NOTHING;
        }
        ConditionCompiler conditions = new ConditionCompiler(asked, false, mistakes);
        List<LeaveOut.Rule> rules = new ArrayList<>();
        for (YamlNode item : items) {
            Entries rule = Entries.of("a rule of 'leaveOut'", item, Keys.LEFT_OUT, mistakes);
            Optional<Condition> when = rule.neededText("when").flatMap(conditions::compile);
            Optional<Text> because = rule.neededText("because");
            because.map(text -> Because.read(text, asked, mistakes))
                    .ifPresent(reason -> when.ifPresent(condition -> rules.add(new LeaveOut.Rule(condition, reason))));
        }
        return new LeaveOut(asked, rules);
    }
}
