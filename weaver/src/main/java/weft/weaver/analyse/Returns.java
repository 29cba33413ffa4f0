package weft.weaver.analyse;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.names.Names;
import weft.weaver.parse.ReturnKind;

/**
 * Rewrites a method so that every {@code areturn} has the raw result on the stack. {@code return value(x)} leaves x and
 * makes no wrapper. Any other returned expression is awaited where it was evaluated, inside its try statements and
 * before their finalizers; but behind the monitors that are held there.
 */
public final class Returns {
    private final MethodNode method;
    private final ReturnKind kind;
    private final FlowGraph graph;
    private final ReturnedValues returned;
    private final RawFrames frames;

    /** The numbers of the instructions in front of which new labels stand. */
    private final Map<LabelNode, Integer> numbers = new HashMap<>();

    private final Map<Region, TreeMap<Integer, TryCatchBlockNode>> monitorRanges = new HashMap<>();

    /** Null if the method enters none. */
    private final Monitors monitors;

    private final MonitorExits monitorExits;

    private Returns(MethodNode method, ReturnKind kind) {
        this.method = method;
        this.kind = kind;
        this.graph = new FlowGraph(method);
        this.returned = new ReturnedValues(method, graph);
        this.frames = new RawFrames(graph, returned.flow());
        this.monitors = Monitors.entersMonitor(method) ? new Monitors(graph) : null;
        this.monitorExits = new MonitorExits(method, graph, monitors);
    }

    /**
     * Rewrites the returns of a method in place. Throws {@link UnsupportedCodeException} where the class file leaves
     * open what is meant.
     *
     * @param method a copy of the method
     * @param kind what it returns
     * @return what there is to warn of
     */
    public static List<String> makeExplicit(MethodNode method, ReturnKind kind) {
        if (kind == ReturnKind.VOID) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction.getOpcode() == Opcodes.RETURN) returnNull(method, instruction);
            }
            return List.of();
        }
        ReplacedReturns.check(method);
        if (rewriteWrappedInPlace(method)) return List.of();
        return new Returns(method, kind).rewrite();
    }

    /** The usual shape needs no analysis: each return directly behind the call that wraps its value. */
    private static boolean rewriteWrappedInPlace(MethodNode method) {
        List<AbstractInsnNode> wrappers = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() != Opcodes.ARETURN) continue;
            AbstractInsnNode before = instruction.getPrevious();
            while (before instanceof LineNumberNode || before instanceof LabelNode) before = before.getPrevious();
            if (before == null || !Wrappers.isWrapper(before)) return false;
            wrappers.add(before);
        }
        for (AbstractInsnNode call : wrappers) Wrappers.remove(method, call);
        return true;
    }

    private static void returnNull(MethodNode method, AbstractInsnNode instruction) {
        method.instructions.insertBefore(instruction, new InsnNode(Opcodes.ACONST_NULL));
        method.instructions.set(instruction, new InsnNode(Opcodes.ARETURN));
        method.maxStack = Math.max(method.maxStack, 1);
    }

    private List<String> rewrite() {
        BitSet awaited = new BitSet();
        for (ReturnedValues.Taker taker : returned.takers()) {
            if (taker.isClear()) awaited.or(taker.expressions());
            else awaited.set(taker.at());
        }
        Map<Integer, Integer> exits = monitors == null ? Map.of() : takeLocked(awaited);
        for (int i = awaited.nextSetBit(0); i >= 0; i = awaited.nextSetBit(i + 1)) awaitOne(i);
        for (Map.Entry<Integer, Integer> exit : exits.entrySet()) awaitBehindMonitor(exit.getKey(), exit.getValue());
        return returned.isAssumed() ? List.of(assumed()) : List.of();
    }

    private void awaitOne(int at) {
        if (returned.takerAt(at) != null) {
            awaitTaken(returned.takerAt(at));
            return;
        }
        frames.weakenFrom(at);
        if (returned.isWrapper(at)) Wrappers.remove(method, graph.at(at));
        else awaitBehind(at, MonitorExits.ON_STACK);
    }

    /** Awaits behind an instruction what is on the stack, or in a local variable. */
    private void awaitBehind(int at, int local) {
        InsnList added = new InsnList();
        LabelNode start = new LabelNode();
        LabelNode end = new LabelNode();
        added.add(start);
        if (local == MonitorExits.ON_STACK) {
            added.add(await());
        } else {
            added.add(new VarInsnNode(Opcodes.ALOAD, local));
            added.add(await());
            added.add(new VarInsnNode(Opcodes.ASTORE, local));
            method.maxStack++;
        }
        added.add(end);
        numbers.put(start, at + 1);
        numbers.put(end, at + 1);
        method.instructions.insert(graph.at(at), added);
        if (monitors != null && monitors.heldAfter(at) == 0) leaveMonitors(at, start, end);
    }

    /** A compiler protects a monitor's exit by the handler that exits it; what is awaited behind it must not be. */
    private void leaveMonitors(int at, LabelNode start, LabelNode end) {
        for (Region region : graph.protecting(at)) {
            Map.Entry<Integer, TryCatchBlockNode> piece = monitorRanges(region).floorEntry(at);
            if (piece == null || number(piece.getValue().end) <= at) continue;
            TryCatchBlockNode block = piece.getValue();
            if (graph.real(at + 1) < number(block.end)) {
                TryCatchBlockNode rest = new TryCatchBlockNode(end, block.end, block.handler, block.type);
                method.tryCatchBlocks.add(method.tryCatchBlocks.indexOf(block) + 1, rest);
                monitorRanges(region).put(number(end), rest);
            }
            block.end = start;
        }
    }

    /**
     * Returns the ranges of a region whose handler exits a monitor, by their first instructions; none of another one.
     */
    private TreeMap<Integer, TryCatchBlockNode> monitorRanges(Region region) {
        TreeMap<Integer, TryCatchBlockNode> known = monitorRanges.get(region);
        if (known != null) return known;
        TreeMap<Integer, TryCatchBlockNode> found = new TreeMap<>();
        if (monitors.heldInHandler(region) > 0) {
            Finalizer finalizer = Finalizer.of(graph, region);
            if (finalizer == null || !finalizer.exitsMonitor(graph)) throw monitorExits.unpaired(region.handler());
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                if (number(block.handler) == region.handler()) found.put(number(block.start), block);
            }
        }
        monitorRanges.put(region, found);
        return found;
    }

    /**
     * Where a value cannot be followed to its expression, it is awaited where it is taken: by the return or its store.
     */
    private void awaitTaken(ReturnedValues.Taker taker) {
        int at = taker.at();
        LabelNode behind = new LabelNode();
        numbers.put(behind, at);
        for (Region region : graph.regions()) {
            if (region.covers(at)) continue;
            if (graph.isProtectedBefore(at, region)) extend(region, at, behind);
            else if (!returned.isReady(taker) && coversAny(region, taker.expressions())) throw returned.open(at);
        }
        if (graph.opcode(at) == Opcodes.ASTORE) frames.weakenFrom(at, ((VarInsnNode) graph.at(at)).var);
        method.instructions.insertBefore(graph.at(at), await());
        method.instructions.insertBefore(graph.at(at), behind);
    }

    private static boolean coversAny(Region region, BitSet instructions) {
        for (int i = instructions.nextSetBit(0); i >= 0; i = instructions.nextSetBit(i + 1)) {
            if (region.covers(i)) return true;
        }
        return false;
    }

    /**
     * Compilers end a protected range in front of the return, since that throws nothing; the await before it may throw.
     */
    private void extend(Region region, int at, LabelNode end) {
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            boolean isLast = number(block.handler) == region.handler() && graph.real(number(block.end)) == at;
            if (isLast) block.end = end;
        }
    }

    /**
     * Takes out what is evaluated while a monitor is held, and returns where it is awaited instead. A wrapper stays
     * only if another value reaches the same place.
     */
    private Map<Integer, Integer> takeLocked(BitSet awaited) {
        Map<Integer, Integer> exits = new TreeMap<>();
        BitSet wrappers = new BitSet();
        for (int i = awaited.nextSetBit(0); i >= 0; i = awaited.nextSetBit(i + 1)) {
            if (monitors.heldAfter(i) == 0) continue;
            if (returned.isWrapper(i)) {
                wrappers.set(i);
            } else {
                monitorExits.addAll(exits, monitorExits.of(i, false));
                awaited.clear(i);
            }
        }
        boolean changed = !exits.isEmpty();
        while (changed) {
            changed = false;
            for (int i = wrappers.nextSetBit(0); i >= 0; i = wrappers.nextSetBit(i + 1)) {
                Map<Integer, Integer> own = monitorExits.of(i, true);
                if (Collections.disjoint(own.keySet(), exits.keySet())) continue;
                monitorExits.addAll(exits, own);
                wrappers.clear(i);
                awaited.clear(i);
                changed = true;
            }
        }
        return exits;
    }

    private void awaitBehindMonitor(int exit, int local) {
        if (local == MonitorExits.ON_STACK) frames.weakenFrom(exit);
        else frames.weakenFrom(exit, local);
        awaitBehind(exit, local);
    }

    private int number(LabelNode label) {
        Integer added = numbers.get(label);
        return added == null ? graph.numberOf(label) : added;
    }

    private MethodInsnNode await() {
        String descriptor = kind.isStage() ? Names.AWAIT_STAGE : Names.AWAIT_AWAITABLE;
        return new MethodInsnNode(Opcodes.INVOKESTATIC, Names.ASYNCIO, Names.AWAIT, descriptor, false);
    }

    private String assumed() {
        return "method " + method.name
                + " returns what it called inside a try statement, and its class file has no debug"
                + " tables to tell that from a variable that is returned behind the statement; it is awaited inside. If it"
                + " is a variable, write return value(await(...)), or compile with -g";
    }
}
