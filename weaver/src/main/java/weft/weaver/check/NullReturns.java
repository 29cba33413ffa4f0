package weft.weaver.check;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.names.Names;
import weft.weaver.parse.Lines;
import weft.weaver.parse.ParsedClass;
import weft.weaver.parse.ReturnKind;

/**
 * Finds {@code return null} in {@code @Async} methods, which would fail with a NullPointerException. It is looked for
 * in the woven class, where every returned expression is awaited next to it: so it is found however a compiler lays out
 * the return, and again in each build. All other ways through the method are right, so the class stays woven.
 */
public final class NullReturns {
    private NullReturns() {}

    /** Returns an error for each in a woven class. */
    public static List<Diagnostic> find(ParsedClass parsed) {
        List<Diagnostic> errors = new ArrayList<>();
        for (MethodNode method : parsed.tree().methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (!isAwait(instruction) || !isResultKept(instruction)) continue;
                AbstractInsnNode machine = before(instruction);
                AbstractInsnNode awaited = machine == null ? null : before(machine);
                if (awaited == null || awaited.getOpcode() != Opcodes.ACONST_NULL) continue;
                ReturnKind kind = kind(parsed, method, ((MethodInsnNode) instruction).owner);
                errors.add(parsed.error(Lines.of(awaited), Messages.returnsNull(name(method), kind)));
            }
        }
        return List.copyOf(errors);
    }

    private static boolean isAwait(AbstractInsnNode instruction) {
        if (!(instruction instanceof MethodInsnNode call)) return false;
        return call.owner.equals(Names.AWAITABLE) && call.name.equals(Names.ON_AWAIT)
                || call.owner.equals(Names.STATE_MACHINE) && call.name.equals(Names.STAGE_AWAIT);
    }

    /** What is returned is awaited, and the result returned; {@code await(null)} as a statement drops it. */
    private static boolean isResultKept(AbstractInsnNode await) {
        AbstractInsnNode at = await;
        while (at != null && at.getOpcode() != Opcodes.IF_ACMPNE) at = at.getNext();
        if (at == null) return false;
        for (at = ((JumpInsnNode) at).label; at != null; at = at.getNext()) {
            if (at.getOpcode() >= 0) return at.getOpcode() != Opcodes.POP;
        }
        return false;
    }

    private static AbstractInsnNode before(AbstractInsnNode instruction) {
        AbstractInsnNode at = instruction.getPrevious();
        while (at != null && at.getOpcode() < 0) at = at.getPrevious();
        return at;
    }

    /** The body returns Object; the stub, which has its name, says what the method returns. */
    private static ReturnKind kind(ParsedClass parsed, MethodNode body, String owner) {
        if (owner.equals(Names.STATE_MACHINE)) return ReturnKind.COMPLETABLE_FUTURE;
        for (MethodNode method : parsed.tree().methods) {
            boolean isTask =
                    method.name.equals(body.name) && ReturnKind.of(method.desc).orElse(null) == ReturnKind.TASK;
            if (isTask) return ReturnKind.TASK;
        }
        return ReturnKind.COROUTINE;
    }

    private static String name(MethodNode body) {
        return body.name.startsWith("lambda$") ? "a lambda" : "method " + body.name;
    }
}
