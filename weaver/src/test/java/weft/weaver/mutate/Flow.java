package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.LabelNode;

/** Which stores reach each item, and which local variables are live there. */
final class Flow {
    /** Where a local variable gets a value; parameters come first, and have no item. */
    record Definition(Item item, int slot, int width) {
        boolean overlaps(Definition other) {
            return slot < other.slot + other.width && other.slot < slot + width;
        }
    }

    final List<Item> items;
    final List<Definition> definitions = new ArrayList<>();
    final int parameters;
    final Map<Item, Integer> definitionOf = new IdentityHashMap<>();

    /** The definitions that reach each item, by its index. */
    final BitSet[] reaching;

    /** The local variables that are live in front of each item, by its index. */
    final BitSet[] live;

    final List<List<Integer>> successors = new ArrayList<>();
    final List<List<Integer>> handlers = new ArrayList<>();
    private final Map<Item, Integer> indexes = new IdentityHashMap<>();
    private final int start;

    Flow(Code code) {
        items = code.items();
        for (int i = 0; i < items.size(); i++) indexes.put(items.get(i), i);
        link(code);
        define(code);
        parameters = code.parameters.size();
        reaching = new BitSet[items.size()];
        live = new BitSet[items.size()];
        for (int i = 0; i < items.size(); i++) {
            reaching[i] = new BitSet();
            live[i] = new BitSet();
        }
        start = indexes.get(Code.first(code.blocks.get(0)));
        solveReaching();
        solveLive();
    }

    private void link(Code code) {
        Map<LabelNode, Block> blocks = code.byLabel();
        for (Block block : code.blocks) {
            for (int i = 0; i < block.items.size(); i++) {
                List<Integer> next = new ArrayList<>();
                if (i + 1 < block.items.size()) {
                    next.add(indexes.get(block.items.get(i + 1)));
                } else {
                    Code.targets(block.items.get(i)).forEach(target -> add(next, blocks.get(target)));
                    if (block.next != null) add(next, block.next);
                }
                successors.add(next);
                List<Integer> caught = new ArrayList<>();
                block.items.get(i).guards.forEach(guard -> add(caught, guard.handler()));
                handlers.add(caught);
            }
        }
    }

    private void add(List<Integer> into, Block target) {
        Item first = Code.first(target);
        if (first != null) into.add(indexes.get(first));
    }

    private void define(Code code) {
        int slot = 0;
        for (Type parameter : code.parameters) {
            definitions.add(new Definition(null, slot, parameter.getSize()));
            slot += parameter.getSize();
        }
        for (Item item : items) {
            if (!item.isStore() && !item.isIncrement()) continue;
            definitionOf.put(item, definitions.size());
            definitions.add(new Definition(item, item.slot(), item.width()));
        }
    }

    private void solveReaching() {
        BitSet changed = new BitSet();
        reaching[start].set(0, parameters);
        changed.set(start);
        BitSet seen = new BitSet();
        for (int at = changed.nextSetBit(0); at >= 0; at = changed.nextSetBit(0)) {
            changed.clear(at);
            seen.set(at);
            for (int handler : handlers.get(at)) flow(reaching[at], handler, seen, changed);
            BitSet after = after(at);
            for (int successor : successors.get(at)) flow(after, successor, seen, changed);
        }
    }

    private void flow(BitSet from, int to, BitSet seen, BitSet changed) {
        int before = reaching[to].cardinality();
        reaching[to].or(from);
        if (reaching[to].cardinality() > before || !seen.get(to)) changed.set(to);
    }

    /** The definitions that reach what follows an item. */
    BitSet after(int at) {
        Integer made = definitionOf.get(items.get(at));
        if (made == null) return reaching[at];
        BitSet after = new BitSet();
        Definition definition = definitions.get(made);
        reaching[at].stream()
                .filter(each -> !definitions.get(each).overlaps(definition))
                .forEach(after::set);
        after.set(made);
        return after;
    }

    private void solveLive() {
        List<List<Integer>> predecessors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) predecessors.add(new ArrayList<>());
        for (int i = 0; i < items.size(); i++) {
            for (int successor : successors.get(i)) predecessors.get(successor).add(i);
            for (int handler : handlers.get(i)) predecessors.get(handler).add(i);
        }
        BitSet changed = new BitSet();
        changed.set(0, items.size());
        for (int at = changed.length() - 1; at >= 0; at = changed.length() - 1) {
            changed.clear(at);
            BitSet before = liveBefore(at);
            if (before.equals(live[at])) continue;
            live[at] = before;
            predecessors.get(at).forEach(changed::set);
        }
    }

    private BitSet liveBefore(int at) {
        BitSet before = liveAfter(at);
        Item item = items.get(at);
        if (item.isStore()) before.clear(item.slot(), item.slot() + item.width());
        if (item.isLoad() || item.isIncrement()) before.set(item.slot(), item.slot() + item.width());
        for (int handler : handlers.get(at)) before.or(live[handler]);
        return before;
    }

    /** The local variables that are live behind an item where it does not throw. */
    BitSet liveAfter(int at) {
        BitSet after = new BitSet();
        for (int successor : successors.get(at)) after.or(live[successor]);
        return after;
    }
}
