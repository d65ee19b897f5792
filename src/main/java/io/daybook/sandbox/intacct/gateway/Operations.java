package io.daybook.sandbox.intacct.gateway;

import io.daybook.sandbox.intacct.RepeatRefusal;
import io.daybook.sandbox.intacct.books.Books;
import io.daybook.sandbox.intacct.functions.Call;
import io.daybook.sandbox.intacct.functions.Functions;
import io.daybook.sandbox.intacct.functions.Outcome;
import io.daybook.sandbox.intacct.functions.Spoil;
import io.daybook.sandbox.intacct.wire.IntacctError;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the functions of a request, each by itself or all as one unit (Intacct reference 1.2). Thread-safe. */
public final class Operations {
    private static final Logger LOG = LoggerFactory.getLogger(Operations.class);
    private static final String ROLLED_BACK =
            "The entire transaction in this operation has been rolled back due to an error.";

    private final Jdbi jdbi;
    private final Functions functions;
    private final RepeatRefusal repeated;
    private final DoneFunctions done = new DoneFunctions();

    /** @param repeated what a function is told that was done already */
    public Operations(Books books, Functions functions, RepeatRefusal repeated) {
        this.jdbi = Jdbi.create(books.dataSource());
        this.functions = functions;
        this.repeated = repeated;
    }

    List<Outcome> run(List<Call> calls, Control control, boolean transaction) {
        if (!transaction) {
            List<Outcome> outcomes = new ArrayList<>();
            for (Call call : calls) {
                outcomes.add(jdbi.inTransaction(handle -> alone(call, control, handle)));
            }
            return outcomes;
        }
        return jdbi.inTransaction(handle -> together(calls, control, handle));
    }

    /** A function that failed has done nothing, unless it says what it did. */
    private Outcome alone(Call call, Control control, Handle handle) {
        Outcome outcome = one(call, control, handle);
        if (outcome.error() != null && outcome.payload() == null) {
            handle.rollback();
        }
        return outcome;
    }

    private List<Outcome> together(List<Call> calls, Control control, Handle handle) {
        List<Outcome> outcomes = new ArrayList<>();
        int guilty = -1;
        for (int i = 0; i < calls.size() && guilty < 0; i++) {
            Outcome outcome = one(calls.get(i), control, handle);
            outcomes.add(outcome);
            if (outcome.error() != null) {
                guilty = i;
            }
        }
        if (guilty < 0) {
            return outcomes;
        }
        handle.rollback();
        if (control.uniqueId()) {
            // those before the guilty one were done and are not any more
            calls.subList(0, guilty).forEach(call -> done.release(control, call.controlId()));
        }
        List<Outcome> aborted = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            aborted.add(
                    i == guilty
                            ? Outcome.failed(outcomes.get(i).error().wrapped("XL03000009", ROLLED_BACK))
                            : Outcome.aborted(IntacctError.of("XL03000009", ROLLED_BACK)));
        }
        return aborted;
    }

    private Outcome one(Call call, Control control, Handle handle) {
        if (call.spoil() == Spoil.FAIL) {
            return Outcome.failed(IntacctError.of("DL02000001", "There was an error processing the request."));
        }
        if (control.uniqueId() && !done.claim(control, call.controlId())) {
            return Outcome.failed(IntacctError.of(repeated.number(), repeated.text(call.controlId())));
        }
        Outcome outcome;
        try {
            outcome = functions.run(call, handle);
        } catch (IntacctError error) {
            outcome = Outcome.failed(error);
        } catch (RuntimeException defect) {
            LOG.error("Intacct sandbox: {} failed", call.body().name(), defect);
            outcome = Outcome.failed(IntacctError.of("DL02000001", "There was an error processing the request."));
        }
        if (control.uniqueId() && outcome.error() != null) {
            done.release(control, call.controlId());
        }
        return outcome;
    }
}
