package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
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

    private final FlowGraph graph;
    private final Monitors monitors;

    /** For each monitorexit the local variable in which the value is behind it, or ON_STACK. */
    private final Map<Integer, Integer> exits = new TreeMap<>();

    MonitorExits(FlowGraph graph, Monitors monitors) {
        this.graph = graph;
        this.monitors = monitors;
    }

    Map<Integer, Integer> exits() {
        return exits;
    }

    /**
     * Where a value is before an instruction.
     *
     * @param word the word of the operand stack, or -1 where it is in a local variable
     */
    private record Place(int at, int word, int local) {
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
     * Follows the value that is on top of the stack behind an instruction. Throws {@link UnsupportedCodeException} if
     * awaiting it behind the monitor would leave a try statement that begins under it.
     */
    void follow(int made) {
        Set<Place> seen = new HashSet<>();
        Deque<Place> work = new ArrayDeque<>();
        if (graph.opcode(made) == Opcodes.ASTORE) goOn(made, new Place(made, -1, local(made)), seen, work);
        else goOn(made, new Place(made, 0, -1), seen, work);
        while (!work.isEmpty()) {
            Place place = work.pop();
            Place behind = behind(place);
            if (behind == null) continue;
            boolean isExit = graph.opcode(place.at) == Opcodes.MONITOREXIT && monitors.heldAfter(place.at) == 0;
            if (!isExit) {
                if (graph.opcode(place.at) == Opcodes.ARETURN) throw underMonitor(made);
                goOn(place.at, behind, seen, work);
            } else {
                if (behind.word > 0 || leavesTry(made, place.at)) throw underMonitor(made);
                exits.put(place.at, behind.word == 0 ? ON_STACK : behind.local);
            }
        }
    }

    private static void add(Place place, Set<Place> seen, Deque<Place> work) {
        if (seen.add(place)) work.push(place);
    }

    private void goOn(int at, Place behind, Set<Place> seen, Deque<Place> work) {
        for (int next : graph.successors(at)) add(new Place(next, behind.word, behind.local), seen, work);
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
}
