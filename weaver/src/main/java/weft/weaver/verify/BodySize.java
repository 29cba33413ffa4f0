package weft.weaver.verify;

import java.util.Optional;
import org.objectweb.asm.commons.CodeSizeEvaluator;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.parse.Lines;
import weft.weaver.parse.ParsedClass;

/**
 * The limits on a method's size: 65,535 bytes in a class file (JVM specification 4.7.3), 8,000 for HotSpot's compilers.
 */
public final class BodySize {
    private static final int CLASS_FILE_LIMIT = 65_535;
    private static final int COMPILE_LIMIT = 8_000;

    private BodySize() {}

    /** Checks the size of a body; a diagnostic if it is beyond a limit. */
    public static Optional<Diagnostic> check(ParsedClass parsed, MethodNode body) {
        CodeSizeEvaluator size = new CodeSizeEvaluator(null);
        body.accept(size);
        if (size.getMaxSize() > CLASS_FILE_LIMIT) {
            return Optional.of(parsed.error(
                    Lines.first(body),
                    "the woven body of " + body.name + " takes up to " + size.getMaxSize() + " bytes, more than the "
                            + CLASS_FILE_LIMIT + " that a class file allows; split the method"));
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
}
