package weft.weaver.inspect;

import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * Finds out whether a class file is whole: whether its parts, with the lengths that they have, end where the file ends
 * (JVM specification 4.1). What an interrupted copy or a full disk leaves behind names nothing to weave any more, and
 * would pass for a class without async methods.
 */
public final class Damage {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int FIRST_CONSTANT = 10;

    private final byte[] bytes;
    private int at;

    private Damage(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns what is wrong with a class file; empty if it is whole, or of a Java that is not known yet. */
    public static Optional<String> of(byte[] classFile) {
        if (classFile.length == 0) return Optional.of("it is empty");
        try {
            return Optional.ofNullable(new Damage(classFile).find());
        } catch (IndexOutOfBoundsException cut) {
            return Optional.of("it is cut off after " + classFile.length + " bytes");
        }
    }

    private String find() {
        if (u4() != MAGIC) return "it does not begin as a class file does";
        at = 6;
        if (u2() > Opcodes.V28) return null;
        String wrong = skipConstants();
        if (wrong != null) return wrong;
        skip(6); // access flags, this class, superclass
        skip(2 * u2()); // interfaces
        skipMembers(); // fields
        skipMembers(); // methods
        skipAttributes();
        return at == bytes.length ? null : "it has " + (bytes.length - at) + " bytes too many";
    }

    private String skipConstants() {
        at = FIRST_CONSTANT - 2;
        int count = u2();
        for (int index = 1; index < count; index++) {
            int tag = bytes[at++];
            switch (tag) {
                case 1 -> skip(u2()); // Utf8
                case 3, 4, 9, 10, 11, 12, 17, 18 -> skip(4); // Integer, Float, Fieldref to InvokeDynamic
                case 5, 6 -> { // Long, Double: they take two indices
                    skip(8);
                    index++;
                }
                case 7, 8, 16, 19, 20 -> skip(2); // Class, String, MethodType, Module, Package
                case 15 -> skip(3); // MethodHandle
                default -> {
                    return "constant " + index + " has the unknown tag " + tag;
                }
            }
        }
        return null;
    }

    private void skipMembers() {
        for (int left = u2(); left > 0; left--) {
            skip(6);
            skipAttributes();
        }
    }

    private void skipAttributes() {
        for (int left = u2(); left > 0; left--) {
            skip(2);
            skip(u4());
        }
    }

    /** Moves on; past the end is an IndexOutOfBoundsException, at once. */
    private void skip(int length) {
        if (length < 0 || length > bytes.length - at) throw new IndexOutOfBoundsException();
        at += length;
    }

    private int u2() {
        int value = (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
        at += 2;
        return value;
    }

    private int u4() {
        return u2() << 16 | u2();
    }
}
