package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.names.Names;

/**
 * The frames between an await and its return. The value had the declared type there; now it is the raw result, an
 * Object.
 */
final class RawFrames {
    private final FlowGraph graph;
    private final ValueFlow flow;
    private final BitSet seen = new BitSet();
    private final Deque<Integer> work = new ArrayDeque<>();

    RawFrames(FlowGraph graph, ValueFlow flow) {
        this.graph = graph;
        this.flow = flow;
    }

    /** Weakens the frames that a raw value reaches. It is on top of the operand stack behind an instruction. */
    void weakenFrom(int made) {
        work.push(made);
        weakenAll();
    }

    /** Weakens the frames that a raw value reaches. It is in a local variable behind an instruction. */
    void weakenFrom(int stored, int local) {
        weakenLocals(stored, local);
        weakenAll();
    }

    private void weakenAll() {
        while (!work.isEmpty()) {
            int at = work.pop();
            if (seen.get(at)) continue;
            seen.set(at);
            ValueFlow.Uses uses = flow.usesOfTop(at);
            for (ValueFlow.Place place : uses.places()) {
                if (graph.at(place.instruction()) instanceof FrameNode frame) weakenStack(frame.stack, place.word());
            }
            BitSet users = uses.users();
            for (int user = users.nextSetBit(0); user >= 0; user = users.nextSetBit(user + 1)) {
                if (graph.opcode(user) == Opcodes.ASTORE) weakenLocals(user, ((VarInsnNode) graph.at(user)).var);
            }
        }
    }

    private void weakenLocals(int stored, int local) {
        ValueFlow.Uses uses = flow.usesOfLocal(stored, local);
        for (ValueFlow.Place place : uses.places()) {
            if (graph.at(place.instruction()) instanceof FrameNode frame) weakenLocal(frame.local, local);
        }
        BitSet loads = uses.users();
        for (int load = loads.nextSetBit(0); load >= 0; load = loads.nextSetBit(load + 1)) work.push(load);
    }

    private static void weakenLocal(List<Object> locals, int local) {
        int at = 0;
        for (int entry = 0; entry < locals.size() && at <= local; entry++) {
            if (at == local && isReference(locals.get(entry))) locals.set(entry, Names.OBJECT);
            at += FrameState.size(locals.get(entry));
        }
    }

    private static void weakenStack(List<Object> stack, int word) {
        int at = 0;
        for (int entry = stack.size() - 1; entry >= 0 && at <= word; entry--) {
            if (at == word && isReference(stack.get(entry))) stack.set(entry, Names.OBJECT);
            at += FrameState.size(stack.get(entry));
        }
    }

    /** The frames have the type of null if the source returns a literal null. */
    private static boolean isReference(Object type) {
        return type instanceof String || Opcodes.NULL.equals(type);
    }
}
