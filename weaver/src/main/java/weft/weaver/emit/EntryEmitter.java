package weft.weaver.emit;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.plan.MethodPlan;

/** Writes the entry: the method of the owner through which only the machine enters the private body. */
final class EntryEmitter {
    private EntryEmitter() {}

    static MethodNode emit(MethodPlan plan) {
        int access = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | (plan.ownerIsInterface() ? Opcodes.ACC_PUBLIC : 0);
        MethodNode entry = new MethodNode(Opcodes.ASM9, access, plan.entry(), plan.bodyDescriptor(), null, null);
        entry.visitCode();
        if (!plan.isStatic()) {
            entry.visitVarInsn(Opcodes.ALOAD, 0);
            entry.visitFieldInsn(Opcodes.GETFIELD, plan.machine(), MachineEmitter.OWNER, "L" + plan.owner() + ";");
        }
        entry.visitVarInsn(Opcodes.ALOAD, 0);
        int call = plan.isStatic() ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL;
        entry.visitMethodInsn(call, plan.owner(), plan.name(), plan.bodyDescriptor(), plan.ownerIsInterface());
        entry.visitInsn(Opcodes.ARETURN);
        entry.visitMaxs(0, 0);
        entry.visitEnd();
        return entry;
    }
}
