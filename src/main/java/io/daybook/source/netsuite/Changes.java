package io.daybook.source.netsuite;

import io.daybook.mapping.Question;
import io.daybook.mapping.Question.Clock;
import io.daybook.source.Governor.Priority;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** Finds out which documents have changed: one statement a clock, of as many pages as it takes. Thread-safe. */
final class Changes {
    /** Up to so many changed documents are read one by one, without even counting how many there are in all. */
    static final int ALWAYS_LISTED = 5_000;

    /** From so many changed documents on, reading everything is no dearer. */
    static final int NEVER_LISTED = 50_000;

    /** So is it from that part of all documents on. */
    static final int PART = 4;

    private final SuiteQl suiteQl;

    Changes(SuiteQl suiteQl) {
        this.suiteQl = suiteQl;
    }

    /**
     * Keys of the documents of which any clock shows {@code since} or a later moment.
     *
     * @return empty where everything is better read: too much has changed, or the account has none of the clocks
     */
    Optional<SortedSet<Long>> since(AccountClient client, Question question, Instant since, Faults faults) {
        Search search = new Search(client, question, since, faults);
        for (Clock clock : question.clocks()) {
            if (!search.add(clock)) {
                return Optional.empty();
            }
        }
        return search.clocks == 0 ? Optional.empty() : Optional.of(search.documents);
    }

    /** One search, by one thread. */
    private final class Search {
        private final SortedSet<Long> documents = new TreeSet<>();
        private final AccountClient client;
        private final Question question;
        private final Instant since;
        private final Faults faults;
        private long most = ALWAYS_LISTED;
        private boolean counted;
        private int clocks;

        Search(AccountClient client, Question question, Instant since, Faults faults) {
            this.client = client;
            this.question = question;
            this.since = since;
            this.faults = faults;
        }

        /**
         * Adds what one clock shows; false as soon as that is too much. It is counted before it is listed, because a count is
         * a row in any case: an answer without rows that should have some cannot be taken for "nothing has changed".
         */
        boolean add(Clock clock) {
            OptionalLong counted = count(clock);
            if (counted.isEmpty()) {
                return true;
            }
            clocks++;
            return counted.getAsLong() == 0 || list(clock, counted.getAsLong());
        }

        private OptionalLong count(Clock clock) {
            return suiteQl.askIfAny(
                            client,
                            question,
                            asked -> new ChangeStatement(asked).count(clock, since),
                            1,
                            Priority.PROMPT,
                            faults)
                    .map(asked ->
                            OptionalLong.of(PlanAnswer.documents(asked.answer().body(), faults)))
                    .orElse(OptionalLong.empty());
        }

        private boolean list(Clock clock, long counted) {
            long after = Long.MIN_VALUE;
            long listed = 0;
            while (true) {
                Optional<AnswerRows> page = page(clock, after);
                if (page.isEmpty()) {
                    return true;
                }
                after = take(page.get(), after);
                listed += page.get().rows().size();
                if (tooMany()) {
                    return false;
                }
                if (!page.get().more()) {
                    if (listed < counted) {
                        throw faults.garbled("NetSuite counted " + counted + " changed documents and then listed "
                                + listed + ". Nothing of it is taken; it is asked again.");
                    }
                    return true;
                }
            }
        }

        private Optional<AnswerRows> page(Clock clock, long after) {
            return suiteQl.askIfAny(
                            client,
                            question,
                            asked -> new ChangeStatement(asked).changed(clock, since, after),
                            NetSuitePlatform.PAGE,
                            Priority.PROMPT,
                            faults)
                    .map(asked -> AnswerRows.parse(asked.answer().body(), faults));
        }

        private long take(AnswerRows page, long after) {
            long last = after;
            for (AnswerRows.Row row : page.rows()) {
                long document = row.whole(Statement.DOCUMENT);
                if (document <= last) {
                    throw faults.defect("the list of changed documents is out of order: " + document + " came after "
                            + last + ". Nothing of it is taken. Check that the mapping's document is a number.");
                }
                documents.add(document);
                last = document;
            }
            return last;
        }

        private boolean tooMany() {
            if (documents.size() > most && !counted) {
                long all = PlanAnswer.documents(
                        suiteQl.ask(
                                        client,
                                        question,
                                        asked -> new Statement(asked).countDocuments(),
                                        1,
                                        Priority.PROMPT,
                                        faults)
                                .answer()
                                .body(),
                        faults);
                most = Math.max(ALWAYS_LISTED, Math.min(NEVER_LISTED, all / PART));
                counted = true;
            }
            return documents.size() > most;
        }
    }
}
