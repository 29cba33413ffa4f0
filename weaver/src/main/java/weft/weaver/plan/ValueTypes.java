package weft.weaver.plan;

import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Reads ASM's types as value types. */
final class ValueTypes {
    private ValueTypes() {}

    /** Reads a type of a stack map frame; empty for an object under construction. */
    static Optional<ValueType> of(Object frameType) {
        if (frameType instanceof String className) return Optional.of(ValueType.reference(className));
        if (frameType == Opcodes.INTEGER) return Optional.of(ValueType.of(ValueType.Kind.INT));
        if (frameType == Opcodes.FLOAT) return Optional.of(ValueType.of(ValueType.Kind.FLOAT));
        if (frameType == Opcodes.LONG) return Optional.of(ValueType.of(ValueType.Kind.LONG));
        if (frameType == Opcodes.DOUBLE) return Optional.of(ValueType.of(ValueType.Kind.DOUBLE));
        if (frameType == Opcodes.NULL) return Optional.of(ValueType.of(ValueType.Kind.NULL));
        return Optional.empty();
    }

    /** Reads a type of a descriptor. */
    static ValueType of(Type type) {
        return switch (type.getSort()) {
            case Type.FLOAT -> ValueType.of(ValueType.Kind.FLOAT);
            case Type.LONG -> ValueType.of(ValueType.Kind.LONG);
            case Type.DOUBLE -> ValueType.of(ValueType.Kind.DOUBLE);
            case Type.ARRAY, Type.OBJECT -> ValueType.reference(type.getInternalName());
            default -> ValueType.of(ValueType.Kind.INT);
        };
    }
}
