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
import weft.weaver.analyse.FrameState;
import weft.weaver.analyse.MethodAnalysis;
import weft.weaver.analyse.NamedClasses;
import weft.weaver.analyse.UnsupportedCodeException;
import weft.weaver.parse.AwaitCall;
import weft.weaver.parse.Lines;
import weft.weaver.parse.ParsedClass;

/** Decides from the analysis what is written: which states, which slots, what is saved where. */
public final class Planner {
    private final ParsedClass owner;
    private final MethodAnalysis analysis;
    private final MethodNode method;
    private final InsnList instructions;
    private final int[] lines;
    private final boolean isStatic;
    private final SlotAllocator allocator;

    private Planner(ParsedClass owner, MethodAnalysis analysis, NamedClasses named) {
        this.owner = owner;
        this.analysis = analysis;
        this.method = analysis.method();
        this.instructions = method.instructions;
        this.lines = Lines.all(instructions);
        this.isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
        this.allocator = new SlotAllocator(named);
    }

    /** Plans one method. */
    public static MethodPlan plan(ParsedClass owner, MethodAnalysis analysis, NamedClasses named) {
        return new Planner(owner, analysis, named).plan();
    }

    private MethodPlan plan() {
        List<Transfer> parameters = allocator.allocate(liveParameters());
        List<Suspension> suspensions = new ArrayList<>();
        SizeBound bound = new SizeBound(method, analysis.awaits().size());
        for (MethodInsnNode await : analysis.awaits()) {
            Suspension suspension = suspension(suspensions.size() + 1, await);
            bound.add(suspension.saved());
            suspensions.add(suspension);
        }
        String unique = method.name + "$" + SyntheticNames.hash(method.desc);
        return new MethodPlan(
                owner.tree().name,
                owner.isInterface(),
                owner.tree().sourceFile,
                method.name,
                method.desc,
                Lines.first(method),
                isStatic,
                analysis.keepsThis(),
                analysis.returns(),
                owner.tree().name + "$weft$" + unique,
                "weft$" + unique,
                allocator.slots(),
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
        return method.maxLocals + 1;
    }

    private int bodyLocal(int sourceLocal) {
        return isStatic || sourceLocal > 0 ? sourceLocal + 1 : sourceLocal;
    }

    private List<Operand> liveParameters() {
        BitSet live = analysis.liveness().before(instructions.getFirst());
        List<Operand> parameters = new ArrayList<>();
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
                lines[instructions.indexOf(await)],
                call.ofStage(),
                call.exceptionClasses(),
                operands,
                allocator.allocate(values));
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
            String className = analysis.creations().initialises(call);
            if (className != null) {
                creations.add(new Creation(
                        instructions.indexOf(call),
                        className,
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
