package weft.weaver.parse;

import java.util.Optional;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
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

    /** Tells whether an instruction has a method handle of {@code await}, as {@code Asyncio::await} makes one. */
    public static boolean isReference(AbstractInsnNode instruction) {
        if (instruction instanceof LdcInsnNode load) return isReference(load.cst);
        if (!(instruction instanceof InvokeDynamicInsnNode indy)) return false;
        if (isReference(indy.bsm)) return true;
        for (Object argument : indy.bsmArgs) {
            if (isReference(argument)) return true;
        }
        return false;
    }

    /** A dynamic constant may have the method handle among its arguments, or in those of another dynamic constant. */
    private static boolean isReference(Object constant) {
        if (constant instanceof Handle handle) {
            return handle.getOwner().equals(Names.ASYNCIO) && handle.getName().equals(Names.AWAIT);
        }
        if (!(constant instanceof ConstantDynamic dynamic)) return false;
        if (isReference(dynamic.getBootstrapMethod())) return true;
        for (int i = 0; i < dynamic.getBootstrapMethodArgumentCount(); i++) {
            if (isReference(dynamic.getBootstrapMethodArgument(i))) return true;
        }
        return false;
    }

    private static AwaitCall read(MethodInsnNode call) {
        Type[] arguments = Type.getArgumentTypes(call.desc);
        return new AwaitCall(arguments[0].getInternalName().equals(Names.COMPLETION_STAGE), arguments.length - 1);
    }
}
