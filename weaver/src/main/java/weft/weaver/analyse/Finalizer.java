package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The code of a {@code finally} block, of a {@code close()} or of a {@code monitorexit}, as it stands in the handler of
 * its region: the handler catches everything, runs the finalizer, and throws again what it caught. Compilers write a
 * copy of it at each place where the region is left.
 *
 * @param start the number of its first instruction
 * @param exception the local variable that holds what was caught, or -1 if that stays on the operand stack
 */
record Finalizer(int start, int exception) {
    /**
     * Returns the finalizer of a region; null if its handler is a catch clause, or never throws again, or does nothing.
     */
    static Finalizer of(FlowGraph graph, Region region) {
        if (!region.catchesAny() && !(region.catchesThrowable() && suppresses(graph, region))) return null;
        int start = real(graph, region.handler());
        // ECJ drops what was caught where a finally block always returns or throws something else.
        if (graph.opcode(start) == Opcodes.POP) return null;
        boolean isStored = graph.opcode(start) == Opcodes.ASTORE;
        Finalizer plain =
                isStored ? new Finalizer(real(graph, start + 1), local(graph.at(start))) : new Finalizer(start, -1);
        Region within = region.catchesAny() ? region : null;
        Finalizer finalizer = plain.rethrows(graph, within) ? plain : ofCombined(graph, start);
        return finalizer == null || finalizer.isRethrow(graph, finalizer.start) ? null : finalizer;
    }

    /** Tells whether a handler does nothing but throw again what it caught. */
    static boolean isEmpty(FlowGraph graph, Region region) {
        int start = real(graph, region.handler());
        if (graph.opcode(start) != Opcodes.ASTORE) return graph.opcode(start) == Opcodes.ATHROW;
        return new Finalizer(start, local(graph.at(start))).isRethrow(graph, real(graph, start + 1));
    }

    /** Tells whether what a handler caught is lost: a finally block always returns or throws something else. */
    static boolean isNeverRethrown(FlowGraph graph, Region region) {
        int start = real(graph, region.handler());
        if (!region.catchesAny() || combiningEnd(graph, start) >= 0) return false;
        if (graph.opcode(start) == Opcodes.POP) return true;
        return graph.opcode(start) == Opcodes.ASTORE
                && !new Finalizer(real(graph, start + 1), local(graph.at(start))).rethrows(graph, region);
    }

    /** ECJ's try-with-resources first combines two exceptions into the one that it throws in the end. */
    private static Finalizer ofCombined(FlowGraph graph, int start) {
        int combined = combiningEnd(graph, start);
        int receiver = combined < 0 ? -1 : previousReal(graph, previousReal(graph, combined));
        if (receiver < 0 || graph.opcode(receiver) != Opcodes.ALOAD) return null;
        Finalizer finalizer = new Finalizer(real(graph, combined + 1), local(graph.at(receiver)));
        return finalizer.rethrows(graph, null) ? finalizer : null;
    }

    /** Tells whether what was caught is still there in a handler inside the finalizer, which empties the stack. */
    boolean keepsException() {
        return exception >= 0;
    }

    /** Tells whether the caught exception is thrown again from an instruction on. */
    boolean isRethrow(FlowGraph graph, int at) {
        if (exception < 0) return graph.opcode(at) == Opcodes.ATHROW;
        return graph.opcode(at) == Opcodes.ALOAD
                && local(graph.at(at)) == exception
                && graph.opcode(real(graph, at + 1)) == Opcodes.ATHROW;
    }

    /** Returns whether it releases a monitor. Optimisers load the object from a field or a constant, not a local. */
    boolean exitsMonitor(FlowGraph graph) {
        int at = real(graph, start);
        while (at < graph.size() && loadsObject(graph.opcode(at))) at = real(graph, at + 1);
        return graph.opcode(at) == Opcodes.MONITOREXIT;
    }

    private static boolean loadsObject(int opcode) {
        return switch (opcode) {
            case Opcodes.ALOAD,
                    Opcodes.ACONST_NULL,
                    Opcodes.LDC,
                    Opcodes.GETSTATIC,
                    Opcodes.GETFIELD,
                    Opcodes.CHECKCAST -> true;
            default -> false;
        };
    }

    /** With a region, its end may be reached through the catch clauses of its own try statements alone. */
    private boolean rethrows(FlowGraph graph, Region within) {
        BitSet code = codeFrom(graph, start, keepsException() ? within : null);
        for (int i = code.nextSetBit(0); i >= 0; i = code.nextSetBit(i + 1)) {
            if (isRethrow(graph, i)) return true;
        }
        return false;
    }

    /**
     * Tells whether a handler is that of a try-with-resources statement, whose type is Throwable. A catch clause may
     * have such a statement inside, which adds to another exception than the one that the clause caught.
     */
    private static boolean suppresses(FlowGraph graph, Region region) {
        BitSet code = codeFrom(graph, region.handler(), region);
        for (int i = code.nextSetBit(0); i >= 0; i = code.nextSetBit(i + 1)) {
            if (isAddSuppressed(graph.at(i)) && mayAddToCaught(graph, i, region)) return true;
        }
        return false;
    }

    private static boolean mayAddToCaught(FlowGraph graph, int call, Region region) {
        int start = real(graph, region.handler());
        int receiver = previousReal(graph, previousReal(graph, call));
        boolean areKnown =
                graph.opcode(start) == Opcodes.ASTORE && receiver >= 0 && graph.opcode(receiver) == Opcodes.ALOAD;
        return !areKnown || local(graph.at(receiver)) == local(graph.at(start));
    }

    /** Returns the call of addSuppressed in the straight code of a handler, or -1. */
    private static int combiningEnd(FlowGraph graph, int start) {
        BitSet code = codeFrom(graph, start, null);
        for (int i = code.nextSetBit(0); i >= 0; i = code.nextSetBit(i + 1)) {
            if (isAddSuppressed(graph.at(i))) return i;
        }
        return -1;
    }

    private static boolean isAddSuppressed(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call
                && call.owner.equals("java/lang/Throwable")
                && call.name.equals("addSuppressed");
    }

    /**
     * Returns what can be reached from a place; with a region, also the handlers of what lies inside its handler alone.
     */
    private static BitSet codeFrom(FlowGraph graph, int start, Region within) {
        BitSet code = new BitSet();
        Deque<Integer> work = new ArrayDeque<>();
        work.push(start);
        while (!work.isEmpty()) {
            int at = work.pop();
            if (code.get(at)) continue;
            code.set(at);
            for (int next : graph.successors(at)) work.push(next);
            if (within == null) continue;
            for (Region inner : graph.protecting(at)) {
                if (!inner.covers(within.handler())) work.push(inner.handler());
            }
        }
        return code;
    }

    /**
     * Returns the next instruction that does something, from a place on: gotos, and what a coverage tool counts, do
     * not.
     */
    static int real(FlowGraph graph, int from) {
        int at = from;
        for (int steps = 0; steps < graph.size() && at < graph.size(); steps++) {
            int opcode = graph.opcode(at);
            if (opcode == Opcodes.GOTO) at = graph.successors(at)[0];
            else if (opcode < 0 || opcode == Opcodes.NOP) at++;
            else if (isProbe(graph, at)) at = probeEnd(graph, at);
            else break;
        }
        return at;
    }

    /** A coverage tool marks what was run by {@code probes[7] = true}, and each copy by another number. */
    private static boolean isProbe(FlowGraph graph, int at) {
        return graph.opcode(at) == Opcodes.ALOAD && probeEnd(graph, at) > 0;
    }

    private static int probeEnd(FlowGraph graph, int at) {
        int index = graph.real(at + 1);
        if (index >= graph.size() || !isIntConstant(graph.at(index))) return -1;
        int value = graph.real(index + 1);
        if (value >= graph.size() || graph.opcode(value) != Opcodes.ICONST_1) return -1;
        int store = graph.real(value + 1);
        return store < graph.size() && graph.opcode(store) == Opcodes.BASTORE ? store + 1 : -1;
    }

    private static boolean isIntConstant(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        return opcode >= Opcodes.ICONST_M1 && opcode <= Opcodes.ICONST_5
                || opcode == Opcodes.BIPUSH
                || opcode == Opcodes.SIPUSH
                || opcode == Opcodes.LDC;
    }

    private static int previousReal(FlowGraph graph, int from) {
        int at = from - 1;
        while (at >= 0 && graph.opcode(at) < 0) at--;
        return at;
    }

    private static int local(AbstractInsnNode instruction) {
        return ((VarInsnNode) instruction).var;
    }
}
