package weft.weaver.verify;

import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.LimitExceededException;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.BasicValue;
import org.objectweb.asm.tree.analysis.BasicVerifier;

/**
 * Simulates what was written, without loading a class: operand stack depths, kinds of values, uninitialised locals. The
 * JVM's own verifier checks the rest when the class is loaded.
 */
public final class StructureCheck {
    private static final int MAX_BYTES = 64 << 20;
    private static final long MAX_OPERATIONS = 1_000_000_000L;

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
        for (MethodNode method : tree.methods) check(tree.name, method);
    }

    /** A method that is too large to be simulated is left to the JVM's verifier. */
    private static void check(String owner, MethodNode method) throws AnalyzerException {
        Analyzer<BasicValue> analyzer = new Analyzer<>(new BasicVerifier());
        analyzer.setComputeLimits(MAX_BYTES, MAX_OPERATIONS);
        try {
            analyzer.analyze(owner, method);
        } catch (LimitExceededException tooLarge) {
            return;
        }
    }
}
