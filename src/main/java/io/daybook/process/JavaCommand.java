package io.daybook.process;

import io.daybook.config.Problem;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts further processes of this program, with this Java and this class path, as a user would start them.
 *
 * @param installation folder with {@code routes} and {@code mappings}
 * @param options for Java itself, such as {@code -Xmx256m}
 * @param main name of the class to be started
 */
public record JavaCommand(Path installation, List<String> options, String main) {
    /** The program itself; by name, since it knows everybody and is known by nobody. */
    public static final String DAYBOOK = "io.daybook.Daybook";

    public JavaCommand {
        options = List.copyOf(options);
    }

    /**
     * Prepares a process.
     *
     * @param environment settings, beside the variables that every process has; settings of this process are not handed on
     * @param arguments of the program
     */
    public ProcessBuilder prepare(Map<String, String> environment, List<String> arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(quickStart());
        line.addAll(options);
        line.add("-Dfile.encoding=UTF-8");
        line.add("-Ddaybook.installation=" + installation.toAbsolutePath());
        line.add("-cp");
        line.add(System.getProperty("java.class.path"));
        line.add(main);
        line.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().keySet().removeIf(name -> name.startsWith("DAYBOOK_"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** @throws Problem it cannot be started */
    public static Process start(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw Problem.failed(
                    builder.command().get(0),
                    "this program cannot be started: " + e.getMessage(),
                    "Look at your Java.",
                    e);
        }
    }

    /**
     * What this process was given for a quick start and little work: an archive of classes, a collector and its room, how much is
     * inlined.
     */
    private static List<String> quickStart() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-XX:SharedArchiveFile=")
                        || argument.startsWith("-Xshare:")
                        || argument.startsWith("-Xlog:")
                        || argument.matches("-XX:\\+Use\\w+GC")
                        || argument.matches("-XX:(\\w*Inline\\w*|NewRatio)=\\d+")
                        || argument.equals("-XX:-UsePerfData"))
                .toList();
    }
}
