package weft.weaver.emit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.names.Names;
import weft.weaver.plan.FrameChange;
import weft.weaver.plan.MethodPlan;
import weft.weaver.plan.Suspension;
import weft.weaver.plan.Transfer;
import weft.weaver.plan.ValueType;

/** Writes the stack map frames of a body. */
final class Frames {
    private final MethodNode out;
    private final MethodPlan plan;
    private final int maxLocals;

    Frames(MethodNode out, MethodPlan plan, int maxLocals) {
        this.out = out;
        this.plan = plan;
        this.maxLocals = maxLocals;
    }

    /** At a restore block and at the start: nothing is in the locals but what the body was entered with. */
    void entered() {
        Object[] locals = emptyLocals();
        if (plan.keepsThis()) locals[0] = plan.owner();
        write(locals, List.of());
    }

    /** Where a resumed path goes on: the saved values are in their locals again. */
    void resumed(Suspension suspension) {
        write(savedLocals(suspension), List.of());
    }

    /** Where the resumed path and the straight one meet: the result is in its local, too. */
    void done(Suspension suspension) {
        Object[] locals = savedLocals(suspension);
        locals[plan.scratch()] = Names.OBJECT;
        write(locals, List.of());
    }

    /** A frame of the source. */
    void source(FrameNode frame, FrameChange change) {
        Object[] locals = emptyLocals();
        int local = 0;
        for (Object type : frame.local) {
            boolean isDead = change.deadLocals().contains(local);
            if (!isDead) locals[plan.bodyLocal(local)] = emitted(type);
            local += size(type);
        }
        List<Object> stack = new ArrayList<>();
        for (int entry = 0; entry < frame.stack.size(); entry++) {
            if (!change.droppedOperands().contains(entry)) stack.add(emitted(frame.stack.get(entry)));
        }
        write(locals, stack);
    }

    private Object[] emptyLocals() {
        Object[] locals = new Object[maxLocals];
        Arrays.fill(locals, Opcodes.TOP);
        locals[plan.machineLocal()] = plan.machine();
        if (!plan.isStatic() && !plan.keepsThis()) locals[0] = plan.owner(); // the source's locals are all elsewhere
        return locals;
    }

    private Object[] savedLocals(Suspension suspension) {
        Object[] locals = emptyLocals();
        if (plan.keepsThis()) locals[0] = plan.owner();
        for (Transfer saved : suspension.saved()) locals[saved.local()] = frameType(saved.type());
        return locals;
    }

    private static Object frameType(ValueType type) {
        return switch (type.kind()) {
            case INT -> Opcodes.INTEGER;
            case FLOAT -> Opcodes.FLOAT;
            case LONG -> Opcodes.LONG;
            case DOUBLE -> Opcodes.DOUBLE;
            case NULL -> Opcodes.NULL;
            case REFERENCE -> type.className();
        };
    }

    private static Object emitted(Object type) {
        return type instanceof LabelNode label ? label.getLabel() : type;
    }

    private void write(Object[] locals, List<Object> stack) {
        separate();
        List<Object> entries = new ArrayList<>();
        int end = maxLocals;
        while (end > 0 && locals[end - 1] == Opcodes.TOP) end--;
        for (int local = 0; local < end; local += size(locals[local])) entries.add(locals[local]);
        out.visitFrame(Opcodes.F_NEW, entries.size(), entries.toArray(), stack.size(), stack.toArray());
    }

    /** There cannot be two frames at one place, but what was between them may have been taken out. */
    private void separate() {
        AbstractInsnNode last = out.instructions.getLast();
        while (last != null && last.getOpcode() < 0 && !(last instanceof FrameNode)) last = last.getPrevious();
        if (last instanceof FrameNode) out.instructions.insert(last, new InsnNode(Opcodes.NOP));
    }

    private static int size(Object type) {
        return type == Opcodes.LONG || type == Opcodes.DOUBLE ? 2 : 1;
    }
}
