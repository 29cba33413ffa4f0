package weft.weaver.analyse;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import weft.weaver.names.Names;
import weft.weaver.parse.ReturnKind;

/**
 * Makes explicit what each {@code return} publishes, so that every {@code areturn} has the raw result on the stack:
 * {@code return value(x)} leaves x and makes no wrapper; any other returned expression is awaited where it was
 * evaluated, inside its try blocks and before their {@code finally}; a value whose origin cannot be followed is awaited
 * where it is returned.
 */
public final class Returns {
    private final MethodNode method;
    private final ReturnKind kind;
    private final ReturnFlow flow;
    private final CompilerTemps temps;
    /** The expressions that reach each return, through the locals that javac parks them in before a finally. */
    private final Map<AbstractInsnNode, Set<AbstractInsnNode>> expressions = new HashMap<>();

    /** Stores and expressions whose value is the raw result after the rewriting. */
    private final Set<AbstractInsnNode> raw = new HashSet<>();

    private Returns(String owner, MethodNode method, ReturnKind kind, boolean hasVariableTable)
            throws AnalyzerException {
        this.method = method;
        this.kind = kind;
        this.flow = new ReturnFlow(owner, method);
        this.temps = new CompilerTemps(method, flow, hasVariableTable);
    }

    /**
     * Rewrites the returns of a method in place.
     *
     * @param owner the internal name of its class
     * @param method a copy of the method
     * @param kind what it returns
     * @param hasVariableTable whether the class was compiled with local variable tables
     */
    public static void makeExplicit(String owner, MethodNode method, ReturnKind kind, boolean hasVariableTable)
            throws AnalyzerException {
        if (kind == ReturnKind.VOID) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction.getOpcode() == Opcodes.RETURN) returnNull(method, instruction);
            }
        } else if (!rewriteWrappedInPlace(method)) {
            new Returns(owner, method, kind, hasVariableTable).rewrite();
        }
    }

    /** The usual shape needs no analysis: each return directly behind the call that wraps its value. */
    private static boolean rewriteWrappedInPlace(MethodNode method) {
        List<MethodInsnNode> wrappers = new ArrayList<>();
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() != Opcodes.ARETURN) continue;
            AbstractInsnNode before = instruction.getPrevious();
            while (before instanceof LineNumberNode || before instanceof LabelNode) before = before.getPrevious();
            if (!(before instanceof MethodInsnNode call) || !isWrapper(call)) return false;
            wrappers.add(call);
        }
        for (MethodInsnNode call : wrappers) unwrap(method, call);
        return true;
    }

    private static void unwrap(MethodNode method, MethodInsnNode wrapper) {
        if (wrapper.desc.startsWith("()")) method.instructions.set(wrapper, new InsnNode(Opcodes.ACONST_NULL));
        else method.instructions.remove(wrapper);
    }

    private static void returnNull(MethodNode method, AbstractInsnNode instruction) {
        method.instructions.insertBefore(instruction, new InsnNode(Opcodes.ACONST_NULL));
        method.instructions.set(instruction, new InsnNode(Opcodes.ARETURN));
        method.maxStack = Math.max(method.maxStack, 1);
    }

    private void rewrite() {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction.getOpcode() == Opcodes.ARETURN && flow.isReachable(instruction)) {
                expressions.put(instruction, expressionsOf(instruction));
            }
        }
        Set<AbstractInsnNode> followed = followable();
        Set<AbstractInsnNode> rawExpressions = new LinkedHashSet<>();
        for (AbstractInsnNode instruction : followed) rawExpressions.addAll(expressions.get(instruction));
        raw.addAll(rawExpressions);
        for (AbstractInsnNode store : temps.stores()) {
            if (raw.containsAll(originsOf(store))) raw.add(store);
        }
        weakenFrames();
        for (AbstractInsnNode expression : rawExpressions) makeRaw(expression);
        for (AbstractInsnNode instruction : expressions.keySet()) {
            if (!followed.contains(instruction)) method.instructions.insertBefore(instruction, await());
        }
    }

    /** Walks back from a return, through the compiler's own locals, to what was returned. */
    private Set<AbstractInsnNode> expressionsOf(AbstractInsnNode returns) {
        return originsThroughTemps(flow.sourcesOfTop(returns));
    }

    private Set<AbstractInsnNode> originsOf(AbstractInsnNode store) {
        return originsThroughTemps(flow.sourcesOfTop(store));
    }

    private Set<AbstractInsnNode> originsThroughTemps(Set<AbstractInsnNode> start) {
        Set<AbstractInsnNode> origins = new LinkedHashSet<>();
        Set<AbstractInsnNode> seen = new HashSet<>();
        Deque<AbstractInsnNode> work = new ArrayDeque<>(start);
        while (!work.isEmpty()) {
            AbstractInsnNode producer = work.poll();
            if (!seen.add(producer)) continue;
            if (temps.isLoadOfTemp(producer)) {
                for (AbstractInsnNode store : flow.sourcesOfLocal(producer, ((VarInsnNode) producer).var)) {
                    work.addAll(flow.sourcesOfTop(store));
                }
            } else {
                origins.add(producer);
            }
        }
        return origins;
    }

    /** Finds the returns all of whose expressions flow to such returns only. */
    private Set<AbstractInsnNode> followable() {
        Set<AbstractInsnNode> good = new LinkedHashSet<>(expressions.keySet());
        boolean changed = true;
        while (changed) {
            changed = false;
            for (AbstractInsnNode returns : List.copyOf(good)) {
                if (!allFlowOnlyTo(good, expressions.get(returns))) changed |= good.remove(returns);
            }
        }
        return good;
    }

    private boolean allFlowOnlyTo(Set<AbstractInsnNode> returns, Set<AbstractInsnNode> producers) {
        for (AbstractInsnNode producer : producers) {
            if (!flowsOnlyTo(returns, producer, new HashSet<>())) return false;
        }
        return true;
    }

    private boolean flowsOnlyTo(Set<AbstractInsnNode> returns, AbstractInsnNode producer, Set<AbstractInsnNode> seen) {
        if (!seen.add(producer)) return true;
        for (AbstractInsnNode user : flow.usesOf(producer)) {
            boolean follows = user.getOpcode() == Opcodes.ARETURN
                    ? returns.contains(user)
                    : temps.stores().contains(user) && loadsFlowOnlyTo(returns, user, seen);
            if (!follows) return false;
        }
        return true;
    }

    private boolean loadsFlowOnlyTo(Set<AbstractInsnNode> returns, AbstractInsnNode store, Set<AbstractInsnNode> seen) {
        for (AbstractInsnNode load : flow.usesOf(store)) {
            if (!temps.isLoadOfTemp(load) || !flowsOnlyTo(returns, load, seen)) return false;
        }
        return true;
    }

    private void makeRaw(AbstractInsnNode expression) {
        if (expression instanceof MethodInsnNode call && isWrapper(call)) unwrap(method, call);
        else method.instructions.insert(expression, await());
    }

    private static boolean isWrapper(MethodInsnNode call) {
        if (call.getOpcode() != Opcodes.INVOKESTATIC) return false;
        return switch (call.owner) {
            case Names.ASYNCIO ->
                call.name.equals(Names.VALUE) && call.desc.equals(Names.VALUE_DESCRIPTOR)
                        || call.name.equals(Names.DONE) && call.desc.equals(Names.DONE_DESCRIPTOR);
            case Names.TASK -> call.name.equals(Names.COMPLETED) && call.desc.equals(Names.COMPLETED_DESCRIPTOR);
            case Names.COMPLETABLE_FUTURE -> call.name.equals("completedFuture") || call.name.equals("completedStage");
            default -> false;
        };
    }

    private MethodInsnNode await() {
        String descriptor = kind.isStage() ? Names.AWAIT_STAGE : Names.AWAIT_AWAITABLE;
        return new MethodInsnNode(Opcodes.INVOKESTATIC, Names.ASYNCIO, Names.AWAIT, descriptor, false);
    }

    /** What held the declared type holds the raw result now: an Object, in every frame that names it. */
    private void weakenFrames() {
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof FrameNode frame && flow.isReachable(frame)) {
                weakenLocals(frame);
                weakenStack(frame);
            }
        }
    }

    private void weakenLocals(FrameNode frame) {
        int local = 0;
        for (int entry = 0; entry < frame.local.size(); entry++) {
            Object type = frame.local.get(entry);
            if (type instanceof String && isRaw(flow.sourcesOfLocal(frame, local))) {
                frame.local.set(entry, Names.OBJECT);
            }
            local += FrameState.size(type);
        }
    }

    private void weakenStack(FrameNode frame) {
        for (int entry = 0; entry < frame.stack.size(); entry++) {
            if (frame.stack.get(entry) instanceof String && isRaw(flow.sourcesOfStack(frame, entry))) {
                frame.stack.set(entry, Names.OBJECT);
            }
        }
    }

    private boolean isRaw(Set<AbstractInsnNode> sources) {
        for (AbstractInsnNode source : sources) {
            boolean isRaw = raw.contains(source)
                    || temps.isLoadOfTemp(source)
                            && raw.containsAll(flow.sourcesOfLocal(source, ((VarInsnNode) source).var));
            if (!isRaw) return false;
        }
        return !sources.isEmpty();
    }
}
