package weft.weaver;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which package may know of which. */
class ArchitectureTest {
    /** In the order in which the data flows: each may use those before it. */
    private static final List<String> STEPS = List.of("scan", "parse", "analyse", "check", "plan", "emit", "verify");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("weft.weaver");

    @Test
    void stepsUseOnlyEarlierSteps() {
        LayeredArchitecture layers = layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("weaver")
                .definedBy("weft.weaver");
        for (String step : STEPS) layers = layers.layer(step).definedBy("weft.weaver." + step + "..");
        for (int i = 0; i < STEPS.size(); i++) {
            List<String> users = new ArrayList<>(STEPS.subList(i + 1, STEPS.size()));
            users.add("weaver");
            layers = layers.whereLayer(STEPS.get(i)).mayOnlyBeAccessedByLayers(users.toArray(String[]::new));
        }
        layers.whereLayer("weaver").mayNotBeAccessedByAnyLayer().check(CLASSES);
    }

    @Test
    void diagnosticsAndNamesUseNothing() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideInAnyPackage("weft.weaver.diagnostic..", "weft.weaver.names..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "weft.weaver.diagnostic..", "weft.weaver.names..")
                .check(CLASSES);
    }

    @Test
    void onlyTheFolderWeaverStandsAboveTheWeaver() {
        ArchRuleDefinition.noClasses()
                .that()
                .resideOutsideOfPackage("weft.weaver.folder..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("weft.weaver.folder..")
                .check(CLASSES);
    }

    @Test
    void thePlanKnowsNothingOfBytecode() {
        ArchRuleDefinition.noClasses()
                .that()
                .haveNameMatching("weft\\.weaver\\.plan\\..*")
                .and()
                .areRecords()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.objectweb.asm..")
                .check(CLASSES);
    }

    @Test
    void theWeaverUsesAsmOnly() {
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages("java..", "org.objectweb.asm..", "weft.weaver..")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("weft.weaver.(**)").should().beFreeOfCycles().check(CLASSES);
    }
}
