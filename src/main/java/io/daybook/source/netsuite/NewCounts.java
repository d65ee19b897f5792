package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a glance counts of one data type: what each clock shows, and what the log of deletions does. Immutable.
 *
 * @param question it was made of
 * @param selects each of one column and one row
 */
record NewCounts(Question question, List<SinceTemplate> selects) {
    NewCounts {
        selects = List.copyOf(selects);
    }

    /**
     * Empty where counts cannot tell that nothing is new: not every clock, every condition that narrows the search and the log of
     * deletions can be asked for. Where the account lacks one of them, an ordinary plan finds its own way.
     */
    static Optional<NewCounts> of(AskedQuestion asked) {
        Question question = asked.question();
        boolean complete = !question.clocks().isEmpty()
                && question.deletions().isPresent()
                && question.clocks().stream().allMatch(asked::has)
                && asked.fixed().equals(question.fixed());
        if (!complete) {
            return Optional.empty();
        }
        ChangeStatement changes = new ChangeStatement(asked);
        List<SinceTemplate> selects = new ArrayList<>();
        for (Clock clock : question.clocks()) {
            selects.add(changes.countRows(clock).orElseThrow());
        }
        selects.add(Deletions.countSince(question.deletions().orElseThrow()));
        return Optional.of(new NewCounts(question, selects));
    }
}
