package weft.weaver.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import weft.weaver.analyse.FrameState;
import weft.weaver.analyse.MethodAnalysis;
import weft.weaver.analyse.NamedClasses;
import weft.weaver.analyse.UnsupportedCodeException;
import weft.weaver.parse.AwaitCall;
import weft.weaver.parse.Lines;
import weft.weaver.parse.ParsedClass;

/** Decides from the analysis what is written: which states, which slots, what is saved where. */
public final class Planner {
    private static final int MAX_LOCALS = 65_535;
    private static final int MAX_ARGUMENTS = 255;

    private final ParsedClass owner;
    private final MethodAnalysis analysis;
    private final MethodNode method;
    private final InsnList instructions;
    private final boolean isStatic;
    private final SlotAllocator allocator;

    private Planner(ParsedClass owner, MethodAnalysis analysis, NamedClasses named) {
        this.owner = owner;
        this.analysis = analysis;
        this.method = analysis.method();
        this.instructions = method.instructions;
        this.isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        this.allocator = new SlotAllocator(named);
    }

    /** Plans one method. */
    public static MethodPlan plan(ParsedClass owner, MethodAnalysis analysis, NamedClasses named) {
        return new Planner(owner, analysis, named).plan();
    }

    private MethodPlan plan() {
        refuseTooManyLocals(scratch() + 1 + MAX_ARGUMENTS, Lines.first(method));
        List<Transfer> parameters = allocator.allocate(liveParameters());
        List<Suspension> suspensions = new ArrayList<>();
        for (MethodInsnNode await : analysis.awaits()) suspensions.add(suspension(suspensions.size() + 1, await));
        List<Slot> slots = allocator.slots();
        for (int i = 0; i < suspensions.size(); i++) suspensions.set(i, withCleared(suspensions.get(i), slots));
        String entry = SyntheticNames.entry(owner.tree().name, method.name, method.desc);
        return new MethodPlan(
                owner.tree().name,
                owner.isInterface(),
                owner.tree().sourceFile,
                owner.lambdas().bodyName(method),
                method.desc,
                Lines.first(method),
                isStatic,
                analysis.keepsThis(),
                analysis.returns(),
                SyntheticNames.machine(owner.tree().name, entry),
                entry,
                slots,
                parameters,
                scratch(),
                suspensions,
                deferredNews(),
                removed(),
                creations(),
                new FramePlanner(analysis).changes(),
                ranges());
    }

    private int scratch() {
        return bodyLocal(method.maxLocals);
    }

    /** Behind the source's locals the body keeps a result, and operands or the arguments of a moved constructor. */
    private void refuseTooManyLocals(int end, int line) {
        if (end <= MAX_LOCALS) return;
        throw new UnsupportedCodeException(
                line,
                "the woven body of " + method.name + " takes up to " + end
                        + " local variables, some for operands, more than the " + MAX_LOCALS
                        + " that a class file allows; split the method");
    }

    private int bodyLocal(int sourceLocal) {
        return MethodPlan.bodyLocal(sourceLocal, isStatic, analysis.keepsThis());
    }

    private List<Operand> liveParameters() {
        BitSet live = analysis.liveness().before(instructions.getFirst());
        List<Operand> parameters = new ArrayList<>();
        boolean movesThis = !isStatic && !analysis.keepsThis();
        if (movesThis && live.get(0)) parameters.add(new Operand(bodyLocal(0), ValueType.reference(owner.tree().name)));
        int local = isStatic ? 0 : 1;
        for (Type type : Type.getArgumentTypes(method.desc)) {
            if (live.get(local)) parameters.add(new Operand(bodyLocal(local), ValueTypes.of(type)));
            local += type.getSize();
        }
        return parameters;
    }

    private Suspension suspension(int state, MethodInsnNode await) {
        AwaitCall call = AwaitCall.of(await).orElseThrow();
        FrameState before = analysis.types().before(await);
        List<Operand> operands =
                operands(before.stack().subList(0, before.stack().size() - 1 - call.exceptionClasses()), await);
        List<Operand> values = liveLocals(before, await);
        values.addAll(operands);
        return new Suspension(
                state,
                instructions.indexOf(await),
                Lines.of(await),
                call.ofStage(),
                call.exceptionClasses(),
                operands,
                allocator.allocate(values),
                List.of());
    }

    private List<Operand> operands(List<Object> stack, AbstractInsnNode await) {
        List<Operand> operands = new ArrayList<>();
        int local = scratch() + 1;
        for (Object type : stack) {
            if (analysis.creations().isDeferred(type)) continue;
            Operand operand = new Operand(local, valueType(type, await));
            operands.add(operand);
            local += operand.type().size();
        }
        refuseTooManyLocals(local, Lines.of(await));
        return operands;
    }

    private List<Operand> liveLocals(FrameState before, AbstractInsnNode await) {
        BitSet live = analysis.liveness().after(await);
        if (analysis.keepsThis()) live.clear(0);
        List<Operand> locals = new ArrayList<>();
        for (int local = live.nextSetBit(0); local >= 0; local = live.nextSetBit(local + 1)) {
            Object type = local < before.locals().size() ? before.locals().get(local) : Opcodes.TOP;
            if (type == Opcodes.TOP || analysis.creations().isDeferred(type)) continue;
            locals.add(new Operand(bodyLocal(local), valueType(type, await)));
        }
        return locals;
    }

    private static ValueType valueType(Object type, AbstractInsnNode await) {
        Optional<ValueType> known = ValueTypes.of(type);
        if (known.isPresent()) return known.get();
        throw new UnsupportedCodeException(
                Lines.of(await),
                "an object under construction is in a local variable while something is awaited;"
                        + " await before the constructor call");
    }

    private static Suspension withCleared(Suspension suspension, List<Slot> slots) {
        List<Slot> cleared = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot.holdsReference() && !isSaved(suspension, slot)) cleared.add(slot);
        }
        return new Suspension(
                suspension.state(),
                suspension.instruction(),
                suspension.line(),
                suspension.ofStage(),
                suspension.exceptionClasses(),
                suspension.operands(),
                suspension.saved(),
                cleared);
    }

    private static boolean isSaved(Suspension suspension, Slot slot) {
        for (Transfer saved : suspension.saved()) {
            if (saved.slot() == slot) return true;
        }
        return false;
    }

    private List<Integer> deferredNews() {
        List<Integer> indices = new ArrayList<>();
        for (AbstractInsnNode creation : analysis.creations().deferred()) indices.add(instructions.indexOf(creation));
        Collections.sort(indices);
        return indices;
    }

    private List<Integer> removed() {
        List<Integer> indices = new ArrayList<>();
        if (analysis.creations().deferred().isEmpty()) return indices;
        for (AbstractInsnNode instruction : instructions) {
            if (analysis.creations().movesDeferred(instruction)) indices.add(instructions.indexOf(instruction));
        }
        return indices;
    }

    private List<Creation> creations() {
        List<Creation> creations = new ArrayList<>();
        if (analysis.creations().deferred().isEmpty()) return creations;
        for (AbstractInsnNode instruction : instructions) {
            if (!(instruction instanceof MethodInsnNode call)) continue;
            TypeInsnNode creation = analysis.creations().initialises(call);
            if (creation != null) {
                creations.add(new Creation(
                        instructions.indexOf(call),
                        instructions.indexOf(creation),
                        creation.desc,
                        analysis.creations().copies(call)));
            }
        }
        return creations;
    }

    private List<ProtectedRange> ranges() {
        List<ProtectedRange> ranges = new ArrayList<>();
        for (TryCatchBlockNode block : method.tryCatchBlocks) {
            ranges.add(new ProtectedRange(
                    instructions.indexOf(block.start),
                    instructions.indexOf(block.end),
                    instructions.indexOf(block.handler),
                    block.type));
        }
        return ranges;
    }
}
