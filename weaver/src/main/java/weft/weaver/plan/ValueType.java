package weft.weaver.plan;

import java.util.Locale;

/**
 * The type of a value that is saved, as the verifier knows it (JVM specification 4.10.1.2).
 *
 * @param kind which of the verification types
 * @param className the internal name or array descriptor of a reference, else null
 */
public record ValueType(Kind kind, String className) {
    /** The verification types that a saved value can have. */
    public enum Kind {
        INT("I"),
        FLOAT("F"),
        LONG("J"),
        DOUBLE("D"),
        NULL(null),
        REFERENCE("Ljava/lang/Object;");

        private final String slotDescriptor;

        Kind(String slotDescriptor) {
            this.slotDescriptor = slotDescriptor;
        }
    }

    public static ValueType of(Kind kind) {
        return new ValueType(kind, null);
    }

    public static ValueType reference(String className) {
        return new ValueType(Kind.REFERENCE, className);
    }

    /** Returns how many local variables the value takes. */
    public int size() {
        return kind == Kind.LONG || kind == Kind.DOUBLE ? 2 : 1;
    }

    /** Tells whether such a value keeps an object alive. */
    public boolean isReference() {
        return kind == Kind.REFERENCE;
    }

    /** Returns the descriptor of the slot that such a value shares with others of its kind. */
    public String sharedSlotDescriptor() {
        return kind.slotDescriptor;
    }

    /** Returns the descriptor of a slot that only values of this very type use. */
    public String ownDescriptor() {
        return className.startsWith("[") ? className : "L" + className + ";";
    }

    @Override
    public String toString() {
        return className != null ? className : kind.name().toLowerCase(Locale.ROOT);
    }
}
