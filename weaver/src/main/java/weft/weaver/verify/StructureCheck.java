package weft.weaver.verify;

import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicVerifier;

/**
 * Simulates what was written, without loading a class: operand stack depths, kinds of values, uninitialised locals. The
 * JVM's own verifier checks the rest when the class is loaded.
 */
public final class StructureCheck {
    private StructureCheck() {}

    /** Checks the woven owner and its machines. Throws {@link AnalyzerException} if a method cannot be right. */
    public static void check(byte[] owner, Map<String, byte[]> machines) throws AnalyzerException {
        check(owner);
        for (byte[] machine : machines.values()) check(machine);
    }

    /** Says what is wrong with a class file that was not woven, if its methods cannot be right. */
    public static Optional<String> firstProblem(byte[] classFile) {
        try {
            check(classFile);
            return Optional.empty();
        } catch (AnalyzerException | RuntimeException | AssertionError problem) {
            return Optional.of(String.valueOf(problem.getMessage()));
        }
    }

    private static void check(byte[] classFile) throws AnalyzerException {
        ClassNode tree = new ClassNode();
        new ClassReader(classFile).accept(tree, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        for (MethodNode method : tree.methods) new Analyzer<>(new BasicVerifier()).analyze(tree.name, method);
    }
}
