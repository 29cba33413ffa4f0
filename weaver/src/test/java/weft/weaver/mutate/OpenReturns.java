package weft.weaver.mutate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Whether a method returns, past try statements, a value that is still to be awaited. Without a table of the local
 * variables, {@code try { return x(); } finally { f(); }} and {@code try { r = x(); } finally { f(); } return r;} then
 * differ in nothing but their layout.
 */
final class OpenReturns {
    private static final Set<String> WRAPPERS =
            Set.of("value", "done", "completed", "completedFuture", "completedStage");

    private final MethodNode method;
    private final Frame<SourceValue>[] frames;

    private OpenReturns(String owner, MethodNode method) throws AnalyzerException {
        this.method = method;
        this.frames = new Analyzer<>(new SourceInterpreter()).analyze(owner, method);
    }

    static boolean has(String owner, MethodNode method) {
        if (method.tryCatchBlocks.isEmpty()) return false;
        try {
            return new OpenReturns(owner, method).any();
        } catch (AnalyzerException damaged) {
            throw new IllegalStateException(method.name, damaged);
        }
    }

    private boolean any() {
        for (AbstractInsnNode at : method.instructions) {
            if (at.getOpcode() == Opcodes.ARETURN && frame(at) != null && !returnsWrappers(at)) return true;
        }
        return false;
    }

    private boolean returnsWrappers(AbstractInsnNode returns) {
        Set<AbstractInsnNode> seen = new HashSet<>();
        Deque<AbstractInsnNode> work = new ArrayDeque<>(top(returns));
        while (!work.isEmpty()) {
            AbstractInsnNode producer = work.poll();
            if (!seen.add(producer)) continue;
            if (producer.getOpcode() == Opcodes.ALOAD) {
                Set<AbstractInsnNode> stores = frame(producer).getLocal(((VarInsnNode) producer).var).insns;
                if (stores.isEmpty()) return false;
                work.addAll(stores);
            } else if (producer.getOpcode() == Opcodes.ASTORE) {
                work.addAll(top(producer));
            } else if (!(producer instanceof MethodInsnNode call
                    && call.getOpcode() == Opcodes.INVOKESTATIC
                    && WRAPPERS.contains(call.name))) {
                return false;
            }
        }
        return true;
    }

    private Set<AbstractInsnNode> top(AbstractInsnNode at) {
        Frame<SourceValue> frame = frame(at);
        return frame.getStack(frame.getStackSize() - 1).insns;
    }

    private Frame<SourceValue> frame(AbstractInsnNode at) {
        return frames[method.instructions.indexOf(at)];
    }
}
