package weft.weaver.returns;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * Whether each instruction of a method is reached with one number of monitors only, and an end with none. Code that is
 * not so may never end: the handler of a synchronized block covers its own {@code monitorexit}.
 */
final class MonitorBalance {
    private static final int UNKNOWN = -1;

    private final MethodNode method;
    private final int[] held;
    private final Deque<Integer> work = new ArrayDeque<>();
    private String fault;

    private MonitorBalance(MethodNode method) {
        this.method = method;
        this.held = new int[method.instructions.size()];
        Arrays.fill(held, UNKNOWN);
    }

    /** Returns what is wrong with the methods of a class, or null. */
    static String faultOf(byte[] classFile) {
        ClassNode node = new ClassNode();
        new ClassReader(classFile).accept(node, 0);
        for (MethodNode method : node.methods) {
            if (method.instructions.size() == 0) continue;
            MonitorBalance balance = new MonitorBalance(method);
            balance.solve();
            if (balance.fault != null) return method.name + ": " + balance.fault;
        }
        return null;
    }

    private void solve() {
        reach(0, 0);
        while (!work.isEmpty() && fault == null) step(work.poll());
    }

    private void step(int at) {
        AbstractInsnNode instruction = method.instructions.get(at);
        int opcode = instruction.getOpcode();
        int after = held[at];
        if (opcode == Opcodes.MONITORENTER) after++;
        if (opcode == Opcodes.MONITOREXIT) after--;
        if (after < 0) fault = "a monitor is released twice at " + at;
        boolean ends = opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
        if (ends && after > 0) fault = "a monitor is kept at " + at;
        // What does not call cannot fail here; the handler of monitorexit is the compilers' own affair.
        if (instruction instanceof MethodInsnNode || opcode == Opcodes.ATHROW) reachHandlers(at);
        if (ends || opcode == Opcodes.ATHROW) return;
        for (LabelNode target : targets(instruction)) reach(method.instructions.indexOf(target), after);
        boolean jumps = opcode == Opcodes.GOTO || opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH;
        if (!jumps) reach(at + 1, after);
    }

    private void reachHandlers(int at) {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            boolean covers =
                    method.instructions.indexOf(block.start) <= at && at < method.instructions.indexOf(block.end);
            if (covers) reach(method.instructions.indexOf(block.handler), held[at]);
            if (covers && block.type == null) return;
        }
    }

    private static List<LabelNode> targets(AbstractInsnNode instruction) {
        List<LabelNode> targets = new ArrayList<>();
        if (instruction instanceof JumpInsnNode jump) targets.add(jump.label);
        if (instruction instanceof TableSwitchInsnNode table) {
            targets.addAll(table.labels);
            targets.add(table.dflt);
        }
        if (instruction instanceof LookupSwitchInsnNode lookup) {
            targets.addAll(lookup.labels);
            targets.add(lookup.dflt);
        }
        return targets;
    }

    private void reach(int at, int count) {
        if (held[at] == UNKNOWN) {
            held[at] = count;
            work.add(at);
        } else if (held[at] != count && fault == null) {
            fault = "at " + at + " " + held[at] + " monitors are held, or " + count;
        }
    }
}
