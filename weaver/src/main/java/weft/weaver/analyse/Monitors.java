package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import weft.weaver.parse.AwaitCall;

/** How many monitors a method holds before each instruction; compilers emit enter and exit in pairs. */
public final class Monitors {
    private static final int UNKNOWN = -1;

    private final MethodNode method;
    private final int[] held;
    private final Deque<AbstractInsnNode> work = new ArrayDeque<>();

    private Monitors(MethodNode method) {
        this.method = method;
        this.held = new int[method.instructions.size()];
        Arrays.fill(held, UNKNOWN);
    }

    /** Returns the awaits that run while a monitor is held. */
    public static List<AbstractInsnNode> awaitsUnderMonitor(MethodNode method) {
        InsnList instructions = method.instructions;
        if (!entersMonitor(instructions)) return List.of();
        Monitors monitors = new Monitors(method);
        monitors.solve();
        List<AbstractInsnNode> found = new ArrayList<>();
        for (AbstractInsnNode at : instructions) {
            if (AwaitCall.isAwait(at) && monitors.held[instructions.indexOf(at)] > 0) found.add(at);
        }
        return found;
    }

    private static boolean entersMonitor(InsnList instructions) {
        for (AbstractInsnNode at : instructions) {
            if (at.getOpcode() == Opcodes.MONITORENTER) return true;
        }
        return false;
    }

    private void solve() {
        reach(method.instructions.getFirst(), 0);
        while (!work.isEmpty()) {
            AbstractInsnNode at = work.poll();
            int before = held[method.instructions.indexOf(at)];
            int after = before + change(at);
            for (AbstractInsnNode successor : ControlFlow.successors(at)) reach(successor, after);
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                if (covers(block, at)) reach(block.handler, before);
            }
        }
    }

    private static int change(AbstractInsnNode instruction) {
        return switch (instruction.getOpcode()) {
            case Opcodes.MONITORENTER -> 1;
            case Opcodes.MONITOREXIT -> -1;
            default -> 0;
        };
    }

    private boolean covers(TryCatchBlockNode block, AbstractInsnNode instruction) {
        int at = method.instructions.indexOf(instruction);
        return method.instructions.indexOf(block.start) <= at && at < method.instructions.indexOf(block.end);
    }

    private void reach(AbstractInsnNode instruction, int count) {
        int index = method.instructions.indexOf(instruction);
        if (held[index] == UNKNOWN) {
            held[index] = Math.max(0, count);
            work.add(instruction);
        }
    }
}
