package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.parse.Lines;

/**
 * Where a value that was made while a monitor is held can be awaited: behind the first monitorexit on its way to the
 * return after which no monitor is held. Another thread may resume the method, and only the thread that entered a
 * monitor may exit it (JVM specification 6.5, monitorexit).
 */
final class MonitorExits {
    /** The value is on top of the operand stack there. */
    static final int ON_STACK = -1;

    private final MethodNode method;
    private final FlowGraph graph;
    private final Monitors monitors;

    MonitorExits(MethodNode method, FlowGraph graph, Monitors monitors) {
        this.method = method;
        this.graph = graph;
        this.monitors = monitors;
    }

    /**
     * Where a value is before an instruction.
     *
     * @param word the word of the operand stack, or -1 where it is in a local variable
     */
    private record Place(int at, int word, int local) {
        private Place at(int instruction) {
            return new Place(instruction, word, local);
        }

        @Override
        public int hashCode() {
            return (at * 31 + word) * 31 + local;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Place place && place.at == at && place.word == word && place.local == local;
        }
    }

    /**
     * Follows the value that is on top of the stack behind an instruction, or that it stores. Throws
     * {@link UnsupportedCodeException} if awaiting it behind the monitor would leave a try statement that begins under
     * it.
     *
     * @param isReady whether it is an awaitable that is ready: awaiting that throws nothing
     * @return for each monitorexit the local variable in which the value is behind it, or ON_STACK
     */
    Map<Integer, Integer> of(int made, boolean isReady) {
        Map<Integer, Integer> exits = new TreeMap<>();
        Set<Place> returned = returned(made);
        Set<Place> seen = new HashSet<>();
        Deque<Place> work = new ArrayDeque<>();
        for (Place first : nextOf(behindMade(made))) add(first, seen, work);
        while (!work.isEmpty()) {
            Place place = work.pop();
            if (!returned.contains(place)) continue;
            if (graph.opcode(place.at) == Opcodes.ARETURN) throw underMonitor(made);
            if (isLastExit(place.at)) {
                Place behind = behind(place);
                if (behind.word > 0 || !isReady && leavesTry(made, place.at)) throw underMonitor(made);
                put(exits, place.at, behind.word == 0 ? ON_STACK : behind.local);
            } else {
                for (Place next : next(place)) add(next, seen, work);
            }
        }
        if (exits.isEmpty()) throw unpaired(made);
        return exits;
    }

    /** Adds where values are behind an exit: all in the same place, so that one await is right for each of them. */
    void addAll(Map<Integer, Integer> exits, Map<Integer, Integer> others) {
        for (Map.Entry<Integer, Integer> other : others.entrySet()) put(exits, other.getKey(), other.getValue());
    }

    private void put(Map<Integer, Integer> exits, int exit, int local) {
        Integer known = exits.put(exit, local);
        if (known != null && known != local) throw unpaired(exit);
    }

    private boolean isLastExit(int at) {
        return graph.opcode(at) == Opcodes.MONITOREXIT && monitors.heldAfter(at) == 0;
    }

    /**
     * Returns the places from which the value comes to a return. What is parked stays in its local variable when a
     * finalizer returns another value.
     */
    private Set<Place> returned(int made) {
        Map<Place, List<Place>> before = new HashMap<>();
        Set<Place> seen = new HashSet<>();
        Set<Place> returned = new HashSet<>();
        Deque<Place> work = new ArrayDeque<>();
        Deque<Place> back = new ArrayDeque<>();
        for (Place first : nextOf(behindMade(made))) add(first, seen, work);
        while (!work.isEmpty()) {
            Place place = work.pop();
            if (graph.opcode(place.at) == Opcodes.ARETURN && place.word == 0) add(place, returned, back);
            for (Place next : next(place)) {
                if (!before.containsKey(next)) before.put(next, new ArrayList<>());
                before.get(next).add(place);
                add(next, seen, work);
            }
        }
        while (!back.isEmpty()) {
            List<Place> sources = before.get(back.pop());
            if (sources == null) continue;
            for (Place source : sources) add(source, returned, back);
        }
        return returned;
    }

    /** Returns where the value is next; in a local variable it is still there in a handler. */
    private List<Place> next(Place place) {
        Place behind = behind(place);
        List<Place> next = behind == null ? new ArrayList<>() : nextOf(behind);
        if (place.word >= 0 || !Monitors.mayThrow(graph.opcode(place.at))) return next;
        for (Region region : graph.protecting(place.at)) next.add(place.at(region.handler()));
        return next;
    }

    private List<Place> nextOf(Place behind) {
        List<Place> next = new ArrayList<>();
        for (int at : graph.successors(behind.at)) next.add(behind.at(at));
        return next;
    }

    private static void add(Place place, Set<Place> seen, Deque<Place> work) {
        if (seen.add(place)) work.push(place);
    }

    private Place behindMade(int made) {
        return graph.opcode(made) == Opcodes.ASTORE ? new Place(made, -1, local(made)) : new Place(made, 0, -1);
    }

    /** Returns where the value is behind an instruction; null where it is gone. */
    private Place behind(Place place) {
        int opcode = graph.opcode(place.at);
        if (opcode < 0) return place;
        if (place.word < 0) {
            if (!(graph.at(place.at) instanceof VarInsnNode access) || access.var != place.local) return place;
            if (opcode == Opcodes.ALOAD) return new Place(place.at, 0, -1);
            return opcode >= Opcodes.ISTORE ? null : place;
        }
        int word = StackWords.after(graph.at(place.at), place.word);
        if (word >= 0) return new Place(place.at, word, -1);
        if (opcode == Opcodes.ASTORE) return new Place(place.at, -1, local(place.at));
        return opcode == Opcodes.ARETURN ? place : null;
    }

    private int local(int store) {
        return ((VarInsnNode) graph.at(store)).var;
    }

    private boolean leavesTry(int made, int exit) {
        for (Region region : graph.protecting(made)) {
            if (!region.covers(exit) && !releasesMonitor(region)) return true;
        }
        return false;
    }

    private boolean releasesMonitor(Region region) {
        Finalizer finalizer = Finalizer.of(graph, region);
        return finalizer != null && finalizer.exitsMonitor(graph);
    }

    private UnsupportedCodeException underMonitor(int made) {
        return new UnsupportedCodeException(
                Lines.of(graph.at(made)),
                "what is returned here is awaited inside a try statement, and that is inside a synchronized block: the"
                        + " monitor would be held while the method is suspended; leave the block before the return, or use"
                        + " weft.sync.Lock");
    }

    /** The error for a monitor of which nobody can tell what is awaited behind it. */
    UnsupportedCodeException unpaired(int at) {
        return new UnsupportedCodeException(
                Lines.of(graph.at(at)),
                "method " + method.name + " exits a monitor in a way that cannot be followed; write return"
                        + " value(await(...)) behind the synchronized block");
    }
}
