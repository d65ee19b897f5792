package io.daybook.cli;

import io.daybook.bench.Kind;
import io.daybook.bench.SubjectProgram;
import java.net.URI;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code daybook bench subject}: what {@code bench} starts, so that Daybook is measured as a command like all others. */
@Command(name = "subject", hidden = true, description = "Started by bench: takes orders from standard input.")
public final class BenchSubjectCommand implements Callable<Integer> {
    private final Workplace workplace;

    @Parameters(index = "0")
    private Kind kind;

    @Parameters(index = "1")
    private URI platform;

    @Parameters(index = "2")
    private long connection;

    BenchSubjectCommand(Workplace workplace) {
        this.workplace = workplace;
    }

    @Override
    public Integer call() throws Exception {
        SubjectProgram.run(workplace.settings(), kind, platform, connection);
        return 0;
    }
}
