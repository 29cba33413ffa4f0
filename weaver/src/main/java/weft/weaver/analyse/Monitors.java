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
        solve();
        // A handler of nothing that throws is never run, but the class file has it.
        for (Region region : graph.regions()) {
            int first = region.next(0);
            if (first < 0 || held[first] == UNKNOWN) continue;
            reach(region.handler(), held[first]);
            solve();
        }
    }

    private void solve() {
        while (!work.isEmpty()) {
            int at = work.poll();
            for (int successor : graph.successors(at)) reach(successor, heldAfter(at));
            if (mayThrow(graph.opcode(at))) reachHandlers(at);
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

    /** Returns how many a region's handler finds held: it releases some of them. */
    int heldInHandler(Region region) {
        return Math.max(0, held[region.handler()]);
    }

    private void reachHandlers(int at) {
        for (Region region : graph.protecting(at)) {
            reach(region.handler(), held[at]);
            if (region.catchesAny()) return;
        }
    }

    /** Moves, jumps and constants throw nothing; tools put them anywhere, also where a monitor is not held yet. */
    static boolean mayThrow(int opcode) {
        boolean isSilent = opcode <= Opcodes.SIPUSH
                || opcode >= Opcodes.ILOAD && opcode <= Opcodes.ALOAD
                || opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE
                || opcode >= Opcodes.POP && opcode <= Opcodes.SWAP
                || opcode >= Opcodes.IINC && opcode <= Opcodes.GOTO
                || opcode == Opcodes.IFNULL
                || opcode == Opcodes.IFNONNULL;
        return !isSilent;
    }

    private void reach(int instruction, int count) {
        if (held[instruction] != UNKNOWN) return;
        held[instruction] = count;
        work.add(instruction);
    }
}
