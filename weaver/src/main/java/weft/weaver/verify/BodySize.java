package weft.weaver.verify;

import java.util.Optional;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.parse.Lines;
import weft.weaver.parse.ParsedClass;

/**
 * The limits on a method's size: 65,535 bytes in a class file (JVM specification 4.7.3), 8,000 for HotSpot's compilers.
 */
public final class BodySize {
    private static final int CLASS_FILE_LIMIT = 65_535;
    private static final int COMPILE_LIMIT = 8_000;

    /** What an instruction, and a target of a switch, takes at most. */
    private static final int LARGEST = 8;

    private BodySize() {}

    /** Estimates the size of a body; a diagnostic if it is beyond a limit. */
    public static Optional<Diagnostic> check(ParsedClass parsed, MethodNode body) {
        if (atMost(body) <= COMPILE_LIMIT) return Optional.empty();
        CodeSizeEvaluator size = new CodeSizeEvaluator(null);
        body.accept(size);
        if (size.getMinSize() > CLASS_FILE_LIMIT) {
            return Optional.of(tooLarge(parsed, body, "takes at least " + size.getMinSize()));
        }
        if (size.getMaxSize() > COMPILE_LIMIT) {
            return Optional.of(parsed.warning(
                    Lines.first(body),
                    "the woven body of " + body.name + " takes up to " + size.getMaxSize()
                            + " bytes; HotSpot compiles no" + " method of more than " + COMPILE_LIMIT
                            + ", so it will be slow; split the method"));
        }
        return Optional.empty();
    }

    /**
     * Returns the error for a method that is too large for a class file. Only the writer of the class file knows the
     * exact size.
     */
    public static Diagnostic tooLarge(ParsedClass parsed, MethodTooLargeException failure) {
        for (MethodNode method : parsed.tree().methods) {
            if (method.name.equals(failure.getMethodName()) && method.desc.equals(failure.getDescriptor())) {
                return tooLarge(parsed, method, "takes " + failure.getCodeSize());
            }
        }
        throw failure;
    }

    private static Diagnostic tooLarge(ParsedClass parsed, MethodNode method, String size) {
        return parsed.error(
                Lines.first(method),
                "the woven body of " + method.name + " " + size + " bytes, more than the " + CLASS_FILE_LIMIT
                        + " that a class file allows; split the method");
    }

    /** Quick: nearly all bodies are far from the limits. */
    private static int atMost(MethodNode body) {
        int size = LARGEST * body.instructions.size();
        for (AbstractInsnNode instruction : body.instructions) {
            if (instruction instanceof TableSwitchInsnNode jump) size += LARGEST * (2 + jump.labels.size());
            else if (instruction instanceof LookupSwitchInsnNode jump) size += LARGEST * (2 + jump.labels.size());
        }
        return size;
    }
}
