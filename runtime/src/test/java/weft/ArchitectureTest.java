package weft;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Which package may know of which. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("weft");

    @Test
    void theRuntimeStandsOnTheJdkAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "weft..", "jdk.jfr..", "javax.management..")
                .check(CLASSES);
    }

    /** Modules that a small image of the JDK may lack. */
    @Test
    void whatMayBeMissingIsUsedInOnePlace() {
        noClasses()
                .that()
                .haveNameNotMatching("weft\\.Flight.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jdk.jfr..")
                .check(CLASSES);
        noClasses()
                .that()
                .haveNameNotMatching("weft\\.Loops.*Bean.*")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javax.management..", "java.lang.management..")
                .check(CLASSES);
    }

    @Test
    void theCoreUsesNeitherAbiNorSync() {
        noClasses()
                .that()
                .resideInAPackage("weft")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("weft.abi..", "weft.sync..")
                .check(CLASSES);
    }

    @Test
    void wovenCodeCallsAtMostFourTypes() {
        Assertions.assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().equals("weft.abi"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getSimpleName))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new ByPackage()).should().beFreeOfCycles().check(CLASSES);
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
