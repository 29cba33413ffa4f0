package weft.weaver.readers;

import java.io.IOException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.SerialVersionUIDAdder;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * The serialVersionUID of a class file, declared or computed (Java Object Serialization Specification 4.6), as
 * {@link java.io.ObjectStreamClass} has it for a class that is loaded and Serializable.
 */
final class SerialVersion extends SerialVersionUIDAdder {
    private static final String NAME = "serialVersionUID";

    private SerialVersion() {
        super(Opcodes.ASM9, null);
    }

    /** Returns the number; it counts for Serializable classes only. */
    static long of(byte[] classFile) {
        ClassNode tree = WovenParts.tree(classFile);
        // Java Object Serialization Specification 1.12 and 1.13.
        if ((tree.access & Opcodes.ACC_ENUM) != 0 || tree.recordComponents != null) return 0;
        for (FieldNode field : tree.fields) {
            boolean isConstant = (field.access & Opcodes.ACC_STATIC) != 0 && (field.access & Opcodes.ACC_FINAL) != 0;
            if (field.name.equals(NAME) && isConstant && field.value instanceof Number value) return value.longValue();
        }
        return new SerialVersion().computed(classFile);
    }

    private long computed(byte[] classFile) {
        new ClassReader(classFile).accept(this, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        try {
            return computeSVUID();
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
