package weft.weaver.emit;

import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Keeps the type annotations of the instructions that are written anew: those of {@code new}, of a cast, and of the
 * type arguments of a call (JVM specification 4.7.20). An instruction that is written as it is in the source brings its
 * own.
 */
final class TypeAnnotations {
    private TypeAnnotations() {}

    /** Gives the annotations of an instruction of the source to the last one of the body. */
    static void moveToLast(MethodNode body, AbstractInsnNode source) {
        AbstractInsnNode last = body.instructions.getLast();
        last.visibleTypeAnnotations = source.visibleTypeAnnotations;
        last.invisibleTypeAnnotations = source.invisibleTypeAnnotations;
    }
}
