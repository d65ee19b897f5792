package io.daybook.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.daybook.database.TestDatabase;
import io.daybook.mapping.MappedRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever comes in whatever order, however often: the ledger is what a simple model says. */
class LedgerModelTest {
    private static TestDatabase database;
    private static LedgerInspection ledger;

    @BeforeContainer
    static void open() {
        database = TestDatabase.create();
        ledger = new LedgerInspection(database);
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    /** @param lines amount by line number; {@code null} where the document is ignored */
    record Version(int document, int clock, String memo, Map<Integer, Integer> lines) {}

    @Provide
    Arbitrary<Version> versions() {
        Arbitrary<Map<Integer, Integer>> lines = Arbitraries.maps(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(1, 3))
                .ofMaxSize(4)
                .injectNull(0.15);
        return Combinators.combine(
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.of("a", "b"),
                        lines)
                .as(Version::new);
    }

    @Provide
    Arbitrary<List<List<Version>>> loads() {
        return versions().list().ofMinSize(1).ofMaxSize(5).list().ofMinSize(1).ofMaxSize(8);
    }

    @Property(tries = 100)
    void theLedgerIsWhatASimpleModelSays(@ForAll("loads") List<List<Version>> loads) {
        ledger.clear();
        Model model = new Model();
        for (List<Version> load : loads) {
            List<Version> batch = eachDocumentOnce(load);

            LoadResult result = load(batch);
            model.load(batch);

            assertThat(ledger.invoices()).isEqualTo(model.invoices());
            assertThat(ledger.lines()).isEqualTo(model.lines());
            assertThat(result.loaded() + result.unchanged())
                    .isEqualTo(batch.stream()
                            .filter(version -> version.lines() != null)
                            .mapToInt(version -> version.lines().size())
                            .sum());
            assertThat(result.superseded()).isLessThanOrEqualTo(result.unchanged());
        }
        // And the last load again writes nothing
        List<String> before = ledger.versions();
        LoadResult again = load(eachDocumentOnce(loads.get(loads.size() - 1)));
        assertThat(again.wrote()).isFalse();
        assertThat(ledger.versions()).isEqualTo(before);
    }

    private static List<Version> eachDocumentOnce(List<Version> versions) {
        Set<Integer> seen = new LinkedHashSet<>();
        return versions.stream().filter(version -> seen.add(version.document())).toList();
    }

    private static LoadResult load(List<Version> versions) {
        List<LedgerDocument> documents = new ArrayList<>();
        List<String> ignored = new ArrayList<>();
        List<String> because = new ArrayList<>();
        for (Version version : versions) {
            if (version.lines() == null) {
                ignored.add("" + version.document());
                because.add("ignored");
            } else {
                documents.add(Invoices.invoice(
                        "" + version.document(),
                        Invoices.MONDAY.plusSeconds(version.clock()),
                        version.memo(),
                        version.lines().entrySet().stream()
                                .map(line ->
                                        Invoices.line(version.document() + "-" + line.getKey(), "" + line.getValue()))
                                .toArray(MappedRow[]::new)));
            }
        }
        return ledger.load(new LedgerBatch(1, Invoices.TARGET, "v1", documents, ignored, because));
    }

    /** The newest version of each document, and the clock below which nothing counts any more. */
    private static final class Model {
        private final Map<Integer, Version> living = new TreeMap<>();
        private final Map<Integer, Integer> clocks = new HashMap<>();

        void load(List<Version> versions) {
            for (Version version : versions) {
                if (version.lines() == null) {
                    living.remove(version.document());
                } else if (version.clock() >= clocks.getOrDefault(version.document(), 0)) {
                    living.put(version.document(), version);
                    clocks.put(version.document(), version.clock());
                }
            }
        }

        List<String> invoices() {
            return living.values().stream()
                    .map(version -> version.document() + ": " + version.memo())
                    .toList();
        }

        List<String> lines() {
            return living.values().stream()
                    .flatMap(version -> new TreeMap<>(version.lines())
                            .entrySet().stream()
                                    .map(line -> version.document() + "/" + version.document() + "-" + line.getKey()
                                            + ": " + line.getValue() + " line " + version.document() + "-"
                                            + line.getKey()))
                    .toList();
        }
    }
}
