package weft.weaver.mutate;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Gives the local variables of a method new numbers. What is numbered is a web: the stores that reach common loads.
 * Parameters stay where they come in.
 */
final class Locals {
    private final SplittableRandom random;
    private final Code code;
    private final Flow flow;

    /** The web of each definition; a web's number is that of one of its definitions. */
    private final int[] webs;

    private final BitSet[] conflicts;
    private final int[] slots;

    private Locals(Code code, SplittableRandom random) {
        this.random = random;
        this.code = code;
        this.flow = new Flow(code);
        int count = flow.definitions.size();
        this.webs = new int[count];
        this.conflicts = new BitSet[count];
        this.slots = new int[count];
        for (int i = 0; i < count; i++) {
            webs[i] = i;
            slots[i] = -1;
            conflicts[i] = new BitSet();
        }
        join();
        findConflicts();
    }

    /** Gives each web local variables of its own, in any order, with gaps, or far up. */
    static void renumber(Code code, SplittableRandom random) {
        Locals locals = new Locals(code, random);
        int first = random.nextInt(4) == 0 ? 240 + random.nextInt(20) : 0;
        int gap = random.nextBoolean() ? 1 : 1 + random.nextInt(3);
        locals.number(first, gap, true);
    }

    /** Lets values share local variables if they are not needed at the same time. */
    static void share(Code code, SplittableRandom random) {
        new Locals(code, random).number(0, 1, false);
    }

    private void join() {
        for (int at = 0; at < flow.items.size(); at++) {
            Item item = flow.items.get(at);
            if (!item.isLoad() && !item.isIncrement()) continue;
            int first = flow.definitionOf.getOrDefault(item, -1);
            for (int each : flow.reaching[at].stream().toArray()) {
                if (flow.definitions.get(each).slot() != item.slot()) continue;
                if (first >= 0) union(first, each);
                first = each;
            }
        }
    }

    private void union(int one, int other) {
        int from = web(one);
        int to = web(other);
        // The lower number stays, so that the web of a parameter has the parameter's number.
        webs[Math.max(from, to)] = Math.min(from, to);
    }

    private int web(int definition) {
        int at = definition;
        while (webs[at] != at) at = webs[at];
        return at;
    }

    private void findConflicts() {
        for (int i = 0; i < flow.parameters; i++) {
            for (int j = 0; j < i; j++) conflict(i, j);
        }
        for (int at = 0; at < flow.items.size(); at++) {
            Integer made = flow.definitionOf.get(flow.items.get(at));
            if (made == null) continue;
            BitSet live = flow.liveAfter(at);
            // ASM computes the frame of a handler as if a store took place before the exception.
            for (int handler : flow.handlers.get(at)) live.or(flow.live[handler]);
            for (int each : flow.after(at).stream().toArray()) {
                if (live.get(flow.definitions.get(each).slot())) conflict(made, each);
            }
        }
    }

    private void conflict(int one, int other) {
        if (web(one) == web(other)) return;
        conflicts[web(one)].set(web(other));
        conflicts[web(other)].set(web(one));
    }

    private void number(int first, int gap, boolean apart) {
        int end = 0;
        for (int i = 0; i < flow.parameters; i++) {
            slots[i] = flow.definitions.get(i).slot();
            end = slots[i] + flow.definitions.get(i).width();
        }
        List<Integer> order = new ArrayList<>();
        for (int i = flow.parameters; i < webs.length; i++) {
            if (web(i) == i) order.add(i);
        }
        Collections.shuffle(order, new Random(random.nextLong()));
        int lowest = apart ? Math.max(first, end) : 0;
        for (int web : order) {
            int slot = free(web, lowest, apart);
            if (!apart && random.nextInt(3) == 0) slot = free(web, slot + 1, false);
            slots[web] = slot;
            if (apart) lowest = slot + flow.definitions.get(web).width() + random.nextInt(gap);
        }
        List<Integer> moved = new ArrayList<>();
        for (int at = 0; at < flow.items.size(); at++) moved.add(slotAt(at));
        for (int at = 0; at < flow.items.size(); at++) {
            if (moved.get(at) >= 0) flow.items.get(at).moveTo(moved.get(at));
        }
        moveNames(new Flow(code));
        code.free = 0;
        for (int i = 0; i < webs.length; i++)
            code.free = Math.max(code.free, slotOf(i) + flow.definitions.get(i).width());
    }

    private int slotOf(int definition) {
        return slots[web(definition)];
    }

    /** The new number of what an item loads or stores, or -1. */
    private int slotAt(int at) {
        Item item = flow.items.get(at);
        if (item.isStore() || item.isIncrement()) return slotOf(flow.definitionOf.get(item));
        if (!item.isLoad()) return -1;
        for (int each : flow.reaching[at].stream().toArray()) {
            if (flow.definitions.get(each).slot() == item.slot()) return slotOf(each);
        }
        return -1; // It cannot be reached.
    }

    private int free(int web, int lowest, boolean apart) {
        int width = flow.definitions.get(web).width();
        IntPredicate taken = slot -> {
            for (int other = 0; other < webs.length; other++) {
                if (web(other) != other || slots[other] < 0) continue;
                if (!apart && !conflicts[web].get(other)) continue;
                if (slot < slots[other] + flow.definitions.get(other).width() && slots[other] < slot + width)
                    return true;
            }
            return false;
        };
        int slot = lowest;
        while (taken.test(slot)) slot++;
        return slot;
    }

    /** Leaves the names whose local variable has the value of the name's web, and no other. */
    private void moveNames(Flow moved) {
        for (int at = 0; at < flow.items.size(); at++) {
            List<Name> names = new ArrayList<>();
            for (Name name : flow.items.get(at).names) {
                Set<Integer> named = new HashSet<>();
                flow.reaching[at].stream()
                        .filter(each -> flow.definitions.get(each).slot() == name.slot())
                        .forEach(each -> named.add(web(each)));
                if (named.size() != 1) continue;
                int web = named.iterator().next();
                if (onlyHolds(moved.reaching[at], web)) names.add(name.at(slots[web]));
            }
            flow.items.get(at).names = names;
        }
    }

    private boolean onlyHolds(BitSet definitions, int web) {
        boolean held = false;
        for (int each : definitions.stream().toArray()) {
            int slot = slotOf(each);
            boolean overlaps = slot < slots[web] + flow.definitions.get(web).width()
                    && slots[web] < slot + flow.definitions.get(each).width();
            if (overlaps && web(each) != web) return false;
            held |= web(each) == web;
        }
        return held;
    }
}
