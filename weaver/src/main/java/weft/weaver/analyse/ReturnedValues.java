package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.parse.Lines;

/**
 * What a method returns: the expressions whose values reach an {@code areturn}, over the operand stack and through the
 * locals in which a compiler parks them. What is on the operand stack is the return's own expression: no compiler
 * leaves a variable there.
 */
final class ReturnedValues {
    private final MethodNode method;
    private final FlowGraph graph;
    private final ValueFlow flow;
    private final ParkedValues parked;

    /** Each areturn, and each store that parks what is returned, by its number. */
    private final Map<Integer, Taker> takers = new LinkedHashMap<>();

    private boolean isAssumed;

    /** The first load, or taker of a parked value, of which the class file leaves open what it is; or -1. */
    private int firstOpen = -1;

    ReturnedValues(MethodNode method, FlowGraph graph) {
        this.method = method;
        this.graph = graph;
        this.flow = new ValueFlow(graph);
        this.parked = new ParkedValues(method, graph, flow);
        findTakers();
        clear();
        if (firstOpen < 0) return;
        if (!areAllReady()) throw open(firstOpen);
        takeAtReturns();
    }

    /** An instruction that takes a returned value from the operand stack. */
    static final class Taker {
        private final int at;
        private final boolean isComplete;
        private final BitSet expressions = new BitSet();
        private boolean isClear;
        private boolean takesParked;

        private Taker(int at, boolean isComplete) {
            this.at = at;
            this.isComplete = isComplete;
            this.isClear = isComplete;
        }

        /** Returns the number of the areturn or of the store. */
        int at() {
            return at;
        }

        /** Returns the instructions behind which a returned expression is on top of the stack. */
        BitSet expressions() {
            return expressions;
        }

        /** Tells whether these are all, and each is used for returns alone. */
        boolean isClear() {
            return isClear;
        }
    }

    Iterable<Taker> takers() {
        return takers.values();
    }

    /** Returns the areturn or the store with a number; null if it is something else. */
    Taker takerAt(int number) {
        return takers.get(number);
    }

    ValueFlow flow() {
        return flow;
    }

    /** Tells whether the layout alone says that a value is parked: there is no debug table to ask. */
    boolean isAssumed() {
        return isAssumed;
    }

    /** Tells whether an instruction makes an awaitable that is ready, of the raw result. */
    boolean isWrapper(int instruction) {
        return Wrappers.isWrapper(graph.at(instruction));
    }

    /** Tells whether all that an instruction takes is ready: then it does not matter where it is awaited. */
    boolean isReady(Taker taker) {
        return taker.isComplete && areWrappers(taker.expressions);
    }

    private void findTakers() {
        Deque<Integer> work = new ArrayDeque<>();
        for (int i = 0; i < graph.size(); i++) {
            if (graph.opcode(i) == Opcodes.ARETURN && graph.isReachable(i)) work.add(i);
        }
        while (!work.isEmpty()) {
            int at = work.poll();
            if (takers.containsKey(at)) continue;
            ValueFlow.Sources sources = flow.ofTop(at);
            Taker taker = new Taker(at, sources.isComplete());
            takers.put(at, taker);
            BitSet made = sources.made();
            for (int i = made.nextSetBit(0); i >= 0; i = made.nextSetBit(i + 1)) addSource(taker, i, work);
            if (firstOpen < 0 && isCopiedElsewhere(at, made)) firstOpen = at;
        }
    }

    /** Tells whether a value is copied where a try statement has ended in which it was made: no compiler does that. */
    private boolean isCopiedElsewhere(int taker, BitSet made) {
        BitSet makers = flow.makersOfTop(taker);
        for (int i = makers.nextSetBit(0); i >= 0; i = makers.nextSetBit(i + 1)) {
            if (made.get(i)) continue;
            for (Region region : graph.protecting(i)) {
                for (int j = made.nextSetBit(0); j >= 0; j = made.nextSetBit(j + 1)) {
                    if (!makers.get(j) && !region.covers(j)) return true;
                }
            }
        }
        return false;
    }

    private void addSource(Taker taker, int made, Deque<Integer> work) {
        ParkedValues.Reading reading =
                graph.opcode(made) == Opcodes.ALOAD ? parked.readingOf(made) : ParkedValues.Reading.VARIABLE;
        if (reading == ParkedValues.Reading.OPEN && firstOpen < 0) firstOpen = made;
        if (reading == ParkedValues.Reading.VARIABLE) {
            taker.expressions.set(made);
            return;
        }
        taker.takesParked = true;
        BitSet stores = flow.ofLocal(made, local(made)).made();
        for (int store = stores.nextSetBit(0); store >= 0; store = stores.nextSetBit(store + 1)) work.add(store);
        isAssumed |= !parked.hasVariableTable() && Lines.first(method) == 0 && holdsCall(stores);
    }

    /** Tells whether the method returns nothing but wrappers. */
    private boolean areAllReady() {
        for (Taker taker : takers.values()) {
            if (!isReady(taker)) return false;
        }
        return true;
    }

    private boolean areWrappers(BitSet made) {
        for (int i = made.nextSetBit(0); i >= 0; i = made.nextSetBit(i + 1)) {
            if (!isWrapper(i)) return false;
        }
        return true;
    }

    /** An awaitable that is ready can be awaited at the returns: every reading gives the same. */
    private void takeAtReturns() {
        Map<Integer, Taker> all = new LinkedHashMap<>(takers);
        takers.clear();
        for (Integer at : all.keySet()) {
            if (graph.opcode(at) == Opcodes.ARETURN) takers.put(at, new Taker(at, false));
        }
        isAssumed = false;
    }

    /** Tells whether one of these stores parks what was made there: neither a wrapper nor the value of a variable. */
    private boolean holdsCall(BitSet stores) {
        for (int store = stores.nextSetBit(0); store >= 0; store = stores.nextSetBit(store + 1)) {
            BitSet made = flow.ofTop(store).made();
            for (int i = made.nextSetBit(0); i >= 0; i = made.nextSetBit(i + 1)) {
                if (!isWrapper(i) && graph.opcode(i) != Opcodes.ALOAD) return true;
            }
        }
        return false;
    }

    /** An expression that goes elsewhere, too, stays what it is; then so do the others that its takers take. */
    private void clear() {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Taker taker : takers.values()) {
                if (!taker.isClear || areClear(taker.expressions)) continue;
                taker.isClear = false;
                changed = true;
            }
        }
        for (Taker taker : takers.values()) {
            if (!taker.isClear && taker.takesParked && firstOpen < 0) firstOpen = taker.at;
        }
    }

    private boolean areClear(BitSet expressions) {
        for (int i = expressions.nextSetBit(0); i >= 0; i = expressions.nextSetBit(i + 1)) {
            ValueFlow.Uses uses = flow.usesOfTop(i);
            if (uses.isCopied()) return false;
            BitSet users = uses.users();
            for (int user = users.nextSetBit(0); user >= 0; user = users.nextSetBit(user + 1)) {
                if (!takers.containsKey(user) || !takers.get(user).isClear) return false;
            }
        }
        return true;
    }

    private int local(int instruction) {
        return ((VarInsnNode) graph.at(instruction)).var;
    }

    /** The error for a class file that leaves open where something is awaited. */
    UnsupportedCodeException open(int at) {
        return new UnsupportedCodeException(
                Lines.of(graph.at(at)),
                "the class file of method " + method.name
                        + " leaves open whether what it returns is awaited inside a try"
                        + " statement or behind it; write return value(await(...)) at the place where it is to be awaited");
    }
}
