package weft.weaver.emit;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.names.Names;
import weft.weaver.plan.MethodPlan;

/**
 * Writes what only the machine calls in its owner: the entry, through which it gets into the private body, and under
 * the same name the method that says where that body stands.
 */
final class EntryEmitter {
    private EntryEmitter() {}

    static MethodNode emit(MethodPlan plan) {
        MethodNode entry = method(plan, plan.bodyDescriptor());
        entry.visitCode();
        if (!plan.isStatic()) {
            entry.visitVarInsn(Opcodes.ALOAD, 0);
            entry.visitFieldInsn(Opcodes.GETFIELD, plan.machine(), MachineEmitter.OWNER, "L" + plan.owner() + ";");
        }
        entry.visitVarInsn(Opcodes.ALOAD, 0);
        int call = plan.isStatic() ? Opcodes.INVOKESTATIC : Opcodes.INVOKESPECIAL;
        entry.visitMethodInsn(call, plan.owner(), plan.name(), plan.bodyDescriptor(), plan.ownerIsInterface());
        entry.visitInsn(Opcodes.ARETURN);
        entry.visitMaxs(2, 1);
        entry.visitEnd();
        return entry;
    }

    static MethodNode location(MethodPlan plan) {
        MethodNode location = method(plan, Names.LOCATION_DESCRIPTOR);
        location.visitCode();
        location.visitLdcInsn(plan.location());
        location.visitInsn(Opcodes.ARETURN);
        location.visitMaxs(1, 0);
        location.visitEnd();
        return location;
    }

    /** In the package's sight; an interface has only public and private methods, and this is not for the public. */
    private static MethodNode method(MethodPlan plan, String descriptor) {
        int access = Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC | (plan.ownerIsInterface() ? Opcodes.ACC_PRIVATE : 0);
        return new MethodNode(Opcodes.ASM9, access, plan.entry(), descriptor, null, null);
    }
}
