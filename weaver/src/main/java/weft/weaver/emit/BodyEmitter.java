package weft.weaver.emit;

import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import weft.weaver.names.Names;
import weft.weaver.plan.Creation;
import weft.weaver.plan.FrameChange;
import weft.weaver.plan.MethodPlan;
import weft.weaver.plan.Suspension;
import weft.weaver.plan.Transfer;

/**
 * Writes the body of a method: a switch over the state, the restore blocks, then the source with its awaits replaced.
 * It stays in the owner, so that private members and {@code super} calls need no accessors.
 */
final class BodyEmitter {
    private final MethodPlan plan;
    private final MethodNode source;
    private final MethodNode body;
    private final MethodVisitor shifted;
    private final Frames frames;
    private final Values values;
    private final AwaitEmitter awaits;

    // What happens at an instruction, by its index; null where nothing does.
    private final Suspension[] suspensions;
    private final Creation[] creations;
    private final FrameChange[] frameChanges;

    private final Label[] resumed;

    private BodyEmitter(MethodPlan plan, MethodNode source) {
        this.plan = plan;
        this.source = source;
        int access = Opcodes.ACC_PRIVATE | (plan.isStatic() ? Opcodes.ACC_STATIC : 0);
        body = new MethodNode(Opcodes.ASM9, access, plan.name(), plan.bodyDescriptor(), null, null);
        shifted = new LocalShift(body, plan);
        frames = new Frames(body, plan, maxLocals(plan));
        values = new Values(body, plan);
        awaits = new AwaitEmitter(body, plan, frames, values);
        int size = source.instructions.size();
        suspensions = new Suspension[size];
        creations = new Creation[size];
        frameChanges = new FrameChange[size];
        for (Suspension suspension : plan.suspensions()) suspensions[suspension.instruction()] = suspension;
        for (Creation creation : plan.creations()) creations[creation.constructor()] = creation;
        for (FrameChange change : plan.frames()) frameChanges[change.instruction()] = change;
        resumed = new Label[plan.suspensions().size()];
    }

    static MethodNode emit(MethodPlan plan, MethodNode source) {
        return new BodyEmitter(plan, source).emit();
    }

    private static int maxLocals(MethodPlan plan) {
        int end = plan.scratch() + 1;
        for (Suspension suspension : plan.suspensions()) {
            for (var operand : suspension.operands()) {
                end = Math.max(end, operand.local() + operand.type().size());
            }
        }
        return end;
    }

    private MethodNode emit() {
        source.instructions.resetLabels();
        for (Suspension suspension : plan.suspensions()) {
            resumed[suspension.state() - 1] = labelBehind(suspension).getLabel();
        }
        acceptProtectedRanges();
        body.visitCode();
        enter();
        int index = 0;
        for (AbstractInsnNode instruction : source.instructions) emit(instruction, index++);
        for (LocalVariableNode variable : source.localVariables) variable.accept(shifted);
        acceptVariableAnnotations(source.visibleLocalVariableAnnotations, true);
        acceptVariableAnnotations(source.invisibleLocalVariableAnnotations, false);
        EmptyRanges.drop(body);
        body.visitMaxs(0, 0);
        body.visitEnd();
        return body;
    }

    /** The analysis has put it there: a variable's range may end where the method is resumed. */
    private LabelNode labelBehind(Suspension suspension) {
        return (LabelNode) source.instructions.get(suspension.instruction() + 1);
    }

    private void acceptProtectedRanges() {
        int index = 0;
        for (TryCatchBlockNode block : source.tryCatchBlocks) {
            block.updateIndex(index++); // its annotations refer to it by that
            block.accept(shifted);
        }
    }

    private void acceptVariableAnnotations(List<LocalVariableAnnotationNode> annotations, boolean visible) {
        if (annotations == null) return;
        for (LocalVariableAnnotationNode annotation : annotations) annotation.accept(shifted, visible);
    }

    private void enter() {
        if (resumed.length > 0) {
            Label start = new Label();
            dispatch(start);
            body.visitLabel(start);
            frames.entered();
        }
        for (Transfer parameter : plan.parameters()) values.restore(parameter);
    }

    private void dispatch(Label start) {
        Label[] restores = new Label[resumed.length];
        for (int i = 0; i < restores.length; i++) restores[i] = new Label();
        values.machine();
        body.visitFieldInsn(Opcodes.GETFIELD, Names.STATE_MACHINE, Names.STATE, "S");
        body.visitTableSwitchInsn(1, restores.length, start, restores);
        for (Suspension suspension : plan.suspensions()) {
            int i = suspension.state() - 1;
            body.visitLabel(restores[i]);
            frames.entered();
            for (Transfer saved : suspension.saved()) values.restore(saved);
            body.visitJumpInsn(Opcodes.GOTO, resumed[i]);
        }
    }

    private void emit(AbstractInsnNode instruction, int index) {
        if (suspensions[index] != null) {
            awaits.emit(suspensions[index], instruction, resumed[suspensions[index].state() - 1]);
        } else if (index > 0 && suspensions[index - 1] != null) {
            assert instruction == labelBehind(suspensions[index - 1]); // is among what was just written
        } else if (creations[index] != null) {
            create(creations[index], instruction);
        } else if (plan.deferredNews().contains(index)) {
            // The class is initialised and linked where the source says so.
            body.visitTypeInsn(Opcodes.NEW, ((TypeInsnNode) instruction).desc);
            body.visitInsn(Opcodes.POP);
        } else if (instruction instanceof FrameNode frame) {
            frames.source(frame, frameChanges[index]);
        } else if (!plan.removed().contains(index)) {
            instruction.accept(shifted);
        }
    }

    private void create(Creation creation, AbstractInsnNode constructor) {
        Type[] arguments = Type.getArgumentTypes(((MethodInsnNode) constructor).desc);
        int local = plan.scratch() + 1;
        for (Type argument : arguments) local += argument.getSize();
        for (int i = arguments.length - 1; i >= 0; i--) {
            local -= arguments[i].getSize();
            body.visitVarInsn(arguments[i].getOpcode(Opcodes.ISTORE), local);
        }
        body.visitTypeInsn(Opcodes.NEW, creation.className());
        TypeAnnotations.moveToLast(body, source.instructions.get(creation.creation()));
        for (int copy = 1; copy < creation.copies(); copy++) body.visitInsn(Opcodes.DUP);
        for (Type argument : List.of(arguments)) {
            body.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), local);
            local += argument.getSize();
        }
        constructor.accept(body);
    }
}
