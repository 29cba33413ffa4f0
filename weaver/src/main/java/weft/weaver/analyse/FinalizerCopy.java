package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Compares code with a finalizer, in step along the control flow: copies are equal but for labels, lines, jumps that
 * only lead on, and the numbers of local variables.
 */
final class FinalizerCopy {
    /** The code is no copy of the finalizer. */
    static final int NONE = -1;

    private final FlowGraph graph;
    private final Finalizer finalizer;

    /** The instruction of the finalizer that each instruction of the copy stands for. */
    private final Map<Integer, Integer> paired = new HashMap<>();

    private final Deque<Pair> work = new ArrayDeque<>();
    private int end = NONE;

    private FinalizerCopy(FlowGraph graph, Finalizer finalizer) {
        this.graph = graph;
        this.finalizer = finalizer;
    }

    /** Where both are, and which local variable of the finalizer each one of the copy stands for. */
    private record Pair(int copy, int original, Map<Integer, Integer> locals) {}

    /** Returns the instruction behind a copy of the finalizer that begins at a place, or NONE. */
    static int end(FlowGraph graph, int start, Finalizer finalizer) {
        FinalizerCopy comparison = new FinalizerCopy(graph, finalizer);
        comparison.work.push(new Pair(start, finalizer.start(), new HashMap<>()));
        return comparison.isCopy() ? comparison.end : NONE;
    }

    private boolean isCopy() {
        while (!work.isEmpty()) {
            Pair pair = work.pop();
            int copy = Finalizer.real(graph, pair.copy);
            int original = Finalizer.real(graph, pair.original);
            if (copy == original) continue; // both have left the statement
            if (copy == graph.size() || original == graph.size()) return false;
            if (finalizer.isRethrow(graph, original)) {
                if (end != NONE && end != copy) return false;
                end = copy;
                continue;
            }
            Integer known = paired.put(copy, original);
            if (known != null) {
                if (known != original) return false;
                continue;
            }
            Map<Integer, Integer> locals = new HashMap<>(pair.locals);
            if (!isEqual(graph.at(copy), graph.at(original), locals)) return false;
            if (!goOn(copy, original, locals)) return false;
            if (finalizer.keepsException()) goOnInHandlers(copy, original, pair.locals);
        }
        return end != NONE;
    }

    private boolean goOn(int copy, int original, Map<Integer, Integer> locals) {
        int[] next = graph.successors(copy);
        int[] originalNext = graph.successors(original);
        if (next.length != originalNext.length) return false;
        boolean isTurned = graph.opcode(copy) != graph.opcode(original);
        for (int i = 0; i < next.length; i++) {
            work.push(new Pair(next[i], originalNext[isTurned ? next.length - 1 - i : i], locals));
        }
        return true;
    }

    /** A finalizer has try statements of its own; the handlers of those around it are the same for both. */
    private void goOnInHandlers(int copy, int original, Map<Integer, Integer> locals) {
        List<Region> own = without(graph.protecting(copy), graph.protecting(original));
        List<Region> originals = without(graph.protecting(original), graph.protecting(copy));
        if (own.size() != originals.size()) return;
        for (int i = 0; i < own.size(); i++) {
            work.push(new Pair(own.get(i).handler(), originals.get(i).handler(), locals));
        }
    }

    private static List<Region> without(List<Region> some, List<Region> others) {
        if (some.isEmpty()) return some;
        List<Region> left = new ArrayList<>(some);
        left.removeAll(others);
        return left;
    }

    private static boolean isEqual(AbstractInsnNode copy, AbstractInsnNode original, Map<Integer, Integer> locals) {
        if (copy instanceof JumpInsnNode) {
            return original instanceof JumpInsnNode
                    && (copy.getOpcode() == original.getOpcode() || copy.getOpcode() == opposite(original.getOpcode()));
        }
        if (copy.getOpcode() != original.getOpcode()) return false;
        if (copy instanceof VarInsnNode access) return isEqual(access, (VarInsnNode) original, locals);
        if (copy instanceof IincInsnNode increment) {
            IincInsnNode other = (IincInsnNode) original;
            return increment.incr == other.incr && isSameLocal(increment.var, other.var, locals);
        }
        return hasEqualOperands(copy, original);
    }

    private static boolean isEqual(VarInsnNode copy, VarInsnNode original, Map<Integer, Integer> locals) {
        if (copy.getOpcode() < Opcodes.ISTORE) return isSameLocal(copy.var, original.var, locals);
        locals.put(copy.var, original.var);
        return true;
    }

    private static boolean isSameLocal(int copy, int original, Map<Integer, Integer> locals) {
        Integer known = locals.put(copy, original);
        return known == null || known == original;
    }

    private static boolean hasEqualOperands(AbstractInsnNode copy, AbstractInsnNode original) {
        if (copy instanceof MethodInsnNode call) {
            MethodInsnNode other = (MethodInsnNode) original;
            return call.owner.equals(other.owner) && call.name.equals(other.name) && call.desc.equals(other.desc);
        }
        if (copy instanceof FieldInsnNode field) {
            FieldInsnNode other = (FieldInsnNode) original;
            return field.owner.equals(other.owner) && field.name.equals(other.name) && field.desc.equals(other.desc);
        }
        if (copy instanceof InvokeDynamicInsnNode call) {
            InvokeDynamicInsnNode other = (InvokeDynamicInsnNode) original;
            return call.name.equals(other.name)
                    && call.desc.equals(other.desc)
                    && call.bsm.equals(other.bsm)
                    && List.of(call.bsmArgs).equals(List.of(other.bsmArgs));
        }
        if (copy instanceof TypeInsnNode type) return type.desc.equals(((TypeInsnNode) original).desc);
        if (copy instanceof LdcInsnNode constant) return constant.cst.equals(((LdcInsnNode) original).cst);
        if (copy instanceof IntInsnNode push) return push.operand == ((IntInsnNode) original).operand;
        if (copy instanceof MultiANewArrayInsnNode array) {
            return array.desc.equals(((MultiANewArrayInsnNode) original).desc);
        }
        if (copy instanceof LookupSwitchInsnNode lookup) {
            return lookup.keys.equals(((LookupSwitchInsnNode) original).keys);
        }
        if (copy instanceof TableSwitchInsnNode table) {
            return table.min == ((TableSwitchInsnNode) original).min
                    && table.max == ((TableSwitchInsnNode) original).max;
        }
        return true;
    }

    /** Returns the jump with the opposite condition, or -1. */
    private static int opposite(int opcode) {
        if (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IF_ACMPNE) return (opcode + 1 ^ 1) - 1;
        return opcode == Opcodes.IFNULL ? Opcodes.IFNONNULL : opcode == Opcodes.IFNONNULL ? Opcodes.IFNULL : -1;
    }
}
