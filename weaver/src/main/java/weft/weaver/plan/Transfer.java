package weft.weaver.plan;

/**
 * One value that moves between a local variable of the body and a slot.
 *
 * @param local the local variable's index in the body
 * @param type the value's type where it is saved, which the local has again when it is restored
 * @param slot where it is kept; null for the null constant, which needs no slot
 */
public record Transfer(int local, ValueType type, Slot slot) {
    /** Tells whether restoring must cast what the slot holds. */
    public boolean needsCast() {
        return slot != null
                && type.kind() == ValueType.Kind.REFERENCE
                && !slot.descriptor().equals(type.ownDescriptor());
    }

    @Override
    public String toString() {
        return local + " " + type + (slot == null ? "" : " " + slot);
    }
}
