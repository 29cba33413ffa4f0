package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * The control flow of a method, by the numbers of its instructions: what follows what, in both directions, which
 * regions protect an instruction, and what can be reached. It does not follow later changes of the method.
 */
final class FlowGraph {
    private static final int[] NONE = {};

    private final AbstractInsnNode[] instructions;
    private final Map<AbstractInsnNode, Integer> numbers = new HashMap<>();
    private final int[][] successors;
    private final int[][] predecessors;

    /** One for each handler, in the order of the exception table. */
    private final List<Region> regions = new ArrayList<>();

    /** For each instruction at which a handler begins, what it protects. */
    private final Region[] handledFrom;

    private final List<List<Region>> protecting = new ArrayList<>();
    private final BitSet reachable = new BitSet();

    FlowGraph(MethodNode method) {
        instructions = method.instructions.toArray();
        for (int i = 0; i < instructions.length; i++) numbers.put(instructions[i], i);
        successors = new int[instructions.length][];
        predecessors = new int[instructions.length][];
        handledFrom = new Region[instructions.length];
        for (int i = 0; i < instructions.length; i++) protecting.add(List.of());
        addRegions(method);
        addEdges();
        reach();
    }

    int size() {
        return instructions.length;
    }

    AbstractInsnNode at(int number) {
        return instructions[number];
    }

    /** Returns an instruction's opcode; -1 for labels, frames and lines, and behind the last one. */
    int opcode(int number) {
        return number < instructions.length ? instructions[number].getOpcode() : -1;
    }

    int numberOf(AbstractInsnNode instruction) {
        return numbers.get(instruction);
    }

    /** Returns where control may go after an instruction, but for exceptions. */
    int[] successors(int number) {
        return successors[number];
    }

    /** Returns the reachable instructions after which control may come to this one, but for exceptions. */
    int[] predecessors(int number) {
        return predecessors[number];
    }

    List<Region> regions() {
        return regions;
    }

    /** Returns the region whose handler begins at an instruction, or null. */
    Region handledFrom(int number) {
        return handledFrom[number];
    }

    /** Returns the regions that an instruction is in, in the order in which the JVM looks for a handler. */
    List<Region> protecting(int number) {
        return protecting.get(number);
    }

    /** Tells whether a region covers all instructions after which control comes to this one. */
    boolean isProtectedBefore(int number, Region region) {
        for (int before : predecessors[number]) {
            boolean isCovered = opcode(before) < 0 ? isProtectedBefore(before, region) : region.covers(before);
            if (!isCovered) return false;
        }
        return predecessors[number].length > 0;
    }

    boolean isReachable(int number) {
        return reachable.get(number);
    }

    /** Returns the first instruction at or behind a place that does something, over labels, frames and lines. */
    int real(int number) {
        int at = number;
        while (at < instructions.length && opcode(at) < 0) at++;
        return at;
    }

    private void addRegions(MethodNode method) {
        Map<LabelNode, Region> byHandler = new HashMap<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            Region region = byHandler.get(block.handler);
            if (region == null) {
                region = new Region(numberOf(block.handler));
                byHandler.put(block.handler, region);
                handledFrom[region.handler()] = region;
                regions.add(region);
            }
            region.add(numberOf(block.start), numberOf(block.end), block.type);
        }
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            Region region = byHandler.get(block.handler);
            int end = numberOf(block.end);
            for (int i = numberOf(block.start); i < end; i++) {
                if (protecting.get(i).isEmpty()) protecting.set(i, new ArrayList<>());
                if (!protecting.get(i).contains(region)) protecting.get(i).add(region);
            }
        }
    }

    private void addEdges() {
        for (int i = 0; i < instructions.length; i++) {
            List<AbstractInsnNode> next = ControlFlow.successors(instructions[i]);
            successors[i] = new int[next.size()];
            for (int j = 0; j < next.size(); j++) successors[i][j] = numberOf(next.get(j));
        }
    }

    private void reach() {
        Arrays.fill(predecessors, NONE);
        Deque<Integer> work = new ArrayDeque<>();
        visit(0, work);
        while (!work.isEmpty()) {
            int at = work.pop();
            for (int next : successors[at]) {
                addPredecessor(next, at);
                visit(next, work);
            }
            for (Region region : protecting.get(at)) visit(region.handler(), work);
        }
    }

    private void visit(int number, Deque<Integer> work) {
        if (reachable.get(number)) return;
        reachable.set(number);
        work.push(number);
    }

    private void addPredecessor(int number, int predecessor) {
        int[] before = predecessors[number];
        predecessors[number] = Arrays.copyOf(before, before.length + 1);
        predecessors[number][before.length] = predecessor;
    }
}
