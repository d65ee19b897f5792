package io.daybook.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.filter.ThresholdFilter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.FilterReply;
import ch.qos.logback.core.util.FileSize;
import io.daybook.config.Settings;
import java.nio.file.Path;
import java.util.Set;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;

/**
 * Where log lines go: everything from INFO to {@code logs/daybook.log} in the data folder (30 days, 200 MB at most). A server
 * writes it to standard error too; a command does not, since it says itself what a person has to know.
 */
final class Logs {
    private static final String TERMINAL = "terminal";
    private static final String FOLDER = "folder";

    private Logs() {}

    /** Before anything else: nothing on standard error, or everything for those who debug. */
    static void toTerminal(boolean debug) {
        root().detachAndStopAllAppenders();
        terminal(debug ? Level.DEBUG : Level.OFF, "text", debug);
    }

    /** For a demo that goes on serving: what goes wrong from now on. */
    static void warningsToTerminal() {
        terminal(Level.WARN, "text", false);
    }

    /** For a server: everything from INFO on standard error. */
    static void toServer(Settings settings, boolean debug) {
        terminal(debug ? Level.DEBUG : Level.INFO, settings.get(Settings.LOG_FORMAT), debug);
    }

    private static void terminal(Level level, String format, boolean debug) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = root();
        detach(TERMINAL);
        root.setLevel(Level.INFO);
        context.getLogger("io.daybook").setLevel(debug ? Level.DEBUG : Level.INFO);
        // They say at length at every start what the own lines say in a word.
        for (String chatty : new String[] {
            "org.apache.camel.main",
            "org.apache.camel.impl",
            "org.apache.camel.component",
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
        if (!debug) {
            console.addFilter(new ToldOtherwise());
        }
        console.start();
        root.addAppender(console);
    }

    /** Keeps a log in the data folder. */
    static void toFolder(Settings settings) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = root();
        Path folder = settings.home().resolve("logs");
        detach(FOLDER);
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

    /** A start that failed is thrown too, and said by the command in words. */
    private static final class ToldOtherwise extends Filter<ILoggingEvent> {
        private static final Set<String> LOGGERS = Set.of(
                "org.apache.camel.impl.engine.AbstractCamelContext",
                "org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer");

        @Override
        public FilterReply decide(ILoggingEvent event) {
            boolean failure = event.getLevel().isGreaterOrEqual(Level.WARN) && event.getThrowableProxy() != null;
            return failure && LOGGERS.contains(event.getLoggerName()) ? FilterReply.DENY : FilterReply.NEUTRAL;
        }
    }

    private static Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    private static void detach(String name) {
        Appender<ILoggingEvent> appender = root().getAppender(name);
        if (appender != null) {
            root().detachAppender(appender);
            appender.stop();
        }
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
