package weft.weaver.plan;

/**
 * A field of the state machine that holds saved values; locals that are never live together share one.
 *
 * @param name the field's name
 * @param descriptor the field's descriptor
 */
public record Slot(String name, String descriptor) {
    /** Tells whether the slot keeps an object alive. */
    public boolean holdsReference() {
        return descriptor.length() > 1;
    }

    @Override
    public String toString() {
        return name;
    }
}
