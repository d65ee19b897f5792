package io.daybook.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom: the table of packages in docs/architecture.md. */
class PackagesTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.daybook");
    private static final String[] SQL = {"java.sql..", "javax.sql..", "org.jdbi..", "org.postgresql.."};

    @Test
    void configKnowsNobody() {
        classes()
                .that()
                .resideInAPackage("io.daybook.config..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.daybook.config..", "java..")
                .check(CLASSES);
    }

    @Test
    void mappingUsesNothingOfOursAndNoCamelOrSql() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.mapping..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.daybook",
                        "io.daybook.app..",
                        "io.daybook.cli..",
                        "io.daybook.config..",
                        "io.daybook.connection..",
                        "io.daybook.database..",
                        "io.daybook.deadletter..",
                        "io.daybook.ledger..",
                        "io.daybook.lineage..",
                        "io.daybook.sandbox..",
                        "io.daybook.source..",
                        "io.daybook.sync..",
                        "org.apache.camel..",
                        "java.sql..",
                        "org.jdbi..")
                .check(CLASSES);
    }

    @Test
    void ledgerKnowsMappingOnlyAndNoCamel() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.ledger..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.daybook.app..",
                        "io.daybook.cli..",
                        "io.daybook.connection..",
                        "io.daybook.deadletter..",
                        "io.daybook.sandbox..",
                        "io.daybook.source..",
                        "io.daybook.sync..",
                        "org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void sourceKnowsNoSql() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .check(CLASSES);
    }

    @Test
    void sourceKnowsOnlyConnectionAndMapping() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.source..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.daybook.app..",
                        "io.daybook.cli..",
                        "io.daybook.database..",
                        "io.daybook.deadletter..",
                        "io.daybook.ledger..",
                        "io.daybook.lineage..",
                        "io.daybook.sandbox..",
                        "io.daybook.sync..")
                .check(CLASSES);
    }

    @Test
    void platformsKnowNothingOfEachOther() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.source.intacct..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.daybook.source.netsuite..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.daybook.source.intacct..", "io.daybook.app..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.daybook.source.intacct..")
                .check(CLASSES);
    }

    @Test
    void syncKnowsNoCamelAndNoDeadLetters() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.sync..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.daybook.app..",
                        "io.daybook.cli..",
                        "io.daybook.deadletter..",
                        "io.daybook.sandbox..",
                        "io.daybook.source.intacct..",
                        "io.daybook.source.netsuite..",
                        "org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void lineageKnowsNeitherRoutesNorDeadLetters() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.lineage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.daybook.app..",
                        "io.daybook.cli..",
                        "io.daybook.deadletter..",
                        "io.daybook.sandbox..",
                        "io.daybook.source.intacct..",
                        "io.daybook.source.netsuite..",
                        "org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void deadLettersKnowSyncAndLedger() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.deadletter..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.daybook.app..", "io.daybook.cli..", "io.daybook.sandbox..", "org.apache.camel..")
                .check(CLASSES);
    }

    @Test
    void sandboxSharesNothingButSettings() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.daybook.app..",
                        "io.daybook.cli..",
                        "io.daybook.connection..",
                        "io.daybook.database..",
                        "io.daybook.deadletter..",
                        "io.daybook.ledger..",
                        "io.daybook.mapping..",
                        "io.daybook.source..",
                        "io.daybook.sync..")
                .check(CLASSES);
    }

    @Test
    void onlyCommandsKnowTheTorture() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.daybook.torture..", "io.daybook.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.daybook.torture..")
                .check(CLASSES);
    }

    /** What judges the way of the data must not share a mistake with it. */
    @Test
    void tortureJudgesWithoutTheCodeThatItTries() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.torture..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.daybook.cli..",
                        "io.daybook.deadletter..",
                        "io.daybook.ledger..",
                        "io.daybook.mapping..",
                        "io.daybook.source..",
                        "io.daybook.sync..")
                .check(CLASSES);
    }

    @Test
    void commandsKnowNoSql() {
        noClasses()
                .that()
                .resideInAPackage("io.daybook.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL)
                .check(CLASSES);
    }

    @Test
    void noCycles() {
        slices().matching("io.daybook.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIsFor() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .check(CLASSES);
    }
}
