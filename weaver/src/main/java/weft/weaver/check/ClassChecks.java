package weft.weaver.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.analyse.SerialVersion;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.parse.ParsedClass;

/** Finds the misuse of {@code @Async} and {@code await} in a class. */
public final class ClassChecks {
    private static final int JAVA_8 = 52;
    private static final int MAJOR = 0xFFFF;

    private ClassChecks() {}

    /** Returns what there is to say about a class; if one is an error the class must be left as it is. */
    public static List<Diagnostic> check(ParsedClass parsed) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        Set<MethodNode> woven = new HashSet<>(parsed.asyncMethods());
        for (MethodNode method : parsed.tree().methods) {
            new MethodChecks(parsed, method, diagnostics).check(woven.contains(method));
        }
        if (!woven.isEmpty()) checkOwner(parsed, diagnostics);
        return List.copyOf(diagnostics);
    }

    private static void checkOwner(ParsedClass parsed, List<Diagnostic> diagnostics) {
        int major = parsed.tree().version & MAJOR;
        if (major < JAVA_8) diagnostics.add(parsed.error(0, Messages.oldClassFile(major)));
        if (SerialVersion.isComputed(parsed.tree()) && SerialVersion.declared(parsed.tree()) != null)
            diagnostics.add(parsed.warning(
                    0, Messages.serialVersion(parsed.tree().name.replace('/', '.'), SerialVersion.of(parsed.tree()))));
    }
}
