package weft.weaver.emit;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.names.Names;
import weft.weaver.plan.MethodPlan;
import weft.weaver.plan.Operand;
import weft.weaver.plan.Slot;
import weft.weaver.plan.Suspension;
import weft.weaver.plan.Transfer;

/**
 * Writes one await:
 *
 * <pre>
 *     r = x.onAwait(machine)             // the operands below x went to locals
 *     if (r != SUSPENDED) goto done      // the hot path
 *     save live locals; state = k; return SUSPENDED
 * resumed:
 *     r = machine.resumed()              // the value, or throws, inside the same protected ranges
 * done:
 *     the operands, r
 * </pre>
 */
final class AwaitEmitter {
    private final MethodNode out;
    private final MethodPlan plan;
    private final Frames frames;
    private final Values values;

    AwaitEmitter(MethodNode out, MethodPlan plan, Frames frames, Values values) {
        this.out = out;
        this.plan = plan;
        this.frames = frames;
        this.values = values;
    }

    /**
     * Writes an await.
     *
     * @param suspension what is planned for it
     * @param source the call of {@code await}
     * @param resumed the label to which the restore block goes
     */
    void emit(Suspension suspension, AbstractInsnNode source, Label resumed) {
        for (int i = 0; i < suspension.exceptionClasses(); i++) out.visitInsn(Opcodes.POP);
        moveOperandsToLocals(suspension.operands());
        call(suspension);
        TypeAnnotations.moveToLast(out, source);
        out.visitVarInsn(Opcodes.ASTORE, plan.scratch());
        out.visitVarInsn(Opcodes.ALOAD, plan.scratch());
        values.suspended();
        Label done = new Label();
        out.visitJumpInsn(Opcodes.IF_ACMPNE, done);
        suspend(suspension);
        out.visitLabel(resumed);
        frames.resumed(suspension);
        values.machine();
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.STATE_MACHINE, Names.RESUMED, Names.RESUMED_DESCRIPTOR, false);
        out.visitVarInsn(Opcodes.ASTORE, plan.scratch());
        out.visitLabel(done);
        frames.done(suspension);
        for (Operand operand : suspension.operands()) values.load(operand.type(), operand.local());
        out.visitVarInsn(Opcodes.ALOAD, plan.scratch());
    }

    private void moveOperandsToLocals(List<Operand> operands) {
        if (operands.isEmpty()) return;
        out.visitVarInsn(Opcodes.ASTORE, plan.scratch());
        for (int i = operands.size() - 1; i >= 0; i--) {
            values.store(operands.get(i).type(), operands.get(i).local());
        }
        out.visitVarInsn(Opcodes.ALOAD, plan.scratch());
    }

    private void call(Suspension suspension) {
        values.machine();
        if (suspension.ofStage()) {
            out.visitMethodInsn(
                    Opcodes.INVOKESTATIC, Names.STATE_MACHINE, Names.STAGE_AWAIT, Names.STAGE_AWAIT_DESCRIPTOR, false);
        } else {
            out.visitMethodInsn(
                    Opcodes.INVOKEINTERFACE, Names.AWAITABLE, Names.ON_AWAIT, Names.ON_AWAIT_DESCRIPTOR, true);
        }
    }

    private void suspend(Suspension suspension) {
        for (Transfer saved : suspension.saved()) values.save(saved);
        for (Slot slot : suspension.cleared()) values.clear(slot);
        values.machine();
        values.constant(suspension.state());
        out.visitFieldInsn(Opcodes.PUTFIELD, Names.STATE_MACHINE, Names.STATE, "S");
        values.suspended();
        out.visitInsn(Opcodes.ARETURN);
    }
}
