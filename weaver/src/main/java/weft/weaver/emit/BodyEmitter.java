package weft.weaver.emit;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LocalVariableAnnotationNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import weft.weaver.names.Names;
import weft.weaver.plan.Creation;
import weft.weaver.plan.FrameChange;
import weft.weaver.plan.MethodPlan;
import weft.weaver.plan.Move;
import weft.weaver.plan.Operand;
import weft.weaver.plan.Suspension;
import weft.weaver.plan.Transfer;

/**
 * Writes the body of a method: a switch over the state, the restore blocks, then the source with its awaits replaced.
 * It stays in the owner, so that private members and {@code super} calls need no accessors.
 */
final class BodyEmitter {
    /** The machine and a long, or a result twice and SUSPENDED. */
    private static final int MIN_STACK = 3;

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
    private final BitSet deferredNews = new BitSet();
    private final Move[] moves;

    private final Label[] resumed;
    private final int maxLocals;

    private BodyEmitter(MethodPlan plan, MethodNode source) {
        this.plan = plan;
        this.source = source;
        int access = Opcodes.ACC_PRIVATE | (plan.isStatic() ? Opcodes.ACC_STATIC : 0);
        body = new MethodNode(Opcodes.ASM9, access, plan.name(), plan.bodyDescriptor(), null, null);
        shifted = new LocalShift(body, plan);
        maxLocals = maxLocals(plan);
        frames = new Frames(body, plan, maxLocals);
        values = new Values(body, plan);
        awaits = new AwaitEmitter(body, plan, frames, values);
        int size = source.instructions.size();
        suspensions = new Suspension[size];
        creations = new Creation[size];
        frameChanges = new FrameChange[size];
        moves = new Move[size];
        for (Suspension suspension : plan.suspensions()) suspensions[suspension.instruction()] = suspension;
        for (Creation creation : plan.creations()) creations[creation.constructor()] = creation;
        for (FrameChange change : plan.frames()) frameChanges[change.instruction()] = change;
        for (int index : plan.deferredNews()) deferredNews.set(index);
        for (Move move : plan.moves()) moves[move.instruction()] = move;
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
        for (Creation creation : plan.creations()) {
            for (int local : creation.locals()) end = Math.max(end, local + 1);
            for (Optional<Operand> operand : creation.operands()) {
                if (operand.isEmpty()) continue;
                end = Math.max(end, operand.get().local() + operand.get().type().size());
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
        body.visitMaxs(Math.max(source.maxStack + 2, MIN_STACK), maxLocals);
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
        values.machine();
        body.visitFieldInsn(Opcodes.GETFIELD, Names.STATE_MACHINE, Names.STATE, "S");
        Label start = new Label();
        if (resumed.length == 0) body.visitJumpInsn(Opcodes.IFEQ, start);
        else dispatch(start);
        discard();
        body.visitLabel(start);
        frames.entered();
        for (Transfer parameter : plan.parameters()) values.restore(parameter);
    }

    private void dispatch(Label start) {
        Label[] states = new Label[resumed.length + 1];
        states[0] = start;
        for (int i = 1; i < states.length; i++) states[i] = new Label();
        Label other = new Label();
        body.visitTableSwitchInsn(0, resumed.length, other, states);
        for (Suspension suspension : plan.suspensions()) {
            body.visitLabel(states[suspension.state()]);
            frames.entered();
            for (Transfer saved : suspension.saved()) values.restore(saved);
            body.visitJumpInsn(Opcodes.GOTO, resumed[suspension.state() - 1]);
        }
        body.visitLabel(other);
        frames.entered();
    }

    /** In no state of the source's: lets go of what a call was given that will not run, or has failed. */
    private void discard() {
        if (!plan.isStatic()) values.clearOwner();
        for (Transfer parameter : plan.parameters()) {
            if (parameter.type().isReference()) values.clear(parameter.slot());
        }
        body.visitInsn(Opcodes.ACONST_NULL);
        body.visitInsn(Opcodes.ARETURN);
    }

    private void emit(AbstractInsnNode instruction, int index) {
        if (suspensions[index] != null) {
            awaits.emit(suspensions[index], instruction, resumed[suspensions[index].state() - 1]);
        } else if (index > 0 && suspensions[index - 1] != null) {
            assert instruction == labelBehind(suspensions[index - 1]); // is among what was just written
        } else if (creations[index] != null) {
            create(creations[index], instruction);
        } else if (deferredNews.get(index)) {
            // The class is initialised and linked where the source says so.
            body.visitTypeInsn(Opcodes.NEW, ((TypeInsnNode) instruction).desc);
            body.visitInsn(Opcodes.POP);
        } else if (instruction instanceof FrameNode frame) {
            frames.source(frame, frameChanges[index]);
        } else if (moves[index] == null) {
            if (instruction.getOpcode() == Opcodes.ARETURN && !plan.isStatic()) values.clearOwner();
            instruction.accept(shifted);
        } else if (moves[index].opcode() != Opcodes.NOP || isLabelled(instruction)) {
            body.visitInsn(moves[index].opcode());
        }
    }

    /**
     * Returns whether a label precedes. Then a nop replaces the instruction: a range must not be empty, nor two frames
     * meet.
     */
    private static boolean isLabelled(AbstractInsnNode instruction) {
        return instruction.getPrevious().getOpcode() < 0;
    }

    private void create(Creation creation, AbstractInsnNode constructor) {
        List<Optional<Operand>> operands = creation.operands();
        for (int i = operands.size() - 1; i >= 0; i--) {
            if (operands.get(i).isPresent()) {
                Operand operand = operands.get(i).get();
                values.store(operand.type(), operand.local());
            }
        }
        body.visitTypeInsn(Opcodes.NEW, creation.className());
        TypeAnnotations.moveToLast(body, source.instructions.get(creation.creation()));
        for (int local : creation.locals()) {
            body.visitInsn(Opcodes.DUP);
            body.visitVarInsn(Opcodes.ASTORE, local);
        }
        for (int i = 1; i < operands.size(); i++) {
            if (operands.get(i).isPresent()) {
                Operand operand = operands.get(i).get();
                values.load(operand.type(), operand.local());
            } else if (operands.get(i - 1).isEmpty()) {
                body.visitInsn(Opcodes.DUP);
            } else {
                body.visitVarInsn(Opcodes.ALOAD, creation.locals().get(0));
            }
        }
        constructor.accept(body);
    }
}
