package weft.weaver.emit;

import java.util.List;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.names.Names;
import weft.weaver.plan.MethodPlan;
import weft.weaver.plan.Transfer;

/**
 * Turns the user's method into the stub: it makes the machine, fills in the parameters, and returns or starts it. Name,
 * descriptor, flags, annotations and the names of the parameters stay. It has no line numbers, else breakpoints would
 * hit and coverage count twice.
 */
final class StubEmitter {
    private final MethodPlan plan;
    private final MethodNode method;

    private StubEmitter(MethodPlan plan, MethodNode method) {
        this.plan = plan;
        this.method = method;
    }

    static void emit(MethodPlan plan, MethodNode method) {
        new StubEmitter(plan, method).emit();
    }

    private void emit() {
        List<LocalVariableNode> parameters = ParameterNames.of(plan.owner(), method);
        method.instructions.clear();
        method.tryCatchBlocks.clear();
        method.visibleLocalVariableAnnotations = null;
        method.invisibleLocalVariableAnnotations = null;
        makeMachine();
        start();
        ParameterNames.put(parameters, method);
        method.visitMaxs(0, 0);
    }

    private void makeMachine() {
        method.visitTypeInsn(Opcodes.NEW, plan.machine());
        method.visitInsn(Opcodes.DUP);
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, plan.machine(), "<init>", "()V", false);
        Values values = new Values(method, plan);
        if (!plan.isStatic()) {
            method.visitInsn(Opcodes.DUP);
            method.visitVarInsn(Opcodes.ALOAD, 0);
            method.visitFieldInsn(Opcodes.PUTFIELD, plan.machine(), MachineEmitter.OWNER, "L" + plan.owner() + ";");
        }
        for (Transfer parameter : plan.parameters()) {
            method.visitInsn(Opcodes.DUP);
            values.load(parameter.type(), plan.stubLocal(parameter));
            values.putField(parameter.slot());
        }
    }

    private void start() {
        switch (plan.returns()) {
            case COROUTINE -> method.visitInsn(Opcodes.ARETURN);
            case TASK -> start(method, Names.START_TASK, Names.START_TASK_DESCRIPTOR, Opcodes.ARETURN);
            case COMPLETABLE_FUTURE, COMPLETION_STAGE ->
                start(method, Names.START_STAGE, Names.START_STAGE_DESCRIPTOR, Opcodes.ARETURN);
            case VOID -> start(method, Names.START_VOID, Names.START_VOID_DESCRIPTOR, Opcodes.RETURN);
        }
    }

    private static void start(MethodVisitor out, String name, String descriptor, int returns) {
        out.visitMethodInsn(Opcodes.INVOKEVIRTUAL, Names.STATE_MACHINE, name, descriptor, false);
        out.visitInsn(returns);
    }
}
