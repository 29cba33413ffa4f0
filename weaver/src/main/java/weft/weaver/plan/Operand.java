package weft.weaver.plan;

/**
 * An operand below what is awaited, moved to a local variable before the await and back after it.
 *
 * @param local the local variable's index in the body
 * @param type the operand's type
 */
public record Operand(int local, ValueType type) {
    @Override
    public String toString() {
        return type + " in " + local;
    }
}
