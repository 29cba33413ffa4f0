package weft.weaver.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Gives each saved value a slot of the machine. Values that are saved at one suspension get different slots; a local
 * keeps its slot from one suspension to the next where it can; everything else shares.
 */
final class SlotAllocator {
    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Slot> preferred = new HashMap<>();
    private final Predicate<String> castable;

    /**
     * Makes an allocator.
     *
     * @param castable whether the owner's code may surely name a class in a cast
     */
    SlotAllocator(Predicate<String> castable) {
        this.castable = castable;
    }

    List<Slot> slots() {
        return List.copyOf(slots);
    }

    /** Gives slots to the values saved at one suspension. */
    List<Transfer> allocate(List<Operand> values) {
        Set<Slot> taken = new HashSet<>();
        Map<Operand, Slot> chosen = new HashMap<>();
        for (Operand value : values) {
            Slot slot = preferred.get(key(value));
            if (slot != null && taken.add(slot)) chosen.put(value, slot);
        }
        List<Transfer> transfers = new ArrayList<>();
        for (Operand value : values) {
            if (value.type().kind() == ValueType.Kind.NULL) {
                transfers.add(new Transfer(value.local(), value.type(), null));
                continue;
            }
            Slot slot = chosen.containsKey(value) ? chosen.get(value) : firstFree(descriptor(value.type()), taken);
            taken.add(slot);
            preferred.putIfAbsent(key(value), slot);
            transfers.add(new Transfer(value.local(), value.type(), slot));
        }
        return transfers;
    }

    private String key(Operand value) {
        return value.local() + descriptorOrNone(value.type());
    }

    private String descriptorOrNone(ValueType type) {
        return type.kind() == ValueType.Kind.NULL ? "" : descriptor(type);
    }

    /**
     * A reference is kept in an Object slot and cast back. A class that the owner's code does not name may not be
     * accessible to it (a compiler's frame may name a package-private superclass of another package), so a cast could
     * fail; a field of that very type needs no cast.
     */
    private String descriptor(ValueType type) {
        boolean shares = type.kind() != ValueType.Kind.REFERENCE || castable.test(type.className());
        return shares ? type.sharedSlotDescriptor() : type.ownDescriptor();
    }

    private Slot firstFree(String descriptor, Set<Slot> taken) {
        int count = 0;
        for (Slot slot : slots) {
            if (!slot.descriptor().equals(descriptor)) continue;
            if (!taken.contains(slot)) return slot;
            count++;
        }
        Slot slot = new Slot(name(descriptor, count), descriptor);
        slots.add(slot);
        return slot;
    }

    private String name(String descriptor, int count) {
        return switch (descriptor) {
            case "I" -> "i" + count;
            case "F" -> "f" + count;
            case "J" -> "l" + count;
            case "D" -> "d" + count;
            case "Ljava/lang/Object;" -> "o" + count;
            default -> "r" + slots.size();
        };
    }
}
