package weft.weaver.analyse;

import java.util.BitSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.names.Names;
import weft.weaver.parse.Lines;

/**
 * {@code try { return call(); } finally { return other(); }}: no code takes what the call returns to a return, so
 * nothing says that it is awaited. javac stores it in a local variable that is never loaded, ECJ pops it. So do an
 * unused variable and a statement; nobody can tell them apart, and one that is forgotten would be lost in silence.
 */
final class ReplacedReturns {
    private final MethodNode method;
    private final FlowGraph graph;
    private final ValueFlow flow;
    private final ParkedValues parked;
    private final Type type;

    private ReplacedReturns(MethodNode method) {
        this.method = method;
        this.graph = new FlowGraph(method);
        this.flow = new ValueFlow(graph);
        this.parked = new ParkedValues(method, graph, flow);
        this.type = Type.getReturnType(method.desc);
    }

    /** Throws {@link UnsupportedCodeException} if a method may have one. */
    static void check(MethodNode method) {
        if (hasFinally(method)) new ReplacedReturns(method).check();
    }

    private static boolean hasFinally(MethodNode method) {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            if (block.type == null) return true;
        }
        return false;
    }

    private void check() {
        for (Region region : graph.regions()) {
            if (!Finalizer.isNeverRethrown(graph, region)) continue;
            for (int i = region.next(0); i >= 0; i = region.next(i + 1)) {
                if (graph.isReachable(i) && isLost(i, region) && isAwaitable(i)) throw replaced(i);
            }
        }
    }

    private boolean isLost(int at, Region region) {
        if (graph.opcode(at) == Opcodes.ASTORE) {
            int local = ((VarInsnNode) graph.at(at)).var;
            return !parked.isNamed(graph.real(at + 1), local)
                    && flow.usesOfLocal(at, local).users().isEmpty();
        }
        // A coroutine that is popped never runs, whatever was meant; a task does.
        boolean isCoroutine = type.getInternalName().equals(Names.COROUTINE);
        return graph.opcode(at) == Opcodes.POP && (isCoroutine || !region.covers(Finalizer.real(graph, at + 1)));
    }

    /** Tells whether what an instruction takes may be what the method returns. */
    private boolean isAwaitable(int at) {
        BitSet made = flow.makersOfTop(at);
        for (int i = made.nextSetBit(0); i >= 0; i = made.nextSetBit(i + 1)) {
            AbstractInsnNode maker = graph.at(i);
            if (maker instanceof MethodInsnNode call
                    && isOwn(Type.getReturnType(call.desc))
                    && !Wrappers.isWrapper(call)) {
                return true;
            }
            if (maker.getOpcode() == Opcodes.CHECKCAST && isOwn(Type.getObjectType(((TypeInsnNode) maker).desc))) {
                return true;
            }
        }
        return false;
    }

    private boolean isOwn(Type made) {
        return made.equals(type);
    }

    private UnsupportedCodeException replaced(int at) {
        return new UnsupportedCodeException(
                Lines.of(graph.at(at)),
                "method " + method.name + " may return this from a try statement whose finally block always returns or"
                        + " throws: the compiler has dropped it, so it is not awaited; write return value(await(...)), or"
                        + " let the finally block complete");
    }
}
