package weft.weaver.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import weft.weaver.analyse.UnreadVariables;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.names.Names;
import weft.weaver.parse.Lambdas;
import weft.weaver.parse.Lines;
import weft.weaver.parse.ParsedClass;

/**
 * Finds coroutines that nobody can await: those that a statement drops, those in a variable that is never read, and
 * those that a method reference gives to a functional interface that returns nothing. A coroutine runs when it is
 * awaited or wrapped in a task, so these never run. Methods that are not {@code @Async} are searched, too.
 */
public final class ForgottenAwaits {
    private static final String RETURNS_COROUTINE = ")L" + Names.COROUTINE + ";";

    private final ParsedClass parsed;
    private final List<Diagnostic> warnings = new ArrayList<>();

    private ForgottenAwaits(ParsedClass parsed) {
        this.parsed = parsed;
    }

    /** Returns a warning for each. */
    public static List<Diagnostic> find(ParsedClass parsed) {
        ForgottenAwaits search = new ForgottenAwaits(parsed);
        Set<MethodNode> woven = new HashSet<>(parsed.asyncMethods());
        for (MethodNode method : parsed.tree().methods) search.search(method, woven.contains(method));
        return List.copyOf(search.warnings);
    }

    private void search(MethodNode method, boolean canAwait) {
        UnreadVariables unread = new UnreadVariables(method);
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof MethodInsnNode call) {
                if (makesCoroutine(call)) check(method, canAwait, call, unread);
            } else if (instruction instanceof InvokeDynamicInsnNode lambda) {
                check(lambda);
            }
        }
    }

    /** A value that is ready loses nothing. */
    private static boolean makesCoroutine(MethodInsnNode call) {
        if (!call.desc.endsWith(RETURNS_COROUTINE)) return false;
        boolean isReady =
                call.owner.equals(Names.ASYNCIO) && (call.name.equals(Names.VALUE) || call.name.equals(Names.DONE));
        return !isReady;
    }

    private void check(MethodNode method, boolean canAwait, MethodInsnNode call, UnreadVariables unread) {
        AbstractInsnNode taker = taker(call);
        String called = called(call.name, call.desc);
        if (taker.getOpcode() == Opcodes.POP) {
            if (IntendedDrops.contains(parsed.lambdas(), method, call, taker)) return;
            warn(call, Messages.droppedCoroutine(call.name, remedy(method, canAwait, called)));
        } else if (taker.getOpcode() == Opcodes.ASTORE && unread.contains((VarInsnNode) taker)) {
            warn(call, Messages.unreadCoroutine(call.name, remedy(method, canAwait, called)));
        }
    }

    /** Returns the instruction that takes what a call leaves on the stack; the last one, if control ends before. */
    private static AbstractInsnNode taker(AbstractInsnNode call) {
        AbstractInsnNode at = call.getNext();
        int jumps = 0;
        while (at.getNext() != null) {
            if (at.getOpcode() == Opcodes.GOTO && jumps++ < 10) at = ((JumpInsnNode) at).label;
            else if (at.getOpcode() < 0 || at.getOpcode() == Opcodes.NOP) at = at.getNext();
            else return at;
        }
        return at;
    }

    /** A reference to a method that returns a coroutine, for an interface whose method returns nothing. */
    private void check(InvokeDynamicInsnNode lambda) {
        Handle made = Lambdas.implementation(lambda);
        boolean isDropped = made != null
                && made.getDesc().endsWith(RETURNS_COROUTINE)
                && lambda.bsmArgs[0] instanceof Type type
                && type.getReturnType() == Type.VOID_TYPE;
        if (!isDropped || IntendedDrops.expectsException(lambda)) return;
        String taken = Type.getReturnType(lambda.desc).getClassName();
        warn(lambda, Messages.droppedByInterface(made.getName(), taken, called(made.getName(), made.getDesc())));
    }

    private String remedy(MethodNode method, boolean canAwait, String called) {
        if (canAwait) return Messages.awaitOrTask(called);
        return parsed.lambdas().contains(method) ? Messages.taskInLambda(called) : Messages.taskInMethod(called);
    }

    private static String called(String name, String descriptor) {
        return name + (descriptor.startsWith("()") ? "()" : "(...)");
    }

    /** A finalizer is in the class file once for each way out of its block. */
    private void warn(AbstractInsnNode at, String message) {
        Diagnostic warning = parsed.warning(Lines.of(at), message);
        for (Diagnostic before : warnings) {
            if (before.line() == warning.line() && before.message().equals(message)) return;
        }
        warnings.add(warning);
    }
}
