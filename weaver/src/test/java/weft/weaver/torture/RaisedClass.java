package weft.weaver.torture;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.JSRInlinerAdapter;

/** A class file of before Java 8 with computed stack map frames, as the same class file of Java 8. */
final class RaisedClass {
    private RaisedClass() {}

    static byte[] raise(byte[] classFile, ClassLoader loader) {
        ClassReader reader = new ClassReader(classFile);
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return loader;
            }
        };
        reader.accept(new Raiser(writer), ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    private static final class Raiser extends ClassVisitor {
        Raiser(ClassVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visit(int version, int access, String name, String sign, String parent, String[] interfaces) {
            // A package-info of before Java 6 need not be abstract; an interface of Java 8 must.
            int abstracts = (access & Opcodes.ACC_INTERFACE) != 0 ? Opcodes.ACC_ABSTRACT : 0;
            super.visit(Opcodes.V1_8, access | abstracts, name, sign, parent, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String sign, String[] thrown) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, sign, thrown);
            return new JSRInlinerAdapter(next, access, name, descriptor, sign, thrown);
        }
    }
}
