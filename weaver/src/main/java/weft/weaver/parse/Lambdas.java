package weft.weaver.parse;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods of a class that contain the code of lambdas. No source can annotate them, so no name and no flag marks
 * them: compilers and obfuscators choose these.
 *
 * <ul>
 *   <li>The method that an {@code invokedynamic} of {@code LambdaMetafactory} implements an interface with (JVM
 *       specification 4.7.23), if it is synthetic, or private and called by no other instruction. Any other one is a
 *       declared method that a method reference names, and can be annotated.
 *   <li>A method with javac's name: some tools replace the {@code invokedynamic} by a class.
 *   <li>Each instance method of a class that a compiler made for one closure.
 * </ul>
 */
public final class Lambdas {
    private static final String METAFACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String GROOVY_CLOSURE = "groovy/lang/Closure";
    private static final String SCALA_FUNCTION = "scala/runtime/AbstractFunction";
    private static final String KOTLIN_METADATA = "Lkotlin/Metadata;";
    private static final Integer KOTLIN_SYNTHETIC_CLASS = 3;

    private final boolean ofClosure;
    private final boolean ofGroovy;

    /** From the name and descriptor of an implementation to the method that has the {@code invokedynamic}. */
    private final Map<String, MethodNode> makers = new HashMap<>();

    /** The names and descriptors of the methods of the class that it calls itself. */
    private final Set<String> called = new HashSet<>();

    private Lambdas(ClassNode tree) {
        ofGroovy = GROOVY_CLOSURE.equals(tree.superName);
        ofClosure = ofGroovy
                || tree.superName != null && tree.superName.startsWith(SCALA_FUNCTION)
                || isKotlinClosure(tree.visibleAnnotations);
    }

    static Lambdas of(ClassNode tree) {
        Lambdas lambdas = new Lambdas(tree);
        for (MethodNode method : tree.methods) {
            for (AbstractInsnNode instruction : method.instructions) {
                if (instruction instanceof InvokeDynamicInsnNode call) lambdas.add(tree.name, method, call);
                if (instruction instanceof MethodInsnNode call && call.owner.equals(tree.name)) {
                    lambdas.called.add(key(call.name, call.desc));
                }
            }
        }
        return lambdas;
    }

    /** Returns whether a method contains the code of a lambda. */
    public boolean contains(MethodNode method) {
        if (method.name.startsWith("<") || (method.access & Opcodes.ACC_BRIDGE) != 0) return false;
        boolean isSynthetic = (method.access & Opcodes.ACC_SYNTHETIC) != 0;
        if (isSynthetic && method.name.startsWith("lambda$")) return true;
        // Kotlin marks the class of an interface's default methods as it does a closure's; but those are static.
        if (ofClosure && !isSynthetic && (method.access & Opcodes.ACC_STATIC) == 0) return true;
        if (makerOf(method) == null) return false;
        boolean isPrivate = (method.access & Opcodes.ACC_PRIVATE) != 0;
        return isSynthetic || isPrivate && !called.contains(key(method.name, method.desc));
    }

    /** Returns the method in which an {@code invokedynamic} makes a lambda of another method; null if none does. */
    public MethodNode makerOf(MethodNode method) {
        return makers.get(key(method.name, method.desc));
    }

    /**
     * Returns the method that an {@code invokedynamic} makes a lambda of; null if it makes none. It is the second
     * argument of {@code metafactory} and of {@code altMetafactory}.
     */
    public static Handle implementation(InvokeDynamicInsnNode call) {
        if (!call.bsm.getOwner().equals(METAFACTORY) || call.bsmArgs.length < 2) return null;
        return call.bsmArgs[1] instanceof Handle implementation ? implementation : null;
    }

    /**
     * Returns the name for a second method that has the code of one: the same, for stack traces, debuggers and
     * coverage. But Groovy takes each method called {@code doCall} for one that calls the closure.
     */
    public String bodyName(MethodNode method) {
        return ofGroovy && method.name.equals("doCall") ? "lambda$doCall" : method.name;
    }

    private void add(String owner, MethodNode maker, InvokeDynamicInsnNode call) {
        Handle implementation = implementation(call);
        if (implementation != null && implementation.getOwner().equals(owner))
            makers.put(key(implementation.getName(), implementation.getDesc()), maker);
    }

    private static String key(String name, String descriptor) {
        return name + descriptor;
    }

    /** Kotlin says of a class what it is: by {@code k = 3}, that it stands for no class of the source. */
    private static boolean isKotlinClosure(List<AnnotationNode> annotations) {
        if (annotations == null) return false;
        for (AnnotationNode annotation : annotations) {
            if (!annotation.desc.equals(KOTLIN_METADATA) || annotation.values == null) continue;
            int kind = annotation.values.indexOf("k");
            return kind >= 0 && KOTLIN_SYNTHETIC_CLASS.equals(annotation.values.get(kind + 1));
        }
        return false;
    }
}
