package weft.weaver;

import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Which package may know of which. */
class ArchitectureTest {
    /** In the order in which the data flows: each may use those before it. */
    private static final List<String> STEPS = List.of("scan", "parse", "analyse", "check", "plan", "emit", "verify");

    private static final List<String> OF_RECORDS = List.of("equals", "hashCode", "toString");

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

    /** In a cold JVM each lambda costs a class, and a record's hashCode several: a fifth of the agent's time. */
    @Test
    void stepsHaveNoLambdas() throws IOException {
        List<String> found = new ArrayList<>();
        for (JavaClass type : CLASSES) {
            String step = type.getPackageName().replace("weft.weaver.", "");
            if (!STEPS.contains(step) && !step.equals("weft.weaver")) continue;
            String file = "/" + type.getName().replace('.', '/') + ".class";
            ClassNode tree = new ClassNode();
            try (InputStream in = ArchitectureTest.class.getResourceAsStream(file)) {
                new ClassReader(in.readAllBytes()).accept(tree, ClassReader.SKIP_DEBUG);
            }
            for (MethodNode method : tree.methods) {
                boolean ofRecord = (tree.access & Opcodes.ACC_RECORD) != 0 && OF_RECORDS.contains(method.name);
                for (AbstractInsnNode instruction : method.instructions) {
                    if (!ofRecord && instruction instanceof InvokeDynamicInsnNode)
                        found.add(tree.name + "." + method.name);
                }
            }
        }
        assertThat(found).isEmpty();
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
