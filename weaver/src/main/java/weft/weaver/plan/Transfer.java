package weft.weaver.plan;

/**
 * One value that moves between a local variable of the body and a slot.
 *
 * @param local the local variable's index in the body
 * @param type the value's type where it is saved, which the local has again when it is restored
 * @param slot where it is kept; null for the null constant, which needs no slot
 * @param cast the type to which it is cast when it is restored; null if it needs no cast
 */
public record Transfer(int local, ValueType type, Slot slot, String cast) {
    @Override
    public String toString() {
        return local + " " + type + (slot == null ? "" : " " + slot);
    }
}
