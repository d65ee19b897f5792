package io.daybook.cli;

import io.daybook.config.Problem;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Runs a command line: parses it, runs the command, prints what went wrong in one message, gives the exit code. */
public final class CommandRunner {
    private final Workplace workplace;

    public CommandRunner(Workplace workplace) {
        this.workplace = workplace;
    }

    /** @return 0 done, 1 failed, 2 wrong use */
    public int run(String... arguments) {
        Printer printer = workplace.printer();
        boolean debug = Arrays.asList(arguments).contains("--debug");
        Logs.toTerminal(debug);
        Explanation explanation = new Explanation(printer, debug);
        CommandLine commandLine = new CommandLine(DaybookCommand.class, new Commands());
        for (Class<?> command : DaybookCommand.commandsFor(arguments)) {
            commandLine.addSubcommand(command);
        }
        Values.convertedIn(commandLine);
        tellVersion(commandLine);
        commandLine.setOut(printer.out());
        commandLine.setErr(printer.err());
        commandLine.setUsageHelpAutoWidth(workplace.terminal());
        commandLine.setParameterExceptionHandler((wrong, given) -> new WrongUse(printer).explain(wrong));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> explanation.of(failure));
        try {
            return commandLine.execute(arguments);
        } catch (OutOfMemoryError exhausted) {
            return explanation.of(Problem.failed(
                    "this machine",
                    "Java has no memory left: " + exhausted.getMessage(),
                    "Give it more, such as JAVA_TOOL_OPTIONS=-Xmx512m. What was committed is kept.",
                    exhausted));
        }
    }

    /** {@code --version} answers after every command. */
    private static void tellVersion(CommandLine commandLine) {
        commandLine.getCommandSpec().versionProvider(new Version());
        commandLine.getSubcommands().values().forEach(CommandRunner::tellVersion);
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
}
