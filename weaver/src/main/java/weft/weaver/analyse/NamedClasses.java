package weft.weaver.analyse;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import weft.weaver.names.Names;

/**
 * The classes that a class can name in a cast: those that its own instructions resolve, so that access was checked when
 * they were compiled, and those of its own package.
 */
public final class NamedClasses {
    /** Public in every JDK, or part of the runtime that woven code sees anyway. */
    private static final Set<String> ALWAYS = Set.of(
            Names.OBJECT,
            "java/lang/String",
            "java/lang/Throwable",
            Names.AWAITABLE,
            Names.COROUTINE,
            Names.TASK,
            Names.COMPLETION_STAGE,
            Names.COMPLETABLE_FUTURE);

    private final Set<String> named = new HashSet<>();
    private final String packagePrefix;

    private NamedClasses(String owner) {
        packagePrefix = owner.substring(0, owner.lastIndexOf('/') + 1);
        named.addAll(ALWAYS);
    }

    public static NamedClasses of(ClassNode tree) {
        NamedClasses classes = new NamedClasses(tree.name);
        for (MethodNode method : tree.methods) {
            for (AbstractInsnNode instruction : method.instructions) classes.add(instruction);
        }
        return classes;
    }

    /**
     * Tells whether a cast to a class is legal in the class.
     *
     * @param type an internal name or an array descriptor
     */
    public boolean contains(String type) {
        String element = type.substring(type.lastIndexOf('[') + 1);
        if (element.length() == type.length()) return isNamed(type);
        return !element.startsWith("L") || isNamed(element.substring(1, element.length() - 1));
    }

    private boolean isNamed(String className) {
        return named.contains(className)
                || className.startsWith(packagePrefix) && className.indexOf('/', packagePrefix.length()) < 0;
    }

    private void add(AbstractInsnNode instruction) {
        if (instruction instanceof TypeInsnNode type) named.add(type.desc);
        else if (instruction instanceof MethodInsnNode call) named.add(call.owner);
        else if (instruction instanceof FieldInsnNode access) named.add(access.owner);
    }
}
