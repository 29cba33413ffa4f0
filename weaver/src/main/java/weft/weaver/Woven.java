package weft.weaver;

import java.util.List;
import java.util.SortedMap;
import weft.weaver.diagnostic.Diagnostic;

/**
 * What weaving one class file gave; plain data.
 *
 * @param className the class's internal name ({@code a/b/C}), or null where the bytes could not be read that far
 * @param classFile the bytes to use: the woven class, or the very array that went in where nothing was changed
 * @param changed whether {@code classFile} differs from what went in
 * @param machines the state machine classes to define beside it: internal name to bytes; empty unless changed
 * @param diagnostics errors (then nothing was changed) and warnings
 */
public record Woven(
        String className,
        byte[] classFile,
        boolean changed,
        SortedMap<String, byte[]> machines,
        List<Diagnostic> diagnostics) {
    /** Tells whether the class was left as it was because of an error. */
    public boolean failed() {
        return Diagnostic.anyError(diagnostics);
    }
}
