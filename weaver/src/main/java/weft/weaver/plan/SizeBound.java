package weft.weaver.plan;

import java.util.List;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.analyse.UnsupportedCodeException;
import weft.weaver.parse.Lines;

/**
 * A lower bound of a body's size: what its awaits write, each value saved and restored with the shortest instructions.
 * A method that no class file has room for is refused by it before the plan and the body fill the memory.
 */
final class SizeBound {
    private static final int CLASS_FILE_LIMIT = 65_535;
    private static final int AWAIT = 32;
    private static final int NULL = 2;
    private static final int PRIMITIVE = 10;
    private static final int REFERENCE = 15;

    private final MethodNode method;
    private final int awaits;
    private int bytes;
    private int mostSaved;

    /**
     * Makes the bound of a method.
     *
     * @param awaits how many awaits it has
     */
    SizeBound(MethodNode method, int awaits) {
        this.method = method;
        this.awaits = awaits;
    }

    /** Adds an await. Throws {@link UnsupportedCodeException} if the body is too large by now. */
    void add(List<Transfer> saved) {
        bytes += AWAIT;
        for (Transfer value : saved) bytes += size(value);
        mostSaved = Math.max(mostSaved, saved.size());
        if (bytes <= CLASS_FILE_LIMIT) return;
        throw new UnsupportedCodeException(
                Lines.first(method),
                "the woven body of " + method.name + " takes more than the " + CLASS_FILE_LIMIT
                        + " bytes that a class file allows: it has " + awaits + " awaits, and saves up to " + mostSaved
                        + " values at each; split the method");
    }

    private static int size(Transfer value) {
        if (value.slot() == null) return NULL;
        return value.slot().holdsReference() ? REFERENCE : PRIMITIVE;
    }
}
