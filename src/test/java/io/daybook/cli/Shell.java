package io.daybook.cli;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.util.ContextInitializer;
import ch.qos.logback.core.joran.spi.JoranException;
import io.daybook.database.TestDatabase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Runs command lines in this process as a person would type them, with an environment of their own. */
final class Shell implements AutoCloseable {
    private final Path installation;
    private final Map<String, String> environment;

    /**
     * What a command left behind.
     *
     * @param err what it printed there, and what libraries logged to the terminal
     */
    record Outcome(int exitCode, String out, String err) {}

    private Shell(Path installation, Map<String, String> environment) {
        this.installation = installation;
        this.environment = environment;
    }

    /** In the shipped installation, with a data folder of its own and no database named. */
    static Shell in(Path home) {
        Map<String, String> environment = new HashMap<>();
        environment.put("DAYBOOK_HOME", home.toString());
        environment.put("DAYBOOK_MANAGEMENT_PORT", "0");
        environment.put("DAYBOOK_SANDBOX_PORT", "0");
        environment.put("DAYBOOK_REDELIVERY_DELAY", "1");
        return new Shell(Path.of("").toAbsolutePath(), environment);
    }

    Shell with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Shell(installation, more);
    }

    Shell with(TestDatabase database) {
        return with("DAYBOOK_DATABASE_URL", database.url())
                .with("DAYBOOK_DATABASE_USER", database.user())
                .with("DAYBOOK_DATABASE_PASSWORD", database.password());
    }

    Shell installedIn(Path folder) {
        return new Shell(folder, environment);
    }

    Outcome run(String... arguments) {
        return run(false, arguments);
    }

    /** A command line as {@link #line} takes it, on a terminal of 100 columns where a person then types something. */
    Outcome onATerminal(String line, String typed) {
        InputStream realIn = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            return run(true, words(line));
        } finally {
            System.setIn(realIn);
        }
    }

    private Outcome run(boolean terminal, String... arguments) {
        StringWriter out = new StringWriter();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream realErr = System.err;
        String realTemporary = System.getProperty("java.io.tmpdir");
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            Printer printer =
                    new Printer(new PrintWriter(out), new PrintWriter(System.err, true, StandardCharsets.UTF_8));
            int code = new CommandRunner(new Workplace(installation, environment, printer, terminal)).run(arguments);
            return new Outcome(code, out.toString(), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setErr(realErr);
            // a command's own is gone with its data folder, and later tests unpack native libraries
            System.setProperty("java.io.tmpdir", realTemporary);
        }
    }

    /** A command line of words and "several words in quotation marks". */
    Outcome line(String line) {
        return run(words(line));
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        java.util.regex.Matcher word =
                java.util.regex.Pattern.compile("\"([^\"]*)\"|(\\S+)").matcher(line);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words.toArray(new String[0]);
    }

    /** Gives the logging back to the tests. */
    @Override
    public void close() {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        try {
            new ContextInitializer(context).autoConfig();
        } catch (JoranException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
