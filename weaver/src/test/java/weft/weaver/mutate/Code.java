package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/** The code of a method as blocks in the order of the class file. */
final class Code {
    /** What the method takes, {@code this} included. */
    final List<Type> parameters;

    final boolean isInstance;

    /** The first is where the method begins. */
    final List<Block> blocks = new ArrayList<>();

    /** Ranges of protected code end before these items, and begin anew. */
    final Set<Item> cuts = new HashSet<>();

    /** Shuffles the exception table; null: it is in order. */
    SplittableRandom tableOrder;

    /** The first local variable that nothing uses. */
    int free;

    Code(List<Type> parameters, boolean isInstance, int free) {
        this.parameters = parameters;
        this.isInstance = isInstance;
        this.free = free;
    }

    /** Reserves local variables that nothing uses yet. */
    int fresh(int width) {
        free += width;
        return free - width;
    }

    Map<LabelNode, Block> byLabel() {
        Map<LabelNode, Block> all = new HashMap<>();
        for (Block block : blocks) all.put(block.label, block);
        return all;
    }

    Set<Block> handlers() {
        Set<Block> handlers = new HashSet<>();
        for (Item item : items()) item.guards.forEach(guard -> handlers.add(guard.handler()));
        return handlers;
    }

    List<Item> items() {
        List<Item> items = new ArrayList<>();
        for (Block block : blocks) items.addAll(block.items);
        return items;
    }

    /** Returns the labels to which an item may jump. */
    static List<LabelNode> targets(Item item) {
        if (item == null) return List.of();
        if (item.instruction instanceof JumpInsnNode jump) return List.of(jump.label);
        List<LabelNode> targets = new ArrayList<>();
        if (item.instruction instanceof TableSwitchInsnNode table) {
            targets.addAll(table.labels);
            targets.add(table.dflt);
        } else if (item.instruction instanceof LookupSwitchInsnNode lookup) {
            targets.addAll(lookup.labels);
            targets.add(lookup.dflt);
        }
        return targets;
    }

    static boolean endsHere(int opcode) {
        return opcode == Opcodes.GOTO
                || opcode == Opcodes.TABLESWITCH
                || opcode == Opcodes.LOOKUPSWITCH
                || opcode == Opcodes.ATHROW
                || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN;
    }

    /** Returns the item that runs first when control comes to a block, or null if none ever does. */
    static Item first(Block block) {
        Set<Block> seen = new HashSet<>();
        Block at = block;
        while (at != null && at.items.isEmpty() && seen.add(at)) at = at.next;
        return at == null || at.items.isEmpty() ? null : at.items.get(0);
    }

    /** Splits a block in front of an item; the second part takes the block's end. */
    Block split(Block block, int index) {
        Block second = new Block();
        List<Item> tail = block.items.subList(index, block.items.size());
        second.items.addAll(tail);
        tail.clear();
        second.next = block.next;
        second.exit = block.exit;
        block.next = second;
        block.exit = null;
        blocks.add(blocks.indexOf(block) + 1, second);
        return second;
    }

    /**
     * Returns what the tables say of a goto at the end of a block. In scope is what is in scope where it goes, and it
     * is not protected by more than the instruction in front of it.
     */
    static Item exitOf(Block block) {
        Item first = first(block.next);
        Item last = block.last();
        Item like = block.exit != null ? block.exit : last != null ? last : first;
        if (like == null) return new Item(null, 0, List.of(), List.of());
        List<Guard> guards = last == null ? List.of() : like.guards;
        return new Item(
                null,
                like.line,
                guards.stream().filter(guard -> last.guards.contains(guard)).toList(),
                first == null ? List.of() : first.names);
    }

    /** Whether an instruction belongs to the one before: the weaver knows {@code new} by the {@code dup} behind it. */
    static boolean isInseparable(Block block, int index) {
        return index > 0
                && block.items.get(index).opcode() == Opcodes.DUP
                && block.items.get(index - 1).opcode() == Opcodes.NEW;
    }
}
