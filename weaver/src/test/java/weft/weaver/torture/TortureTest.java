package weft.weaver.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.lang3.StringUtils;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.analysis.Analyzer;

/** Every method of three libraries as a state machine, through the JVM's verifier. */
class TortureTest {
    private static final long SEED = Long.getLong("weft.torture.seed", 1);

    /** All of ECJ is in the full run; a part is enough here, and quick. */
    private static final int ECJ_ONE_OF = 4;

    /** A fault of the weaver's may make thousands of failures. */
    private static final int SHOWN = 20;

    static Stream<Library> libraries() {
        return Stream.of(
                library("ASM", 1, ClassReader.class, ClassNode.class, Analyzer.class),
                library("commons-lang3", 1, StringUtils.class),
                library("ECJ", ECJ_ONE_OF, BatchCompiler.class));
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void everyMethodIsVerified(Library library) {
        Counts counts = LibraryTorture.torture(library, SEED, TortureTest.class.getClassLoader());
        assertThat(counts.failures.entrySet().stream().limit(SHOWN).toList()).isEmpty();
        assertThat(counts.places).isPositive();
        assertThat(counts.methods).isPositive();
    }

    @Test
    void aBadClassIsFound() {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "Bad", null, "java/lang/Object", null);
        MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "m", "()Ljava/lang/String;", null, null);
        method.visitInsn(Opcodes.ICONST_0);
        method.visitInsn(Opcodes.ARETURN);
        method.visitMaxs(1, 0);
        ClassFiles classes =
                new ClassFiles(Map.of("Bad", writer.toByteArray()), getClass().getClassLoader());

        assertThat(classes.link("Bad")).isInstanceOf(VerifyError.class);
    }

    private static Library library(String name, int oneOf, Class<?>... classes) {
        return new Library(name, Stream.of(classes).map(TortureTest::jarOf).toList(), oneOf);
    }

    private static Path jarOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
