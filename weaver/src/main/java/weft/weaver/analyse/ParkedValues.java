package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The locals in which a compiler parks the value of {@code return x} (or of {@code yield x}) while it runs finalizers,
 * told apart from the user's own variables. Three things are asked:
 *
 * <ul>
 *   <li>The variable table of the method: a variable that it names is the user's.
 *   <li>The code between store and load: a parked value is stored where the regions of finalizers end, and from there
 *       to the load there is a copy of each of these finalizers, the inner one first, and nothing else. The value is
 *       used for a return alone.
 *   <li>The layout: compilers write these copies in one piece, in front of the handlers. A variable that is read behind
 *       its {@code try} statement is read behind the handler.
 * </ul>
 *
 * <p>Line numbers are not asked. Where the answers leave it open, no reading is chosen.
 */
final class ParkedValues {
    /** What the load of a local variable may be. */
    enum Reading {
        /** The user returns a variable. */
        VARIABLE,
        /** The compiler takes up a value that it has parked. */
        PARKED,
        /** The class file does not tell. */
        OPEN
    }

    private final MethodNode method;
    private final FlowGraph graph;
    private final ValueFlow flow;
    private final Map<Region, Finalizer> finalizers = new HashMap<>();
    private final Map<Integer, Reading> readings = new HashMap<>();
    private final Map<Integer, Boolean> onlyReturned = new HashMap<>();

    /** For each store whether the user keeps its value in a variable. */
    private final Map<Integer, Boolean> usersOwn = new HashMap<>();

    ParkedValues(MethodNode method, FlowGraph graph, ValueFlow flow) {
        this.method = method;
        this.graph = graph;
        this.flow = flow;
        for (Region region : graph.regions()) {
            Finalizer finalizer = Finalizer.of(graph, region);
            if (finalizer != null) finalizers.put(region, finalizer);
        }
    }

    /** Tells whether the method has a table of its variables, which names each of the user's where it has a value. */
    boolean hasVariableTable() {
        return method.localVariables != null && !method.localVariables.isEmpty();
    }

    /** Tells what the load of a reference is. */
    Reading readingOf(int load) {
        Reading known = readings.get(load);
        if (known != null) return known;
        readings.put(load, Reading.VARIABLE); // for a load that leads to itself
        Reading reading = read(load);
        readings.put(load, reading);
        return reading;
    }

    private Reading read(int load) {
        int local = ((VarInsnNode) graph.at(load)).var;
        if (graph.regions().isEmpty() || isNamed(load, local) || !isOnlyReturned(load)) return Reading.VARIABLE;
        ValueFlow.Sources sources = flow.ofLocal(load, local);
        boolean anyParked = false;
        boolean allParked = sources.isComplete();
        for (int store = next(sources.made(), 0); store >= 0; store = next(sources.made(), store + 1)) {
            Reading reading = isUsersOwn(store, local) ? Reading.VARIABLE : readingOf(store, load);
            if (reading == Reading.OPEN) return Reading.OPEN;
            anyParked |= reading == Reading.PARKED;
            allParked &= reading == Reading.PARKED;
        }
        if (!anyParked) return Reading.VARIABLE;
        return allParked ? Reading.PARKED : Reading.OPEN;
    }

    /** Returns whether the loaded value is only returned, or parked again by an outer statement. */
    private boolean isOnlyReturned(int load) {
        Boolean known = onlyReturned.get(load);
        if (known != null) return known;
        boolean isOnlyReturned = findOnlyReturned(load);
        onlyReturned.put(load, isOnlyReturned);
        return isOnlyReturned;
    }

    private boolean findOnlyReturned(int load) {
        ValueFlow.Uses uses = flow.usesOfTop(load);
        if (uses.isCopied() || uses.users().isEmpty()) return false;
        for (int user = next(uses.users(), 0); user >= 0; user = next(uses.users(), user + 1)) {
            if (graph.opcode(user) != Opcodes.ARETURN && graph.opcode(user) != Opcodes.ASTORE) return false;
        }
        return true;
    }

    private boolean isUsersOwn(int store, int local) {
        Boolean known = usersOwn.get(store);
        if (known != null) return known;
        boolean isUsersOwn = findUsersOwn(store, local);
        usersOwn.put(store, isUsersOwn);
        return isUsersOwn;
    }

    private boolean findUsersOwn(int store, int local) {
        if (isNamed(graph.real(store + 1), local)) return true;
        BitSet loads = flow.usesOfLocal(store, local).users();
        for (int load = next(loads, 0); load >= 0; load = next(loads, load + 1)) {
            if (!isOnlyReturned(load)) return true;
        }
        return false;
    }

    private Reading readingOf(int store, int load) {
        List<Region> all = regionsLeft(store, load);
        List<Region> left = new ArrayList<>();
        boolean areMonitors = true;
        for (Region region : all) {
            Finalizer finalizer = finalizers.get(region);
            if (finalizer != null) left.add(region);
            areMonitors &= finalizer != null && finalizer.exitsMonitor(graph);
        }
        // Behind a monitor it is the same whether a value was parked or is a variable: it is awaited behind the exit.
        if (areMonitors) return Reading.VARIABLE;
        if (!left.isEmpty()) return readingOf(store, load, left);
        // Catch clauses alone: javac parks for an empty finally block, too, and for a yield in a try statement.
        return graph.real(store + 1) == load ? Reading.PARKED : Reading.VARIABLE;
    }

    private Reading readingOf(int store, int load, List<Region> left) {
        Collections.sort(left);
        boolean isInOnePiece = isInOnePiece(store, load, left);
        int at = Finalizer.real(graph, store + 1);
        for (Region region : left) {
            Finalizer finalizer = finalizers.get(region);
            // A parked value is stored where the region ends, but for that of a monitor, which protects its exit, too.
            if (region.covers(at) && !finalizer.exitsMonitor(graph)) return Reading.VARIABLE;
            int end = FinalizerCopy.end(graph, at, finalizer);
            if (end == FinalizerCopy.NONE) {
                boolean isVariable = region.covers(at) || !isInOnePiece && !hasVariableTable();
                // Whatever leaves a region runs a copy of its finalizer; if this is none, a tool has changed one of
                // them.
                return isVariable ? Reading.VARIABLE : Reading.OPEN;
            }
            at = end;
        }
        if (!leadsTo(at, load)) return Reading.VARIABLE;
        if (isInOnePiece) return Reading.PARKED;
        return hasVariableTable() ? Reading.OPEN : Reading.VARIABLE;
    }

    /** Returns the regions in which a value was made, and which are left before the load. */
    private List<Region> regionsLeft(int store, int load) {
        List<Region> left = new ArrayList<>();
        for (Region region : graph.regions()) {
            // Some tools end a range in front of the store, which throws nothing.
            boolean isInside = region.covers(store) || graph.isProtectedBefore(store, region);
            if (isInside && isLeft(region, store, load) && !Finalizer.isEmpty(graph, region)) left.add(region);
        }
        return left;
    }

    /** Groovy protects the return as well, behind the finalizer. */
    private boolean isLeft(Region region, int store, int load) {
        if (!region.covers(load)) return true;
        BitSet between = flow.between(store, load);
        for (int i = next(between, 0); i >= 0; i = next(between, i + 1)) {
            if (graph.opcode(i) >= 0 && !region.covers(i)) return true;
        }
        return false;
    }

    private boolean isInOnePiece(int store, int load, List<Region> left) {
        for (Region region : left) {
            if (load < store || store < region.handler() && region.handler() < load) return false;
        }
        return true;
    }

    /** Tells whether only instructions without effect stand between two places. */
    private boolean leadsTo(int from, int load) {
        int at = from;
        for (int steps = 0; at != load; steps++) {
            if (steps > graph.size() || at == graph.size()) return false;
            int opcode = graph.opcode(at);
            boolean hasEffect = opcode > Opcodes.ALOAD && opcode < Opcodes.ISTORE
                    || opcode > Opcodes.ASTORE && opcode < Opcodes.POP
                    || opcode > Opcodes.SWAP;
            if (hasEffect || graph.at(at) instanceof VarInsnNode access && isOverwritten(access, load)) return false;
            at = Finalizer.real(graph, at + 1);
        }
        return true;
    }

    private boolean isOverwritten(VarInsnNode access, int load) {
        return access.getOpcode() >= Opcodes.ISTORE && access.var == ((VarInsnNode) graph.at(load)).var;
    }

    /** Tells whether the variable table names a local at an instruction. */
    boolean isNamed(int instruction, int local) {
        if (!hasVariableTable()) return false;
        for (LocalVariableNode variable : method.localVariables) {
            if (variable.index == local
                    && graph.numberOf(variable.start) <= instruction
                    && instruction < graph.numberOf(variable.end)) return true;
        }
        return false;
    }

    private static int next(BitSet set, int from) {
        return set.nextSetBit(from);
    }
}
