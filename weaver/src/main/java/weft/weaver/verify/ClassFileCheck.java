package weft.weaver.verify;

import java.util.Map;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.util.CheckClassAdapter;

/**
 * ASM's check of whole class files: flags, names, descriptors, the order and the types of stack map frames, the ranges
 * of the debug tables. It loads no class.
 */
public final class ClassFileCheck {
    private ClassFileCheck() {}

    /** Checks the woven owner and its machines. Throws an unchecked exception of ASM's if one is malformed. */
    public static void check(byte[] owner, Map<String, byte[]> machines) {
        check(owner);
        for (byte[] machine : machines.values()) check(machine);
    }

    private static void check(byte[] classFile) {
        CheckClassAdapter checker = new CheckClassAdapter(Opcodes.ASM9, new ClassNode(), false) {};
        new ClassReader(classFile).accept(new WithoutTypeAnnotations(checker), ClassReader.EXPAND_FRAMES);
    }

    /**
     * Leaves out the type annotations of methods' signatures. The weaver copies them as they are, and javac writes some
     * that the check refuses: those of a field, at the constructor of a record with a variable number of arguments.
     */
    private static final class WithoutTypeAnnotations extends ClassVisitor {
        WithoutTypeAnnotations(ClassVisitor checker) {
            super(Opcodes.ASM9, checker);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor checker = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, checker) {
                @Override
                public AnnotationVisitor visitTypeAnnotation(
                        int type, TypePath path, String annotation, boolean visible) {
                    return null;
                }
            };
        }
    }
}
