package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import weft.weaver.parse.AwaitCall;
import weft.weaver.parse.ParsedClass;
import weft.weaver.parse.ReturnKind;

/**
 * What is known of one {@code @Async} method.
 *
 * @param method a copy of the method in which every return publishes its raw result, variables are in scope only where
 *     they have a value, and local variables have small numbers
 * @param returns what it returns
 * @param keepsThis whether local variable 0 is {@code this} throughout: then every entry finds it there
 * @param awaits the awaits that can be reached, in order
 * @param types the verification types at the awaits
 * @param liveness the live local variables
 * @param creations the object creations that span an await
 */
public record MethodAnalysis(
        MethodNode method,
        ReturnKind returns,
        boolean keepsThis,
        List<MethodInsnNode> awaits,
        FrameTypes types,
        Liveness liveness,
        ObjectCreations creations) {
    /**
     * Analyses a method. Throws {@link UnsupportedCodeException} for bytecode that cannot be woven.
     *
     * @param keepLocals whether variables are kept as long as they are in scope, and not only as long as they are live
     */
    public static MethodAnalysis of(ParsedClass owner, MethodNode source, boolean keepLocals) throws AnalyzerException {
        MethodNode method = copyOf(source);
        PackedLocals.pack(method);
        ReturnKind returns = ReturnKind.of(source.desc).orElseThrow();
        Returns.makeExplicit(owner.tree().name, method, returns, hasVariableTable(owner));
        ObjectCreations.label(method);
        VariableRanges.label(method);
        FrameTypes types = FrameTypes.of(owner.tree().name, method);
        List<MethodInsnNode> awaits = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            boolean isReached = AwaitCall.isAwait(instruction) && types.before(instruction) != null;
            if (isReached) awaits.add((MethodInsnNode) instruction);
        }
        Liveness liveness = Liveness.of(method, keepLocals);
        ObjectCreations creations = ObjectCreations.find(method, awaits, types, liveness);
        boolean keepsThis = keepsThis(owner, method, awaits, types);
        VariableRanges.cut(method, liveness, keepsThis);
        return new MethodAnalysis(method, returns, keepsThis, awaits, types, liveness, creations);
    }

    private static boolean keepsThis(
            ParsedClass owner, MethodNode method, List<MethodInsnNode> awaits, FrameTypes types) {
        if ((method.access & Opcodes.ACC_STATIC) != 0) return false;
        for (AbstractInsnNode instruction : method.instructions) {
            if (givesLocal0Away(instruction)) return false;
        }
        for (MethodInsnNode await : awaits) {
            if (!hasThis(owner, types.before(await).locals())) return false;
        }
        return true;
    }

    /**
     * {@code this} is there at the start only. A store may put anything there, and so may a frame of unreachable code.
     */
    private static boolean givesLocal0Away(AbstractInsnNode instruction) {
        if (instruction instanceof VarInsnNode access) return access.var == 0 && access.getOpcode() >= Opcodes.ISTORE;
        return instruction instanceof FrameNode frame
                && !frame.local.isEmpty()
                && FrameState.size(frame.local.get(0)) > 1;
    }

    /** The frames of unreachable code need not have it: those that ASM writes for Groovy and others have no locals. */
    private static boolean hasThis(ParsedClass owner, List<Object> locals) {
        return !locals.isEmpty() && locals.get(0).equals(owner.tree().name);
    }

    private static MethodNode copyOf(MethodNode source) {
        MethodNode copy = new MethodNode(
                Opcodes.ASM9,
                source.access,
                source.name,
                source.desc,
                source.signature,
                source.exceptions.toArray(new String[0]));
        source.accept(copy);
        return copy;
    }

    private static boolean hasVariableTable(ParsedClass owner) {
        for (MethodNode method : owner.tree().methods) {
            if (method.localVariables != null && !method.localVariables.isEmpty()) return true;
        }
        return false;
    }
}
