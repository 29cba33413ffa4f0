package weft.weaver.emit;

import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import weft.weaver.names.Names;
import weft.weaver.parse.WovenMark;
import weft.weaver.plan.MethodPlan;
import weft.weaver.plan.Slot;

/** Writes the state machine class. */
final class MachineEmitter {
    /** Names the field that holds {@code this} of an instance method. */
    static final String OWNER = "owner";

    private static final Handle ENTER =
            new Handle(Opcodes.H_INVOKESTATIC, Names.STATE_MACHINE, Names.ENTER, Names.ENTER_DESCRIPTOR, false);

    private static final int ANY_MINOR = 0xFFFF;

    private MachineEmitter() {}

    static byte[] emit(MethodPlan plan, String layout, int classVersion) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(
                classVersion & ANY_MINOR,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                plan.machine(),
                null,
                Names.STATE_MACHINE,
                null);
        int constant = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        writer.visitField(constant, WovenMark.LAYOUT, "Ljava/lang/String;", null, layout)
                .visitEnd();
        if (!plan.isStatic()) field(writer, OWNER, "L" + plan.owner() + ";");
        for (Slot slot : plan.slots()) field(writer, slot.name(), slot.descriptor());
        constructor(writer);
        step(writer, plan);
        location(writer, plan);
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static void field(ClassWriter writer, String name, String descriptor) {
        writer.visitField(Opcodes.ACC_TRANSIENT, name, descriptor, null, null).visitEnd();
    }

    private static void constructor(ClassWriter writer) {
        MethodVisitor out = writer.visitMethod(0, "<init>", "()V", null, null);
        out.visitCode();
        out.visitVarInsn(Opcodes.ALOAD, 0);
        out.visitMethodInsn(Opcodes.INVOKESPECIAL, Names.STATE_MACHINE, "<init>", "()V", false);
        out.visitInsn(Opcodes.RETURN);
        out.visitMaxs(1, 1);
        out.visitEnd();
    }

    private static void step(ClassWriter writer, MethodPlan plan) {
        int access = Opcodes.ACC_PROTECTED | Opcodes.ACC_SYNTHETIC; // debuggers step through it
        MethodVisitor out = writer.visitMethod(access, Names.STEP, Names.STEP_DESCRIPTOR, null, null);
        out.visitCode();
        out.visitVarInsn(Opcodes.ALOAD, 0);
        callOwner(out, plan, plan.bodyDescriptor());
        out.visitInsn(Opcodes.ARETURN);
        out.visitMaxs(1, 1);
        out.visitEnd();
    }

    /** The owner knows: so a hot swap that only moves lines leaves the machine as it is. */
    private static void location(ClassWriter writer, MethodPlan plan) {
        MethodVisitor out =
                writer.visitMethod(Opcodes.ACC_PROTECTED, Names.LOCATION, Names.LOCATION_DESCRIPTOR, null, null);
        out.visitCode();
        callOwner(out, plan, Names.LOCATION_DESCRIPTOR);
        out.visitInsn(Opcodes.ARETURN);
        out.visitMaxs(1, 1);
        out.visitEnd();
    }

    /** Calls an entry. Those of an interface are private, and the runtime links the call. */
    private static void callOwner(MethodVisitor out, MethodPlan plan, String descriptor) {
        if (plan.ownerIsInterface()) {
            out.visitInvokeDynamicInsn(plan.entry(), descriptor, ENTER, Type.getObjectType(plan.owner()));
        } else {
            out.visitMethodInsn(Opcodes.INVOKESTATIC, plan.owner(), plan.entry(), descriptor, false);
        }
    }
}
