package weft.weaver.analyse;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.names.Names;

/**
 * The calls that make an awaitable that is ready from a raw result: {@code value(x)}, {@code done()} and their like.
 */
final class Wrappers {
    private Wrappers() {}

    static boolean isWrapper(AbstractInsnNode instruction) {
        if (instruction.getOpcode() != Opcodes.INVOKESTATIC) return false;
        MethodInsnNode call = (MethodInsnNode) instruction;
        return switch (call.owner) {
            case Names.ASYNCIO ->
                call.name.equals(Names.VALUE) && call.desc.equals(Names.VALUE_DESCRIPTOR)
                        || call.name.equals(Names.DONE) && call.desc.equals(Names.DONE_DESCRIPTOR);
            case Names.TASK -> call.name.equals(Names.COMPLETED) && call.desc.equals(Names.COMPLETED_DESCRIPTOR);
            case Names.COMPLETABLE_FUTURE -> call.name.equals("completedFuture") || call.name.equals("completedStage");
            default -> false;
        };
    }

    /** Takes a wrapper out, so that the raw result is left. */
    static void remove(MethodNode method, AbstractInsnNode wrapper) {
        if (((MethodInsnNode) wrapper).desc.startsWith("()")) {
            method.instructions.set(wrapper, new InsnNode(Opcodes.ACONST_NULL));
        } else {
            method.instructions.remove(wrapper);
        }
    }
}
