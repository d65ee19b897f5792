package io.daybook.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path installation;

    @TempDir
    Path home;

    private Settings read(Map<String, String> environment) {
        Map<String, String> all = new java.util.HashMap<>(environment);
        all.putIfAbsent("DAYBOOK_HOME", home.toString());
        return Settings.read(installation, all);
    }

    @Test
    void theEnvironmentBeatsTheDataFolderBeatsTheInstallationBeatsTheDefault() throws IOException {
        assertThat(read(Map.of()).get(Settings.SYNC_THREADS)).isEqualTo(32);

        Files.writeString(installation.resolve("application.properties"), "daybook.sync.threads = 5\n");
        assertThat(read(Map.of()).get(Settings.SYNC_THREADS)).isEqualTo(5);

        Files.writeString(home.resolve("application.properties"), "daybook.sync.threads = 6\n");
        assertThat(read(Map.of()).get(Settings.SYNC_THREADS)).isEqualTo(6);

        assertThat(read(Map.of("DAYBOOK_SYNC_THREADS", "7")).get(Settings.SYNC_THREADS))
                .isEqualTo(7);
    }

    @Test
    void aMisspeltKeyIsRefusedWithItsFileAndTheKeysThereAre() throws IOException {
        Path file = Files.writeString(installation.resolve("application.properties"), "daybook.databse.url = x\n");

        assertThatThrownBy(() -> read(Map.of())).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.where()).isEqualTo(file.toString());
            assertThat(problem.what()).contains("daybook.databse.url");
            assertThat(problem.remedy()).contains("daybook.database.url");
            assertThat(problem.exitCode()).isEqualTo(Problem.WRONG_USE);
        });
    }

    @Test
    void aWrongValueNamesWhereItWasSetAndWhatWouldBeRight() {
        assertThatThrownBy(() -> read(Map.of("DAYBOOK_MANAGEMENT_PORT", "eighty")))
                .hasMessageContaining("DAYBOOK_MANAGEMENT_PORT")
                .hasMessageContaining("'eighty'")
                .hasMessageContaining("a whole number from 0 to 65535");
    }

    @Test
    void theShippedFileListsEverySettingWithItsDescriptionAndDefault() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("application.properties"));
        String prose = String.join(
                " ", lines.stream().map(line -> line.replaceFirst("^# ?", "")).toList());

        assertThat(lines.stream().filter(line -> line.startsWith("daybook.")).map(line -> line.replace(" =", "")))
                .containsExactlyElementsOf(
                        Settings.ALL.stream().map(Setting::key).toList());
        for (Setting<?> setting : Settings.ALL) {
            assertThat(prose).contains(setting.description());
            assertThat(prose)
                    .contains("Default: " + (setting.defaultText().isEmpty() ? "not set" : setting.defaultText()) + " "
                            + setting.key() + " =");
        }
    }

    @Test
    void everyPublicSettingIsInTheList() {
        long declared = Arrays.stream(Settings.class.getFields())
                .filter(field -> field.getType() == Setting.class)
                .count();

        assertThat(Settings.ALL).hasSize((int) declared).doesNotHaveDuplicates();
    }
}
