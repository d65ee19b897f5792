package io.daybook.cli;

import io.daybook.config.Problem;
import io.daybook.mapping.MappingException;
import io.daybook.source.SourceException;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParseResult;

/** Runs a command line: parses it, runs the command, prints what went wrong in one message, gives the exit code. */
public final class CommandRunner {
    private final Workplace workplace;

    public CommandRunner(Workplace workplace) {
        this.workplace = workplace;
    }

    /** @return 0 done, 1 failed, 2 wrong use */
    public int run(String... arguments) {
        CommandLine commandLine = new CommandLine(DaybookCommand.class, new Commands());
        commandLine.setExecutionExceptionHandler(new Failed());
        commandLine.setParameterExceptionHandler((wrong, given) -> {
            workplace.printer().note("daybook: " + wrong.getMessage());
            workplace
                    .printer()
                    .note("  See: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return Problem.WRONG_USE;
        });
        boolean debug = Arrays.asList(arguments).contains("--debug");
        Logs.toTerminal(debug);
        return commandLine.execute(arguments);
    }

    /** Commands take the workplace in their constructor; what else picocli makes has none. */
    private final class Commands implements IFactory {
        @Override
        public <K> K create(Class<K> type) throws Exception {
            for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                if (Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Workplace.class})) {
                    return type.cast(constructor.newInstance(workplace));
                }
            }
            return CommandLine.defaultFactory().create(type);
        }
    }

    private final class Failed implements IExecutionExceptionHandler {
        @Override
        public int handleExecutionException(Exception failure, CommandLine commandLine, ParseResult parsed) {
            Printer printer = workplace.printer();
            int code = explain(failure, printer);
            if (Arrays.asList(parsed.originalArgs().toArray()).contains("--debug")
                    || parsed.expandedArgs().contains("--debug")) {
                failure.printStackTrace(printer.err());
            }
            return code;
        }

        private int explain(Exception failure, Printer printer) {
            if (failure instanceof Problem problem) {
                printer.note("daybook: " + problem.getMessage());
                return problem.exitCode();
            }
            if (failure instanceof MappingException mistakes) {
                printer.note("daybook: the mappings cannot be used:");
                printer.note(mistakes.getMessage());
                printer.note("Nothing was changed. See docs/mapping.md.");
                return Problem.WRONG_USE;
            }
            if (failure instanceof SourceException source) {
                printer.note("daybook: " + source.getMessage());
                return Problem.FAILED;
            }
            printer.note("daybook: something went wrong that Daybook has no words for: " + failure);
            printer.note("  Run it again with --debug and report what you see; nothing that was committed is lost.");
            return Problem.FAILED;
        }
    }
}
