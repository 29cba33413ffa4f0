package weft.sync;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Locks and queues are what a user could write. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("weft.sync");

    @Test
    void theyStandOnTheRuntimeAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "weft", "weft.abi", "weft.annotations", "weft.sync")
                .check(CLASSES);
    }

    /** What the weaver wrote has a machine in its name: its own class, or a parameter of the method. */
    @Test
    void onlyWovenCodeUsesTheAbi() {
        noClasses()
                .that()
                .haveSimpleNameNotContaining("$weft$")
                .should()
                .accessTargetWhere(describe(
                        "is of the ABI, and not from a woven method",
                        (JavaAccess<?> access) ->
                                access.getTargetOwner().getPackageName().equals("weft.abi")
                                        && !access.getOrigin().getFullName().contains("$weft$")))
                .check(CLASSES);
    }
}
