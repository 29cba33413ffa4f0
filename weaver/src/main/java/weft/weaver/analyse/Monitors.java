package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.parse.AwaitCall;

/** How many monitors a method holds before each instruction; compilers emit enter and exit in pairs. */
public final class Monitors {
    private static final int UNKNOWN = -1;

    private final FlowGraph graph;
    private final int[] held;
    private final Deque<Integer> work = new ArrayDeque<>();

    Monitors(FlowGraph graph) {
        this.graph = graph;
        this.held = new int[graph.size()];
        Arrays.fill(held, UNKNOWN);
        reach(0, 0);
        while (!work.isEmpty()) {
            int at = work.poll();
            for (int successor : graph.successors(at)) reach(successor, heldAfter(at));
            for (Region region : graph.protecting(at)) reach(region.handler(), held[at]);
        }
    }

    /** Returns the awaits that run while a monitor is held. */
    public static List<AbstractInsnNode> awaitsUnderMonitor(MethodNode method) {
        if (!entersMonitor(method)) return List.of();
        FlowGraph graph = new FlowGraph(method);
        Monitors monitors = new Monitors(graph);
        List<AbstractInsnNode> found = new ArrayList<>();
        for (int i = 0; i < graph.size(); i++) {
            if (AwaitCall.isAwait(graph.at(i)) && monitors.held[i] > 0) found.add(graph.at(i));
        }
        return found;
    }

    static boolean entersMonitor(MethodNode method) {
        for (AbstractInsnNode at : method.instructions) {
            if (at.getOpcode() == Opcodes.MONITORENTER) return true;
        }
        return false;
    }

    /** Returns how many are held behind an instruction that can be reached. */
    int heldAfter(int instruction) {
        int change = switch (graph.opcode(instruction)) {
            case Opcodes.MONITORENTER -> 1;
            case Opcodes.MONITOREXIT -> -1;
            default -> 0;
        };
        return Math.max(0, held[instruction] + change);
    }

    private void reach(int instruction, int count) {
        if (held[instruction] != UNKNOWN) return;
        held[instruction] = count;
        work.add(instruction);
    }
}
