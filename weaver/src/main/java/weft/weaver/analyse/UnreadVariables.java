package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Which stores into a method's local variables no instruction reads. */
public final class UnreadVariables {
    private final MethodNode method;

    /** Null until it is needed. */
    private FlowGraph graph;

    public UnreadVariables(MethodNode method) {
        this.method = method;
    }

    /** Returns whether no instruction reads the value that an instruction stores. */
    public boolean contains(VarInsnNode store) {
        return !isLoaded(store.var) || !isRead(store);
    }

    private boolean isRead(VarInsnNode store) {
        if (graph == null) graph = new FlowGraph(method);
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>();
        visit(graph.successors(graph.numberOf(store)), seen, work);
        while (!work.isEmpty()) {
            int at = work.pop();
            if (graph.at(at) instanceof VarInsnNode access && access.var == store.var) {
                if (access.getOpcode() == Opcodes.ALOAD) return true;
                continue;
            }
            visit(graph.successors(at), seen, work);
            for (Region region : graph.protecting(at)) visit(new int[] {region.handler()}, seen, work);
        }
        return false;
    }

    /** Most variables that are never read are in no load at all: then the flow does not matter. */
    private boolean isLoaded(int local) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.ALOAD && ((VarInsnNode) instruction).var == local) return true;
        }
        return false;
    }

    private static void visit(int[] instructions, BitSet seen, Deque<Integer> work) {
        for (int instruction : instructions) {
            if (seen.get(instruction)) continue;
            seen.set(instruction);
            work.push(instruction);
        }
    }
}
