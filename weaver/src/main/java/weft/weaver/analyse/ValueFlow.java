package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * Where one reference comes from and where it goes: def-use chains, followed on demand from the few values that a
 * method returns. Nothing is computed for the others, so a method of any size can be followed.
 */
final class ValueFlow {
    private final FlowGraph graph;

    ValueFlow(FlowGraph graph) {
        this.graph = graph;
    }

    /**
     * Where a value comes from.
     *
     * @param made the instructions behind which it is on top of the stack, or that store it
     * @param isComplete whether these are all: it is no parameter, no caught exception, and no copy that cannot be
     *     followed
     */
    record Sources(BitSet made, boolean isComplete) {}

    /**
     * Where a value goes.
     *
     * @param users the instructions that take it from the stack, or that load it
     * @param isCopied whether it is copied on the stack as well
     * @param places where it is on the way, for the frames there
     */
    record Uses(BitSet users, boolean isCopied, Set<Place> places) {}

    /**
     * Where a value is before an instruction.
     *
     * @param instruction the number of the instruction
     * @param word the word of the operand stack, from the top; or -1 where it is in a local variable
     */
    record Place(int instruction, int word) {
        @Override
        public int hashCode() {
            return instruction * 31 + word;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && place.instruction == instruction && place.word == word;
        }
    }

    /** Returns the sources of the value that an instruction finds on top of the stack. */
    Sources ofTop(int instruction) {
        BitSet made = new BitSet();
        boolean isComplete = true;
        Set<Place> seen = new HashSet<>();
        Deque<Place> work = new ArrayDeque<>();
        add(new Place(instruction, 0), seen, work);
        while (!work.isEmpty()) {
            Place place = work.pop();
            if (graph.handledFrom(place.instruction) != null) isComplete = false;
            for (int before : graph.predecessors(place.instruction)) {
                int word = graph.opcode(before) < 0 ? place.word : StackWords.before(graph.at(before), place.word);
                if (word >= 0) {
                    add(new Place(before, word), seen, work);
                } else {
                    int end = word == StackWords.COPIED ? endOfCopying(before, place.word) : before;
                    if (end < 0) isComplete = false;
                    else made.set(end);
                }
            }
        }
        return new Sources(made, isComplete);
    }

    /**
     * Returns the instructions that made the value that an instruction finds on top of the stack, whatever copied it.
     */
    BitSet makersOfTop(int instruction) {
        BitSet makers = new BitSet();
        Set<Place> seen = new HashSet<>();
        Deque<Place> work = new ArrayDeque<>();
        add(new Place(instruction, 0), seen, work);
        while (!work.isEmpty()) {
            Place place = work.pop();
            for (int before : graph.predecessors(place.instruction)) {
                AbstractInsnNode at = graph.at(before);
                int word = graph.opcode(before) < 0 ? place.word : StackWords.before(at, place.word);
                if (word == StackWords.COPIED) word = StackWords.copiedFrom(at, place.word);
                if (word == StackWords.NONE) makers.set(before);
                else add(new Place(before, word), seen, work);
            }
        }
        return makers;
    }

    /**
     * Returns where a copied value is on top again: {@code return a = x()} ends behind the store of its copy. Returns
     * -1 if that is not in the same straight line.
     */
    private int endOfCopying(int copying, int word) {
        int at = copying;
        int now = word;
        while (now > 0) {
            at = graph.successors(at)[0];
            if (graph.predecessors(at).length != 1 || graph.successors(at).length != 1) return -1;
            if (graph.opcode(at) >= 0) now = StackWords.after(graph.at(at), now);
        }
        return now == 0 ? at : -1;
    }

    /** Returns the stores from which the value of a local variable comes to an instruction. */
    Sources ofLocal(int instruction, int local) {
        BitSet made = new BitSet();
        boolean isComplete = true;
        BitSet seen = new BitSet();
        Deque<Integer> work = new ArrayDeque<>();
        work.push(instruction);
        while (!work.isEmpty()) {
            int at = work.pop();
            if (seen.get(at)) continue;
            seen.set(at);
            if (at == 0) isComplete = false;
            for (int before : graph.predecessors(at)) {
                if (!writes(before, local)) work.push(before);
                else if (graph.opcode(before) == Opcodes.ASTORE) made.set(before);
                else isComplete = false;
            }
            if (graph.handledFrom(at) != null) addProtected(graph.handledFrom(at), work);
        }
        return new Sources(made, isComplete);
    }

    private void addProtected(Region region, Deque<Integer> work) {
        for (int i = region.next(0); i >= 0; i = region.next(i + 1)) {
            if (graph.opcode(i) >= 0 && graph.isReachable(i)) work.push(i);
        }
    }

    /** Follows the value that is on top of the stack behind an instruction to whoever takes it. */
    Uses usesOfTop(int made) {
        Uses uses = new Uses(new BitSet(), false, new HashSet<>());
        boolean isCopied = false;
        Deque<Place> work = new ArrayDeque<>();
        for (int next : graph.successors(made)) add(new Place(next, 0), uses.places, work);
        while (!work.isEmpty()) {
            Place place = work.pop();
            int word = graph.opcode(place.instruction) < 0
                    ? place.word
                    : StackWords.after(graph.at(place.instruction), place.word);
            if (word == StackWords.NONE) {
                uses.users.set(place.instruction);
            } else if (word == StackWords.COPIED) {
                isCopied = true;
            } else {
                for (int next : graph.successors(place.instruction)) add(new Place(next, word), uses.places, work);
            }
        }
        return new Uses(uses.users, isCopied, uses.places);
    }

    /** Follows the value of a local variable from behind an instruction to the instructions that load it. */
    Uses usesOfLocal(int stored, int local) {
        Uses uses = new Uses(new BitSet(), false, new HashSet<>());
        Deque<Place> work = new ArrayDeque<>();
        for (int next : graph.successors(stored)) add(new Place(next, -1), uses.places, work);
        while (!work.isEmpty()) {
            int at = work.pop().instruction;
            if (graph.opcode(at) == Opcodes.ALOAD && ((VarInsnNode) graph.at(at)).var == local) uses.users.set(at);
            if (graph.opcode(at) >= 0) {
                for (Region region : graph.protecting(at)) {
                    add(new Place(region.handler(), -1), uses.places, work);
                }
            }
            if (writes(at, local)) continue;
            for (int next : graph.successors(at)) add(new Place(next, -1), uses.places, work);
        }
        return uses;
    }

    /** Returns the instructions on the ways that the value of a local variable takes from its store to a load of it. */
    BitSet between(int store, int load) {
        int local = ((VarInsnNode) graph.at(load)).var;
        BitSet behind = new BitSet();
        for (Place place : usesOfLocal(store, local).places) behind.set(place.instruction);
        BitSet between = new BitSet();
        Deque<Integer> work = new ArrayDeque<>();
        work.push(load);
        while (!work.isEmpty()) {
            int at = work.pop();
            if (between.get(at) || !behind.get(at)) continue;
            between.set(at);
            for (int before : graph.predecessors(at)) {
                if (!writes(before, local)) work.push(before);
            }
        }
        return between;
    }

    private boolean writes(int instruction, int local) {
        if (!(graph.at(instruction) instanceof VarInsnNode access) || access.getOpcode() < Opcodes.ISTORE) return false;
        boolean isWide = access.getOpcode() == Opcodes.LSTORE || access.getOpcode() == Opcodes.DSTORE;
        return access.var == local || isWide && access.var == local - 1;
    }

    private static void add(Place place, Set<Place> seen, Deque<Place> work) {
        if (seen.add(place)) work.push(place);
    }
}
