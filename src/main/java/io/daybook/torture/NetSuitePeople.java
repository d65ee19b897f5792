package io.daybook.torture;

import io.daybook.sandbox.netsuite.books.Books;
import io.daybook.sandbox.netsuite.books.Mutations;
import io.daybook.sandbox.netsuite.books.Touched;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Who edits the books of a NetSuite account. Used by one thread. */
final class NetSuitePeople implements People {
    private static final int MOST_IDS = 6;

    private final Mutations books;
    private final Random random;
    private final Editor editor;

    NetSuitePeople(Books books, Random random) {
        this.books = books.mutations();
        this.random = random;
        this.editor = new Editor(new Candidates(books.dataSource(), random), random);
    }

    @Override
    public Edited edit(Optional<Instant> stamp) {
        Edit edit = Weighted.pick(Edit.values(), random);
        Optional<Touched> touched =
                editor.carryOut(edit, stamp.map(books::stamped).orElse(books));
        return new Edited(
                edit.name(),
                touched.map(Touched::moment),
                touched.map(NetSuitePeople::described).orElse(""));
    }

    private static String described(Touched touched) {
        return "documents " + few(touched.transactions()) + " lines " + few(touched.lines())
                + (touched.customers().isEmpty() ? "" : " customers " + touched.customers());
    }

    /** The first ones, for the log. */
    static String few(List<Long> ids) {
        return ids.size() <= MOST_IDS
                ? ids.toString()
                : ids.subList(0, MOST_IDS) + " and " + (ids.size() - MOST_IDS) + " more";
    }
}
