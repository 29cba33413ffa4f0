package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** Writes blocks as the code of a method, with the tables that their items ask for. */
final class CodeWriter {
    /** A part of the code for which an item's property holds, from the first item to the one behind the last. */
    private record Run<P>(P property, int start, int end) {
        boolean overlaps(Run<?> other) {
            return start < other.end && other.start < end;
        }
    }

    private final Code code;
    private final MethodNode method;
    private final List<Item> items = new ArrayList<>();
    private final List<LabelNode> starts = new ArrayList<>();
    private int line;

    private CodeWriter(Code code, MethodNode method) {
        this.code = code;
        this.method = method;
    }

    static void write(Code code, MethodNode method) {
        new CodeWriter(code, method).write();
    }

    private void write() {
        method.instructions = new InsnList();
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
        for (int i = 0; i < code.blocks.size(); i++) {
            Block block = code.blocks.get(i);
            method.instructions.add(block.label);
            block.items.forEach(this::write);
            Block following = i + 1 < code.blocks.size() ? code.blocks.get(i + 1) : null;
            if (block.next != null && block.next != following) {
                write(Code.exitOf(block).with(new JumpInsnNode(Opcodes.GOTO, block.next.label)));
            }
        }
        LabelNode end = new LabelNode();
        method.instructions.add(end);
        starts.add(end);
        writeHandlers();
        writeNames();
    }

    private void write(Item item) {
        LabelNode start = new LabelNode();
        method.instructions.add(start);
        if (item.line != line && item.line > 0) method.instructions.add(new LineNumberNode(item.line, start));
        if (item.line > 0) line = item.line;
        method.instructions.add(item.instruction);
        items.add(item);
        starts.add(start);
    }

    private void writeHandlers() {
        List<Run<Guard>> runs = runs(item -> item.guards, true);
        runs.sort(Comparator.comparingInt(run -> run.property.order()));
        if (code.tableOrder != null) shuffle(runs);
        method.tryCatchBlocks = new ArrayList<>();
        for (Run<Guard> run : runs) {
            method.tryCatchBlocks.add(new TryCatchBlockNode(
                    starts.get(run.start), starts.get(run.end), run.property.handler().label, run.property.type()));
        }
    }

    /** Entries of disjoint ranges may change places. */
    private void shuffle(List<Run<Guard>> runs) {
        for (int turns = runs.size() * 3; turns > 0 && runs.size() > 1; turns--) {
            int at = code.tableOrder.nextInt(runs.size() - 1);
            if (runs.get(at).overlaps(runs.get(at + 1))) continue;
            runs.add(at, runs.remove(at + 1));
        }
    }

    private void writeNames() {
        List<LocalVariableNode> variables = new ArrayList<>();
        for (Run<Name> run : runs(item -> item.names, false)) {
            Name name = run.property;
            variables.add(new LocalVariableNode(
                    name.name(),
                    name.descriptor(),
                    name.signature(),
                    starts.get(run.start),
                    starts.get(run.end),
                    name.slot()));
        }
        method.localVariables = variables.isEmpty() ? null : variables;
    }

    private <P> List<Run<P>> runs(Function<Item, List<P>> properties, boolean cut) {
        List<Run<P>> runs = new ArrayList<>();
        Map<P, Integer> open = new LinkedHashMap<>();
        for (int i = 0; i <= items.size(); i++) {
            Set<P> here = new LinkedHashSet<>(i < items.size() ? properties.apply(items.get(i)) : List.of());
            boolean cutHere = cut && i < items.size() && code.cuts.contains(items.get(i));
            for (P property : List.copyOf(open.keySet())) {
                if (here.contains(property) && !cutHere) continue;
                runs.add(new Run<>(property, open.remove(property), i));
            }
            for (P property : here) open.putIfAbsent(property, i);
        }
        return runs;
    }
}
