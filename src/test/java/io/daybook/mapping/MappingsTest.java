package io.daybook.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.mapping.MappingException.Mistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingsTest {
    @TempDir
    private Path folder;

    @Test
    void areFoundByPlatformAndDataType() {
        Mappings mappings = Mappings.read(Path.of("mappings"), LedgerTargets.all());

        assertThat(mappings.all()).hasSize(8);
        for (String platform : List.of("intacct", "netsuite")) {
            assertThat(mappings.of(platform))
                    .extracting(Mapping::dataType)
                    .containsExactly("creditNotes", "currencies", "customers", "invoices");
        }
        assertThat(mappings.find("netsuite", "bills")).isEmpty();
        assertThat(mappings.get("netsuite", "invoices").platform()).isEqualTo("netsuite");
        assertThatThrownBy(() -> mappings.get("netsuite", "bills"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("no mapping file of netsuite maps 'bills'; there are creditNotes, currencies, customers,"
                        + " invoices");
    }

    @Test
    void giveTheirFilesForTheArchive() throws IOException {
        Mappings mappings = Mappings.read(Path.of("mappings"), LedgerTargets.all());

        MappingFile file = mappings.file("netsuite", "invoices");

        assertThat(file.path()).isEqualTo(Path.of("mappings/netsuite/invoices.yaml"));
        assertThat(file.text()).isEqualTo(Files.readString(file.path()));
        assertThat(file.version())
                .matches("[0-9a-f]{12}")
                .isEqualTo(mappings.get("netsuite", "invoices").version());
    }

    @Test
    void haveANewVersionWhenTheTextChangesAndNotWhenAnEditorSavesIt() {
        String version = Sample.mapping(folder, Sample.INVOICES).version();

        assertThat(Sample.mapping(folder, "\uFEFF" + Sample.INVOICES.replace("\n", "\r\n"))
                        .version())
                .isEqualTo(version);
        assertThat(Sample.mapping(folder, Sample.changed("A: open", "A: paid")).version())
                .isNotEqualTo(version);
    }

    @Test
    void nameTheFileOfEachMistake() {
        Sample.write(folder, "netsuite/a.yaml", Sample.changed("original_id: line", "original_id: lin"));
        Sample.write(folder, "intacct/b.yaml", "");

        assertThat(mistakes())
                .extracting(Mistake::file)
                .containsExactly(
                        folder.resolve("intacct/b.yaml").toString(),
                        folder.resolve("netsuite/a.yaml").toString());
    }

    @Test
    void areOnlyOnePerDataType() {
        Path first = Sample.write(folder, "netsuite/a.yaml", Sample.INVOICES);
        Sample.write(folder, "netsuite/b.yaml", Sample.INVOICES);
        Sample.write(folder, "intacct/c.yaml", Sample.INVOICES);

        assertThat(mistakes()).singleElement().satisfies(mistake -> {
            assertThat(mistake.file()).endsWith("b.yaml");
            assertThat(mistake.what()).isEqualTo("'invoices' is mapped by " + first + " already");
        });
    }

    @Test
    void lieInAFolderOfTheirPlatform() {
        Sample.write(folder, "netsuit/a.yaml", Sample.INVOICES);
        Sample.write(folder, "b.yaml", Sample.INVOICES);

        assertThat(mistakes())
                .extracting(Mistake::what)
                .containsExactly("a mapping file outside a platform's folder", "'netsuit' is no platform");
        assertThat(mistakes().get(1).right()).startsWith("did you mean 'netsuite'?");
    }

    @Test
    void areNotOverlookedForTheirName() {
        Sample.write(folder, "netsuite/invoices.yml", Sample.INVOICES);

        assertThat(mistakes()).extracting(Mistake::right).containsExactly("name it ….yaml");
    }

    @Test
    void ignoreOtherFiles() {
        Sample.write(folder, "netsuite/a.yaml", Sample.INVOICES);
        Sample.write(folder, "netsuite/.a.yaml", "left by an editor");
        Sample.write(folder, "netsuite/README.md", "notes");
        Sample.write(folder, ".git/config.yaml", "x");
        Sample.write(folder, "mapping.schema.json", "{}");

        assertThat(Mappings.read(folder, LedgerTargets.all()).all()).hasSize(1);
    }

    @Test
    void mustBeThere() {
        assertThat(mistakes()).extracting(Mistake::what).containsExactly("there is no mapping file");
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> Mappings.read(nowhere, LedgerTargets.all()))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith(nowhere + ":1: there is no such folder");
    }

    @Test
    void areTextOfReasonableSize() throws IOException {
        Path file = Sample.write(folder, "netsuite/a.yaml", "");
        Files.write(file, new byte[] {'a', ':', ' ', (byte) 0xff});
        assertThat(mistakes()).extracting(Mistake::what).containsExactly("the file is not in UTF-8");

        Files.writeString(file, "#".repeat(300_000));
        assertThat(mistakes()).extracting(Mistake::what).containsExactly("the file is larger than 256 KiB");
    }

    private List<Mistake> mistakes() {
        try {
            Mappings.read(folder, LedgerTargets.all());
            return List.of();
        } catch (MappingException broken) {
            return broken.mistakes();
        }
    }
}
