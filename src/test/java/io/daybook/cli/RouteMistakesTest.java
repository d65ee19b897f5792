package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each mistake that one edit of a shipped route file makes ends in one message with the file, the line and what is wrong. */
class RouteMistakesTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    @RegisterExtension
    final FreshShell shell = new FreshShell();

    /** The shipped routes with the first occurrence of a text in one file put otherwise. */
    private Path edited(String file, String before, String after) throws IOException {
        Path folder = Files.createDirectories(shell.home().resolve("routes"));
        try (Stream<Path> shipped = Files.list(Path.of("routes"))) {
            for (Path path : shipped.toList()) {
                Files.copy(path, folder.resolve(path.getFileName()));
            }
        }
        String text = Files.readString(folder.resolve(file));
        int position = text.indexOf(before);
        assertThat(position).as("%s has '%s'", file, before).isNotNegative();
        Files.writeString(
                folder.resolve(file), text.substring(0, position) + after + text.substring(position + before.length()));
        return folder;
    }

    private Shell.Outcome check(Path folder) {
        return shell.with(DATABASE).with("DAYBOOK_ROUTES", folder.toString()).run("routes", "check");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            alerts       | routeConfigurationId: errands     | group: x                       | alerts.camel.yaml:3: route 'sync-ended' has no routeConfigurationId and so no dead-letter channel; there are: errands, glances, pages, records, syncs
            alerts       | routeConfigurationId: errands     | routeConfigurationId: errand   | names the route configuration 'errand', which does not exist; there are: errands, glances, pages
            replay       | uri: direct:sync                  | uri: dierct:sync               | /replay.camel.yaml:35: the routes cannot be started: there is no component 'dierct'
            replay       | uri: direct:sync                  | uri: direct:sink               | replay.camel.yaml:2: route 'replay' leads to 'direct:sink', where no route begins
            replay       | uri: direct:replay                | uri: direct:again              | no route begins at 'direct:replay', which Daybook itself calls
            replay       | '  - setHeader:'                  | '\t- setHeader:'               | /replay.camel.yaml:23: this is no route YAML: while scanning for the next token; found character
            replay       | uri: direct:replay                | uri: [direct:replay            | /replay.camel.yaml:9: this is no route YAML: while parsing a flow sequence
            replay       | expression: ${variable.replay.wholeDataset} | expression: ${variable.replay | /replay.camel.yaml:3, route 'replay': the routes cannot be started: an expression that begins with ${ is not closed by }
            replay       | ${variable.replay.wholeDataset}   | ${varable.replay}              | /replay.camel.yaml:21: the routes cannot be started: no expression begins with 'varable.replay'
            failures     | - bean:                           | - beam:                        | /failures.camel.yaml:11: this is no route YAML: there is no entry or step 'beam'
            failures     | ref: failures                     | ref: failure                   | /failures.camel.yaml:13: the routes cannot be started: there is no bean 'failure'
            failures     | method: recordRefused             | method: recordRefusd           | /failures.camel.yaml:14: the routes cannot be started: bean Failures has no method 'recordRefusd'
            failures     | method: recordRefused             | methd: recordRefused           | /failures.camel.yaml:14: this is no route YAML: there is no field 'methd' here
            schedules    | 'cron: "'                         | 'crn: "'                       | /schedules.camel.yaml:23: the routes cannot be started: this endpoint has no parameter 'crn'
            schedules    | value: 0 0 0/6 * * ?              | value: 5 minutes               | route 'poll-netsuite-currencies': the routes cannot be started: CronExpression '5 minutes' is invalid
            schedules    | name: schedule                    | name: shedule                  | /schedules.camel.yaml:12: the routes cannot be started: a route of the template 'poll' does not give the parameter 'shedule'
            schedules    | routeTemplateRef: poll            | routeTemplateRef: pol          | /schedules.camel.yaml:33: the routes cannot be started: there is no routeTemplate 'pol'
            schedules    | daybook.schedules                 | daybook.schedule               | /schedules.camel.yaml:18: the routes cannot be started: there is no setting 'daybook.schedule'
            alerts       | library: Jackson                  | library: Jakson                | /alerts.camel.yaml:37: this is no route YAML: 'Jakson' is no JsonLibrary
            alerts       | uri: direct:sync-ended            | id: another                    | /alerts.camel.yaml:8: this is no route YAML
            """)
    void aMistakeIsNamedWithItsLine(String file, String before, String after, String said) throws IOException {
        Path folder = edited(file + ".camel.yaml", before, after);

        assertMessage(check(folder), said);
    }

    @Test
    void aConfigurationWithoutADeadLetterChannelNamesTheRouteThatWouldLoseRecords() throws IOException {
        Path folder = edited(
                "error-policies.camel.yaml",
                "deadLetterChannel:\n        id: records-dead-letters\n        deadLetterUri: direct:record-refused",
                "defaultErrorHandler:\n        id: records-default");

        assertMessage(
                check(folder),
                "route 'record': its route configuration 'records' has no errorHandler with a deadLetterChannel, so what"
                        + " fails would be lost");
    }

    @Test
    void anIdThatIsThereTwiceIsNamedWithBothItsLines() throws IOException {
        Path folder = edited("replay.camel.yaml", "id: replay", "id: sync-ended");

        assertMessage(
                check(folder),
                folder + "/alerts.camel.yaml:4 and " + folder
                        + "/replay.camel.yaml:3: the routes cannot be started: two"
                        + " routes have the id 'sync-ended'");
    }

    @Test
    void aFileThatIsNoListIsNotPassedOverInSilence() throws IOException {
        Path folder = edited("alerts.camel.yaml", "- route:", "- route:");
        Files.writeString(folder.resolve("own.camel.yaml"), "route:\n  id: own\n");

        assertMessage(check(folder), "own.camel.yaml:", "a route file is a list", "begin each entry with a dash");
    }

    private static void assertMessage(Shell.Outcome outcome, String... fragments) {
        assertThat(outcome.err()).contains(fragments);
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("daybook: ")
                .doesNotContain("\tat ", "Exception", " ERROR ", " WARN ", "org.apache.camel", "null");
        assertThat(outcome.err().lines()).as("what, where and what to do").hasSize(2);
    }
}
