package weft.weaver.analyse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import weft.weaver.parse.Lines;

/**
 * The {@code new} instructions whose uninitialised object is on the operand stack at an await. An uninitialised object
 * cannot be saved, so these are made after the constructor's arguments instead.
 */
public final class ObjectCreations {
    private final Map<AbstractInsnNode, TypeInsnNode> deferred = new HashMap<>();
    private final FrameTypes types;

    private ObjectCreations(FrameTypes types) {
        this.types = types;
    }

    /** Puts a label before each {@code new}, as {@link FrameTypes} needs it. */
    public static void label(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions.toArray()) {
            if (instruction.getOpcode() == Opcodes.NEW) method.instructions.insertBefore(instruction, new LabelNode());
        }
    }

    /**
     * Finds the creations to defer. Throws {@link UnsupportedCodeException} for a shape that no Java compiler emits.
     */
    public static ObjectCreations find(List<? extends AbstractInsnNode> awaits, FrameTypes types) {
        ObjectCreations creations = new ObjectCreations(types);
        for (AbstractInsnNode await : awaits) {
            List<Object> stack = types.before(await).stack();
            for (Object type : stack) {
                if (type instanceof LabelNode label) creations.defer(label, stack, await);
            }
        }
        return creations;
    }

    /** Returns the deferred {@code new} instructions. */
    public Set<AbstractInsnNode> deferred() {
        return deferred.keySet();
    }

    /** Tells whether a type on the operand stack is the object of a deferred {@code new}. */
    public boolean isDeferred(Object type) {
        return type instanceof LabelNode label && deferred.containsKey(next(label));
    }

    /** Returns the {@code dup} that follows a deferred {@code new}, or null. */
    public AbstractInsnNode dupOf(AbstractInsnNode creation) {
        AbstractInsnNode following = next(creation.getNext());
        return following != null && following.getOpcode() == Opcodes.DUP ? following : null;
    }

    /** Returns the class that a constructor call initialises, if its {@code new} is deferred; else null. */
    public String initialises(MethodInsnNode call) {
        FrameState state = types.before(call);
        if (state == null || call.getOpcode() != Opcodes.INVOKESPECIAL || !call.name.equals("<init>")) return null;
        Object target = state.stack().get(state.stack().size() - 1 - Type.getArgumentTypes(call.desc).length);
        return isDeferred(target) ? deferred.get(next((LabelNode) target)).desc : null;
    }

    /** Returns how many copies of the uninitialised object a constructor call finds on the operand stack. */
    public int copies(MethodInsnNode call) {
        List<Object> stack = types.before(call).stack();
        Object target = stack.get(stack.size() - 1 - Type.getArgumentTypes(call.desc).length);
        return (int) stack.stream().filter(target::equals).count();
    }

    private void defer(LabelNode label, List<Object> stack, AbstractInsnNode await) {
        AbstractInsnNode creation = next(label);
        deferred.put(creation, (TypeInsnNode) creation);
        long copies = stack.stream().filter(label::equals).count();
        boolean plain = copies == (dupOf(creation) == null ? 1 : 2)
                && stack.lastIndexOf(label) - stack.indexOf(label) == copies - 1;
        if (!plain) {
            throw new UnsupportedCodeException(
                    Lines.of(await),
                    "an object under construction is copied around while its constructor's arguments are awaited;"
                            + " await them into local variables first");
        }
    }

    private static AbstractInsnNode next(AbstractInsnNode from) {
        AbstractInsnNode at = from;
        while (at != null && at.getOpcode() < 0) at = at.getNext();
        return at;
    }
}
