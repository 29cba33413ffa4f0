package weft.weaver.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import weft.weaver.analyse.NamedClasses;
import weft.weaver.names.Names;

/**
 * Gives each saved value a slot of the machine. Values that are saved at one suspension get different slots; a local
 * keeps its slot from one suspension to the next where it can; everything else shares.
 */
final class SlotAllocator {
    private static final String OBJECT = "Ljava/lang/Object;";

    private final List<Slot> slots = new ArrayList<>();
    private final Map<String, Slot> preferred = new HashMap<>();
    private final NamedClasses named;

    SlotAllocator(NamedClasses named) {
        this.named = named;
    }

    List<Slot> slots() {
        return List.copyOf(slots);
    }

    /** Gives slots to the values saved at one suspension. */
    List<Transfer> allocate(List<Operand> values) {
        Set<Slot> taken = Collections.newSetFromMap(new IdentityHashMap<>());
        Slot[] chosen = new Slot[values.size()];
        for (int i = 0; i < chosen.length; i++) {
            Slot slot = preferred.get(key(values.get(i)));
            if (slot != null && taken.add(slot)) chosen[i] = slot;
        }
        List<Transfer> transfers = new ArrayList<>();
        for (int i = 0; i < chosen.length; i++) {
            Operand value = values.get(i);
            if (value.type().kind() == ValueType.Kind.NULL) {
                transfers.add(new Transfer(value.local(), value.type(), null, null));
                continue;
            }
            Slot slot = chosen[i] != null ? chosen[i] : firstFree(descriptor(value.type()), taken);
            taken.add(slot);
            preferred.putIfAbsent(key(value), slot);
            transfers.add(new Transfer(value.local(), value.type(), slot, cast(value.type(), slot)));
        }
        return transfers;
    }

    private String key(Operand value) {
        return value.local() + descriptorOrNone(value.type());
    }

    private String descriptorOrNone(ValueType type) {
        return type.kind() == ValueType.Kind.NULL ? "" : descriptor(type);
    }

    /** A reference is kept in an Object slot. A field of its very type needs no cast, but cannot be shared. */
    private String descriptor(ValueType type) {
        boolean shares = type.kind() != ValueType.Kind.REFERENCE || named.castTo(type.className()) != null;
        return shares ? type.sharedSlotDescriptor() : type.ownDescriptor();
    }

    private String cast(ValueType type, Slot slot) {
        if (!slot.descriptor().equals(OBJECT) || type.kind() != ValueType.Kind.REFERENCE) return null;
        String cast = named.castTo(type.className());
        return cast.equals(Names.OBJECT) ? null : cast;
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
            case OBJECT -> "o" + count;
            default -> "r" + slots.size();
        };
    }
}
