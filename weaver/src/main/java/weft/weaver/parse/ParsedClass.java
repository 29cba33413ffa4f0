package weft.weaver.parse;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;
import weft.weaver.diagnostic.Diagnostic;
import weft.weaver.names.Names;

/**
 * A class file as a tree.
 *
 * @param reader the class file's bytes
 * @param tree its fields, methods and attributes, with expanded stack map frames
 * @param lambdas which of its methods contain the code of lambdas
 */
public record ParsedClass(ClassReader reader, ClassNode tree, Lambdas lambdas) {
    /** Parses a class file. Throws an unchecked exception of ASM's if the bytes are no class file it can read. */
    public static ParsedClass parse(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode tree = new ClassNode();
        reader.accept(tree, new Attribute[] {new WovenMark()}, ClassReader.EXPAND_FRAMES);
        return new ParsedClass(reader, tree, Lambdas.of(tree));
    }

    /** Returns whether the class was woven before. */
    public boolean isWoven() {
        return WovenMark.isOn(tree);
    }

    public boolean isInterface() {
        return (tree.access & Opcodes.ACC_INTERFACE) != 0;
    }

    /** Returns the methods that are to become state machines. */
    public List<MethodNode> asyncMethods() {
        List<MethodNode> methods = new ArrayList<>();
        for (MethodNode method : tree.methods) {
            if (isAsync(method) || isAsyncLambda(method)) methods.add(method);
        }
        return methods;
    }

    /**
     * Tells whether a method is marked {@code @Async}. A bridge, to which javac copies the mark, only calls another
     * method, and is not woven; but an optimiser may have put the code of that one into it.
     */
    public static boolean isAsync(MethodNode method) {
        boolean isMarked = has(method.visibleAnnotations) || has(method.invisibleAnnotations);
        return isMarked && ((method.access & Opcodes.ACC_BRIDGE) == 0 || awaits(method));
    }

    /** Tells whether a method awaits anything. */
    public static boolean awaits(MethodNode method) {
        for (AbstractInsnNode instruction : method.instructions) {
            if (AwaitCall.isAwait(instruction)) return true;
        }
        return false;
    }

    /** A diagnostic about this class. */
    public Diagnostic error(int line, String message) {
        return new Diagnostic(Diagnostic.Severity.ERROR, className(), file(), line, message);
    }

    /** A diagnostic about this class that does not stop the weaving. */
    public Diagnostic warning(int line, String message) {
        return new Diagnostic(Diagnostic.Severity.WARNING, className(), file(), line, message);
    }

    private boolean isAsyncLambda(MethodNode method) {
        return lambdas.contains(method)
                && ReturnKind.of(method.desc).orElse(ReturnKind.VOID) != ReturnKind.VOID
                && awaits(method);
    }

    private static boolean has(List<AnnotationNode> annotations) {
        if (annotations == null) return false;
        for (AnnotationNode annotation : annotations) {
            if (annotation.desc.equals(Names.ASYNC)) return true;
        }
        return false;
    }

    private String className() {
        return Type.getObjectType(tree.name).getClassName();
    }

    private String file() {
        return tree.sourceFile != null ? tree.sourceFile : className();
    }
}
