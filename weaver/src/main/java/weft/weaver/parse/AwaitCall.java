package weft.weaver.parse;

import java.util.Optional;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import weft.weaver.names.Names;

/**
 * A call of {@code Asyncio.await}.
 *
 * @param ofStage whether javac chose the overload for a {@code CompletionStage}
 * @param exceptionClasses how many exception classes are passed after what is awaited
 */
public record AwaitCall(boolean ofStage, int exceptionClasses) {
    /** Reads an instruction as a call of {@code await}; empty if it is something else. */
    public static Optional<AwaitCall> of(AbstractInsnNode instruction) {
        return isAwait(instruction) ? Optional.of(read((MethodInsnNode) instruction)) : Optional.empty();
    }

    /** Tells whether an instruction calls {@code await}. */
    public static boolean isAwait(AbstractInsnNode instruction) {
        return instruction.getOpcode() == Opcodes.INVOKESTATIC
                && instruction instanceof MethodInsnNode call
                && call.owner.equals(Names.ASYNCIO)
                && call.name.equals(Names.AWAIT);
    }

    /** Tells whether an instruction makes a method reference {@code Asyncio::await}. */
    public static boolean isReference(AbstractInsnNode instruction) {
        if (!(instruction instanceof InvokeDynamicInsnNode indy)) return false;
        for (Object argument : indy.bsmArgs) {
            if (argument instanceof Handle handle
                    && handle.getOwner().equals(Names.ASYNCIO)
                    && handle.getName().equals(Names.AWAIT)) return true;
        }
        return false;
    }

    private static AwaitCall read(MethodInsnNode call) {
        Type[] arguments = Type.getArgumentTypes(call.desc);
        return new AwaitCall(arguments[0].getInternalName().equals(Names.COMPLETION_STAGE), arguments.length - 1);
    }
}
