package io.daybook.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.daybook.config.Problem;
import io.daybook.database.TestDatabase;
import io.daybook.ledger.LedgerSchema;
import io.daybook.mapping.Mapping;
import io.daybook.mapping.Mappings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A mapping that made ledger rows can be read again, whatever its file says by now. */
class MappingVersionsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = new TestDatabase();

    private final Mappings before = read(InvoiceLines.SHIPPED);
    private final Mapping invoices = before.get("netsuite", "invoices");

    @BeforeEach
    void forgetAll() {
        DATABASE.jdbi().useHandle(handle -> handle.execute("TRUNCATE daybook.mapping_version"));
    }

    private static Mappings read(Path folder) {
        return Mappings.read(folder, new LedgerSchema().targets());
    }

    private static MappingVersions versions(Mappings present) {
        return new MappingVersions(DATABASE.jdbi(), present);
    }

    private static int kept() {
        return DATABASE.jdbi().withHandle(handle -> handle.createQuery("SELECT count(*) FROM daybook.mapping_version")
                .mapTo(Integer.class)
                .one());
    }

    @Test
    void isReadAgainAfterItsFileWasChanged(@TempDir Path folder) throws IOException {
        // Given a mapping that was in use, and whose file was then changed
        versions(before).keep(invoices);
        Path file = Files.createDirectories(folder.resolve("netsuite")).resolve("invoices.yaml");
        Files.writeString(
                file,
                Files.readString(InvoiceLines.SHIPPED.resolve("netsuite/invoices.yaml"))
                        .replace("memo: tl.memo", "memo: UPPER(tl.memo)"));
        Mappings after = read(folder);
        assertThat(after.get("netsuite", "invoices").version()).isNotEqualTo(invoices.version());

        // When another process asks for it as it was
        Mapping then = versions(after).get("netsuite", "invoices", invoices.version());

        // Then it is what it was
        assertThat(then.version()).isEqualTo(invoices.version());
        assertThat(then.question()).isEqualTo(invoices.question());
    }

    @Test
    void isKeptOnceHoweverManyProcessesUseIt() {
        MappingVersions one = versions(before);
        one.keep(invoices);
        one.keep(invoices);
        versions(before).keep(invoices);

        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void oneThatWasNotKeptIsSaidWithWhatToDo() {
        assertThatThrownBy(() -> versions(before).get("netsuite", "invoices", "0123abcd"))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll(
                        "mapping 0123abcd of netsuite invoices",
                        "daybook.mapping_version",
                        "daybook sync --everything");
    }

    @Test
    void oneThatThisDaybookCannotReadIsSaidWithItsFirstMistake() {
        MappingVersions versions = versions(before);
        versions.keep(invoices);
        DATABASE.jdbi()
                .useHandle(handle -> handle.execute(
                        "UPDATE daybook.mapping_version SET content = replace(content, 'become:', 'becomes:')"));

        assertThatThrownBy(() -> versions.get("netsuite", "invoices", invoices.version()))
                .isInstanceOf(Problem.class)
                .hasMessageContainingAll("cannot read it any more", "no 'become'", "daybook sync --everything");
    }
}
