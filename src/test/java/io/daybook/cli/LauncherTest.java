package io.daybook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code daybook} in an installation of its own, with a Java that only says how it was called. */
class LauncherTest {
    private static final String TELL = "#!/usr/bin/env bash\nprintf '%s\\n' \"$@\"\n";

    @TempDir
    Path folder;

    private Path installation;

    @BeforeEach
    void install() throws IOException {
        installation = Files.createDirectories(folder.resolve("an installation"));
        Files.copy(Path.of("daybook"), installation.resolve("daybook"));
        Files.writeString(installation.resolve("daybook.jar"), "");
        Path java = Files.createDirectories(folder.resolve("java/bin")).resolve("java");
        Files.writeString(java, TELL);
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private List<String> javaArguments(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(
                List.of("bash", installation.resolve("daybook").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", folder.resolve("java").toString());
        builder.environment().put("DAYBOOK_JAVA_OPTIONS", "-Xmx300m -Xshare:off");
        Process process = builder.start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    @Test
    void argumentsArriveAsTheyWereGivenAndTheUsersOptionsComeLast() throws IOException {
        Path jar = installation.toRealPath().resolve("daybook.jar");

        List<String> called = javaArguments("connect", "netsuite", "--company", "Acme Ltd");

        assertThat(called)
                .endsWith(
                        "-Xmx300m",
                        "-Xshare:off",
                        "-jar",
                        jar.toString(),
                        "connect",
                        "netsuite",
                        "--company",
                        "Acme Ltd")
                .contains("-Ddaybook.installation=" + jar.getParent());
    }

    @Test
    void aMissingArchiveOfClassesIsNotAskedFor() throws IOException {
        assertThat(javaArguments("serve")).noneMatch(argument -> argument.contains("SharedArchiveFile"));
    }

    @Test
    void anArchiveOfClassesIsUsedWhereItFitsAndNeverSpeaksOnStandardOutput() throws IOException {
        Path archive = Files.writeString(installation.toRealPath().resolve("daybook.jsa"), "");

        assertThat(javaArguments("serve"))
                .contains(
                        "-XX:SharedArchiveFile=" + archive,
                        "-Xshare:auto",
                        "-Xlog:disable",
                        "-Xlog:all=warning,cds*=off:stderr");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connections list", "mappings check", "routes check", "dead-letters show 7", "--version"})
    void aShortCommandGoesWithoutTheOptimisingCompiler(String line) throws IOException {
        assertThat(javaArguments(line.split(" "))).contains("-XX:TieredStopAtLevel=1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "demo", "sync", "dead-letters replay --all", "sandbox netsuite"})
    void whatHasMuchToDoKeepsTheOptimisingCompiler(String line) throws IOException {
        assertThat(javaArguments(line.split(" "))).noneMatch(argument -> argument.contains("TieredStopAtLevel"));
    }
}
