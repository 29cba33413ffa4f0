package weft.weaver.emit;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import weft.weaver.names.Names;
import weft.weaver.plan.MethodPlan;
import weft.weaver.plan.Slot;
import weft.weaver.plan.Transfer;
import weft.weaver.plan.ValueType;

/** Writes the moves of values between locals and slots. */
final class Values {
    private final MethodVisitor out;
    private final MethodPlan plan;

    Values(MethodVisitor out, MethodPlan plan) {
        this.out = out;
        this.plan = plan;
    }

    void save(Transfer saved) {
        if (saved.slot() == null) return;
        machine();
        load(saved.type(), saved.local());
        putField(saved.slot());
    }

    void restore(Transfer saved) {
        if (saved.slot() == null) {
            out.visitInsn(Opcodes.ACONST_NULL);
        } else {
            machine();
            out.visitFieldInsn(
                    Opcodes.GETFIELD,
                    plan.machine(),
                    saved.slot().name(),
                    saved.slot().descriptor());
            if (saved.cast() != null) out.visitTypeInsn(Opcodes.CHECKCAST, saved.cast());
        }
        store(saved.type(), saved.local());
    }

    void clear(Slot slot) {
        machine();
        out.visitInsn(Opcodes.ACONST_NULL);
        putField(slot);
    }

    void putField(Slot slot) {
        out.visitFieldInsn(Opcodes.PUTFIELD, plan.machine(), slot.name(), slot.descriptor());
    }

    void machine() {
        out.visitVarInsn(Opcodes.ALOAD, plan.machineLocal());
    }

    void load(ValueType type, int local) {
        out.visitVarInsn(
                switch (type.kind()) {
                    case INT -> Opcodes.ILOAD;
                    case FLOAT -> Opcodes.FLOAD;
                    case LONG -> Opcodes.LLOAD;
                    case DOUBLE -> Opcodes.DLOAD;
                    case NULL, REFERENCE -> Opcodes.ALOAD;
                },
                local);
    }

    void store(ValueType type, int local) {
        out.visitVarInsn(
                switch (type.kind()) {
                    case INT -> Opcodes.ISTORE;
                    case FLOAT -> Opcodes.FSTORE;
                    case LONG -> Opcodes.LSTORE;
                    case DOUBLE -> Opcodes.DSTORE;
                    case NULL, REFERENCE -> Opcodes.ASTORE;
                },
                local);
    }

    void suspended() {
        out.visitFieldInsn(Opcodes.GETSTATIC, Names.COROUTINE, Names.SUSPENDED, "Ljava/lang/Object;");
    }

    void constant(int value) {
        if (value <= 5) out.visitInsn(Opcodes.ICONST_0 + value);
        else if (value <= Byte.MAX_VALUE) out.visitIntInsn(Opcodes.BIPUSH, value);
        else out.visitIntInsn(Opcodes.SIPUSH, value);
    }
}
