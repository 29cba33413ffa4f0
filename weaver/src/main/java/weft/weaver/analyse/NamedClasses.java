package weft.weaver.analyse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import weft.weaver.names.Names;

/**
 * What the code of a class shows about the classes that it names: how a value that was kept as an {@code Object} gets
 * back the type that its frame names. The cast must never fail where the method itself has none.
 *
 * <ul>
 *   <li>A value is an instance of the class that its frame names. So it is cast, if the code uses the class in a way in
 *       which an interface cannot be used: then access to it was checked when the code was compiled, too.
 *   <li>A value need not implement the interface that its frame names, because the verifier treats an interface as
 *       {@code Object} (JVM specification 4.10.1.2). So it needs no cast. But the verifier must find the interface to
 *       know that it is one, so this holds only for an interface that is there in any case.
 * </ul>
 */
public final class NamedClasses {
    private static final List<String> CLASSES = List.of(
            Names.OBJECT,
            "java/lang/String",
            "java/lang/Throwable",
            Names.COROUTINE,
            Names.TASK,
            Names.COMPLETABLE_FUTURE);

    private static final List<String> INTERFACES = List.of(Names.AWAITABLE, Names.COMPLETION_STAGE);

    private static final String OF_THE_JDK = "java/";

    private final Set<String> classes = new HashSet<>(CLASSES);
    private final Set<String> interfaces = new HashSet<>(INTERFACES);

    private NamedClasses() {}

    public static NamedClasses of(ClassNode tree) {
        NamedClasses named = new NamedClasses();
        boolean isInterface = (tree.access & Opcodes.ACC_INTERFACE) != 0;
        (isInterface ? named.interfaces : named.classes).add(tree.name);
        named.interfaces.addAll(tree.interfaces);
        for (MethodNode method : tree.methods) {
            for (AbstractInsnNode instruction : method.instructions) named.add(instruction);
            for (TryCatchBlockNode block : method.tryCatchBlocks) {
                if (block.type != null) named.classes.add(block.type);
            }
        }
        return named;
    }

    /**
     * Returns the type to which the class must cast a value that was kept as an {@code Object}: {@code Object} itself
     * if no cast is needed; null if no cast is sure to succeed.
     *
     * @param type the type of the value, an internal name or an array descriptor
     */
    public String castTo(String type) {
        int dimensions = type.lastIndexOf('[') + 1;
        if (dimensions == 0) return castToClass(type);
        if (type.charAt(dimensions) != 'L') return type;
        String element = castToClass(type.substring(dimensions + 1, type.length() - 1));
        return element == null ? null : type.substring(0, dimensions + 1) + element + ';';
    }

    private String castToClass(String name) {
        if (classes.contains(name)) return name;
        return interfaces.contains(name) ? Names.OBJECT : null;
    }

    private void add(AbstractInsnNode instruction) {
        if (instruction instanceof MethodInsnNode call) {
            if (!call.itf) classes.add(call.owner);
            else if (call.owner.startsWith(OF_THE_JDK)) interfaces.add(call.owner);
        } else if (instruction instanceof FieldInsnNode access) {
            boolean isStatic = access.getOpcode() == Opcodes.GETSTATIC || access.getOpcode() == Opcodes.PUTSTATIC;
            if (!isStatic) classes.add(access.owner); // an interface has static fields only
        } else if (instruction.getOpcode() == Opcodes.NEW) {
            classes.add(((TypeInsnNode) instruction).desc);
        }
    }
}
