package weft.weaver.check;

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
import weft.weaver.parse.Lambdas;

/** The calls in tests that drop what they return on purpose: on mocks, and where the call itself has to throw. */
final class IntendedDrops {
    private static final String MOCKITO = "org/mockito/";
    private static final String FAIL = "fail";

    /** How many instructions behind a call may lead to {@code fail("message")}. */
    private static final int UP_TO_FAIL = 6;

    private static final Set<String> BLOCKS_THAT_THROW = Set.of(
            "org/junit/jupiter/api/function/Executable",
            "org/junit/function/ThrowingRunnable",
            "org/testng/Assert$ThrowingRunnable",
            "org/mockito/MockedStatic$Verification",
            "org/assertj/core/api/ThrowableAssert$ThrowingCallable");

    private IntendedDrops() {}

    /**
     * Returns whether a call that returns a coroutine need not be awaited.
     *
     * @param method the method that has the call
     * @param dropped the pop behind the call
     */
    static boolean contains(Lambdas lambdas, MethodNode method, MethodInsnNode call, AbstractInsnNode dropped) {
        return isOfMock(call) || leadsToFail(dropped) || isInBlockThatThrows(lambdas, method);
    }

    /** Tells whether a lambda or method reference is for code from which an exception is expected. */
    static boolean expectsException(InvokeDynamicInsnNode lambda) {
        return BLOCKS_THAT_THROW.contains(Type.getReturnType(lambda.desc).getInternalName());
    }

    /** {@code verify(shop).send(...)}: a call of Mockito is in the same statement. */
    private static boolean isOfMock(MethodInsnNode call) {
        for (AbstractInsnNode at = call.getPrevious(); at != null && !endsStatement(at); at = at.getPrevious()) {
            if (at instanceof MethodInsnNode before && before.owner.startsWith(MOCKITO)) return true;
        }
        return false;
    }

    private static boolean endsStatement(AbstractInsnNode at) {
        int opcode = at.getOpcode();
        return opcode == Opcodes.POP
                || opcode == Opcodes.POP2
                || opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN
                || opcode == Opcodes.ATHROW
                || opcode == Opcodes.PUTSTATIC
                || opcode == Opcodes.PUTFIELD
                || at instanceof JumpInsnNode
                || at instanceof VarInsnNode access && access.getOpcode() >= Opcodes.ISTORE
                || at instanceof MethodInsnNode call && call.desc.endsWith(")V") && !call.name.equals("<init>");
    }

    /** {@code try { shop.send(null); fail(); } catch ...}. */
    private static boolean leadsToFail(AbstractInsnNode dropped) {
        AbstractInsnNode at = dropped.getNext();
        for (int i = 0; i < UP_TO_FAIL && at != null; i++) {
            if (at instanceof MethodInsnNode call) return call.name.equals(FAIL);
            at = at.getNext();
        }
        return false;
    }

    private static boolean isInBlockThatThrows(Lambdas lambdas, MethodNode method) {
        MethodNode maker = lambdas.makerOf(method);
        if (maker == null) return false;
        for (AbstractInsnNode instruction : maker.instructions) {
            if (!(instruction instanceof InvokeDynamicInsnNode lambda)) continue;
            Handle made = Lambdas.implementation(lambda);
            boolean isMade = made != null
                    && made.getName().equals(method.name)
                    && made.getDesc().equals(method.desc);
            if (isMade) return expectsException(lambda);
        }
        return false;
    }
}
