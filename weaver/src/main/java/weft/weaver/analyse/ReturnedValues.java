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

    ReturnedValues(MethodNode method, FlowGraph graph) {
        this.method = method;
        this.graph = graph;
        this.flow = new ValueFlow(graph);
        this.parked = new ParkedValues(method, graph, flow);
        findTakers();
        clear();
    }

    /** An instruction that takes a returned value from the operand stack. */
    static final class Taker {
        private final int at;
        private final BitSet expressions = new BitSet();
        private boolean isClear;
        private boolean takesParked;

        private Taker(int at, boolean isClear) {
            this.at = at;
            this.isClear = isClear;
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
        }
    }

    private void addSource(Taker taker, int made, Deque<Integer> work) {
        ParkedValues.Reading reading =
                graph.opcode(made) == Opcodes.ALOAD ? parked.readingOf(made) : ParkedValues.Reading.VARIABLE;
        if (reading == ParkedValues.Reading.OPEN && !isReady(made)) throw open(made);
        if (reading != ParkedValues.Reading.PARKED) {
            taker.expressions.set(made);
            return;
        }
        taker.takesParked = true;
        BitSet stores = flow.ofLocal(made, local(made)).made();
        for (int store = stores.nextSetBit(0); store >= 0; store = stores.nextSetBit(store + 1)) work.add(store);
        isAssumed |= !parked.hasVariableTable() && Lines.first(method) == 0 && !isReady(made);
    }

    /** Tells whether a local holds nothing but wrappers: then it does not matter where it is awaited. */
    private boolean isReady(int load) {
        ValueFlow.Sources stores = flow.ofLocal(load, local(load));
        boolean isReady = stores.isComplete();
        for (int store = stores.made().nextSetBit(0);
                store >= 0;
                store = stores.made().nextSetBit(store + 1)) {
            ValueFlow.Sources values = flow.ofTop(store);
            isReady &= values.isComplete();
            BitSet made = values.made();
            for (int i = made.nextSetBit(0); i >= 0; i = made.nextSetBit(i + 1)) isReady &= isWrapper(i);
        }
        return isReady;
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
            if (!taker.isClear && taker.takesParked) throw open(taker.at);
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
