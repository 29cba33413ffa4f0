package weft.weaver.emit;

import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;
import weft.weaver.plan.MethodPlan;

/** Moves the source's local variables up to make room for the machine. */
final class LocalShift extends MethodVisitor {
    private final MethodPlan plan;

    LocalShift(MethodVisitor next, MethodPlan plan) {
        super(Opcodes.ASM9, next);
        this.plan = plan;
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
        super.visitVarInsn(opcode, plan.bodyLocal(local));
    }

    @Override
    public void visitIincInsn(int local, int increment) {
        super.visitIincInsn(plan.bodyLocal(local), increment);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, String signature, Label start, Label end, int index) {
        super.visitLocalVariable(name, descriptor, signature, start, end, plan.bodyLocal(index));
    }

    @Override
    public AnnotationVisitor visitLocalVariableAnnotation(
            int typeRef, TypePath path, Label[] start, Label[] end, int[] index, String descriptor, boolean visible) {
        int[] moved = new int[index.length];
        for (int i = 0; i < index.length; i++) moved[i] = plan.bodyLocal(index[i]);
        return super.visitLocalVariableAnnotation(typeRef, path, start, end, moved, descriptor, visible);
    }
}
