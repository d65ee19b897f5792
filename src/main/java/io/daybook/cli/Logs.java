package io.daybook.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.util.FileSize;
import io.daybook.config.Settings;
import java.nio.file.Path;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go: everything from INFO to {@code logs/daybook.log} in the data folder (30 days, 200 MB at most), and
 * warnings to standard error; all of it for a server.
 */
final class Logs {
    private static final String TERMINAL = "terminal";
    private static final String FOLDER = "folder";

    private Logs() {}

    /** Before anything else: only what a person at the terminal has to see, on standard error. */
    static void toTerminal(boolean debug) {
        terminal(debug ? Level.DEBUG : Level.ERROR, "text", debug);
    }

    /** For a server: everything from INFO on standard error. */
    static void toServer(Settings settings) {
        terminal(Level.INFO, settings.get(Settings.LOG_FORMAT), false);
    }

    private static void terminal(Level level, String format, boolean debug) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.detachAndStopAllAppenders();
        root.setLevel(Level.INFO);
        context.getLogger("io.daybook").setLevel(debug ? Level.DEBUG : Level.INFO);
        // They say at length at every start what the own lines say in a word.
        for (String chatty : new String[] {
            "org.apache.camel.main",
            "org.apache.camel.impl",
            "org.flywaydb",
            "org.quartz",
            "com.zaxxer.hikari",
            "io.zonky"
        }) {
            context.getLogger(chatty).setLevel(debug ? Level.INFO : Level.WARN);
        }
        // At DEBUG it prints Authorization headers.
        context.getLogger("org.apache.hc").setLevel(Level.WARN);
        ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
        console.setName(TERMINAL);
        console.setContext(context);
        console.setTarget("System.err");
        console.setEncoder(encoder(context, format));
        ThresholdFilter threshold = new ThresholdFilter();
        threshold.setLevel(level.toString());
        threshold.start();
        console.addFilter(threshold);
        console.start();
        root.addAppender(console);
    }

    /** Keeps a log in the data folder. */
    static void toFolder(Settings settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        if (root.getAppender(FOLDER) != null) {
            return;
        }
        Path folder = settings.home().resolve("logs");
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setName(FOLDER);
        file.setContext(context);
        file.setFile(folder.resolve("daybook.log").toString());
        file.setEncoder(encoder(context, settings.get(Settings.LOG_FORMAT)));
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> policy = new SizeAndTimeBasedRollingPolicy<>();
        policy.setContext(context);
        policy.setParent(file);
        policy.setFileNamePattern(folder.resolve("daybook.%d.%i.log.gz").toString());
        policy.setMaxHistory(30);
        policy.setMaxFileSize(FileSize.valueOf("20MB"));
        policy.setTotalSizeCap(FileSize.valueOf("200MB"));
        policy.start();
        file.setRollingPolicy(policy);
        file.start();
        root.addAppender(file);
    }

    private static Encoder<ILoggingEvent> encoder(LoggerContext context, String format) {
        if (format.equals("json")) {
            LogstashEncoder json = new LogstashEncoder();
            json.setContext(context);
            json.start();
            return json;
        }
        PatternLayoutEncoder text = new PatternLayoutEncoder();
        text.setContext(context);
        text.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z',UTC} %-5level [%thread] %logger{20} - %msg%n");
        text.start();
        return text;
    }
}
